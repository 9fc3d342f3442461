import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { parseFilter } from '../filter/parse-filter.ts'
import { assertionType, decodeAssertion, encodeAssertion } from './assertion.ts'
import { decodeEntryRead, decodeReadEntry, encodeReadEntry, postReadType, preReadType } from './read-entry.ts'

const refusal = (work: () => unknown): [code: number, ends: string] => {
  try {
    work()
  } catch (error) {
    if (error instanceof LdapError) return [error.resultCode, error.ends]
    throw error
  }
  return [0, '']
}

suite('assertion (RFC 4528)', () => {
  test('a filter comes back', () => {
    for (const text of ['(objectClass=*)', '(&(uid=ann)(!(mail=a*b*c)))', '(cn:caseExactMatch:=Ann)'])
      assert.deepEqual(decodeAssertion(encodeAssertion(parseFilter(text))), parseFilter(text))
  })

  test('every octet of it counts: cut anywhere, or with more behind, it refuses the operation', () => {
    const whole = encodeAssertion(parseFilter('(&(uid=ann)(cn=Ann))')).value as Uint8Array
    const control = { type: assertionType, critical: true }
    for (let length = 0; length < whole.length; length++)
      assert.deepEqual(
        refusal(() => decodeAssertion({ ...control, value: whole.subarray(0, length) })),
        [2, 'operation'],
      )
    const longer = Uint8Array.of(...whole, 0)
    assert.deepEqual(
      refusal(() => decodeAssertion({ ...control, value: longer })),
      [2, 'operation'],
    )
    assert.deepEqual(
      refusal(() => decodeAssertion({ ...control, value: undefined })),
      [2, 'operation'],
    )
  })

  test('limits of filters hold, and end the operation alone', () => {
    const deep = encodeAssertion(parseFilter(`${'(!'.repeat(31)}(uid=ann)${')'.repeat(31)}`))
    assert.deepEqual(
      refusal(() => decodeAssertion(deep, { filterDepthMax: 8, filterItemsMax: 99 })),
      [2, 'operation'],
    )
    assert.deepEqual(
      refusal(() => decodeAssertion(deep, { filterDepthMax: 64, filterItemsMax: 9 })),
      [11, 'operation'],
    )
  })
})

suite('read entry (RFC 4527)', () => {
  test('attribute lists come back', () => {
    for (const attributes of [[], ['*', '+'], ['uid', 'memberOf']])
      for (const type of [preReadType, postReadType])
        assert.deepEqual(decodeReadEntry(encodeReadEntry(type, attributes)), attributes)
  })

  test('cut anywhere, or with more behind, it refuses the operation', () => {
    const whole = encodeReadEntry(preReadType, ['uid', 'cn']).value as Uint8Array
    const control = { type: preReadType, critical: false }
    for (let length = 0; length < whole.length; length++)
      assert.deepEqual(
        refusal(() => decodeReadEntry({ ...control, value: whole.subarray(0, length) })),
        [2, 'operation'],
      )
    const longer = Uint8Array.of(...whole, 0)
    assert.deepEqual(
      refusal(() => decodeReadEntry({ ...control, value: longer })),
      [2, 'operation'],
    )
    assert.deepEqual(
      refusal(() => decodeReadEntry({ ...control, value: undefined })),
      [2, 'operation'],
    )
    assert.deepEqual(
      refusal(() => decodeEntryRead({ ...control, value: undefined })),
      [2, 'operation'],
    )
  })
})

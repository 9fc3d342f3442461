import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import {
  decodeSortRequest,
  decodeSortResponse,
  encodeSortRequest,
  encodeSortResponse,
  type SortKey,
  sortRequestType,
} from './server-side-sort.ts'

const codeOf = (work: () => unknown): number => {
  try {
    work()
  } catch (error) {
    if (error instanceof LdapError) return error.resultCode
    throw error
  }
  return 0
}
const key = (attribute: string, more: Partial<SortKey> = {}): SortKey => ({
  attribute,
  orderingRule: undefined,
  reverse: false,
  ...more,
})

suite('server side sorting (RFC 2891)', () => {
  test('keys come back', () => {
    const lists = [
      [key('cn')],
      [key('sn'), key('givenName', { reverse: true }), key('uid', { orderingRule: '2.5.13.3' })],
      [key('cn', { orderingRule: 'caseIgnoreOrderingMatch', reverse: true })],
    ]
    for (const keys of lists) assert.deepEqual(decodeSortRequest(encodeSortRequest(keys, true)), keys)
  })

  test('octets as OpenLDAP sends them for -E sss=-sn:2.5.13.3', () => {
    const value = Buffer.from('301330110402736e8008322e352e31332e338101ff', 'hex')
    const keys = [key('sn', { orderingRule: '2.5.13.3', reverse: true })]
    assert.deepEqual(decodeSortRequest({ type: sortRequestType, critical: false, value }), keys)
    assert.deepEqual(Buffer.from(encodeSortRequest(keys).value ?? []), value)
  })

  test('cut anywhere, with more behind, without keys or without a value it is malformed', () => {
    const whole = encodeSortRequest([key('sn', { orderingRule: '2.5.13.3', reverse: true }), key('cn')]).value
    assert.ok(whole)
    const values: (Uint8Array | undefined)[] = [undefined, Uint8Array.of(...whole, 0), Uint8Array.of(0x30, 0)]
    for (let length = 0; length < whole.length; length++) values.push(whole.subarray(0, length))
    for (const value of values)
      assert.equal(
        codeOf(() => decodeSortRequest({ type: sortRequestType, critical: true, value })),
        2,
      )
  })

  test('the result comes back', () => {
    for (const result of [
      { resultCode: 0, attribute: undefined },
      { resultCode: 16, attribute: 'nothing' },
    ])
      assert.deepEqual(decodeSortResponse(encodeSortResponse(result)), result)
    const cut = encodeSortResponse({ resultCode: 16, attribute: 'nothing' })
    assert.equal(
      codeOf(() => decodeSortResponse({ ...cut, value: cut.value?.subarray(0, 5) })),
      2,
    )
  })
})

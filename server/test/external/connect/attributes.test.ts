import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Attributes } from '#external'

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const attributes = (all: Record<string, readonly (string | Uint8Array)[]>, dn = ''): Attributes =>
  new Attributes(
    Object.entries(all).map(([type, values]) => ({
      type,
      values: values.map(value => (typeof value === 'string' ? octets(value) : value)),
    })),
    dn,
  )

test('failure 15: names of attributes in any letter case', () => {
  const found = attributes({ sAMAccountName: ['ann'] })
  for (const name of ['samaccountname', 'sAMAccountName', 'SAMACCOUNTNAME']) assert.equal(found.first(name), 'ann')
  assert.equal(found.first('samaccount'), undefined)
  assert.deepEqual(found.names, ['sAMAccountName'])
})

test('failure 15: options: asked for, exactly that; not asked for, what has none and else what has some', () => {
  const found = attributes({
    cn: ['Ann'],
    'cn;lang-de': ['Anna'],
    'userCertificate;binary': [Uint8Array.of(1, 2)],
    'title;lang-fr': ['Cheffe'],
    'title;lang-de': ['Chefin'],
  })
  assert.deepEqual(found.all('cn'), ['Ann'])
  assert.deepEqual(found.all('CN;LANG-DE'), ['Anna'])
  assert.deepEqual(found.octets('userCertificate'), [Uint8Array.of(1, 2)])
  assert.deepEqual(found.all('title'), ['Chefin', 'Cheffe'])
  assert.equal(found.has('titl'), false)
})

test('failure 16: of several values the same one, whatever their order', () => {
  const orders = [
    ['b@x', 'a@x', 'c@x'],
    ['c@x', 'b@x', 'a@x'],
  ]
  for (const mail of orders) assert.equal(attributes({ mail }).first('mail'), 'a@x')
  assert.deepEqual(attributes({ mail: ['b@x', 'a@x'] }).all('mail'), ['b@x', 'a@x'])
})

test('failure 16: the value that an entry is named by comes first', () => {
  const cn = ['Anna Lee', 'Ann, Lee']
  for (const values of [cn, cn.toReversed()])
    assert.equal(attributes({ cn: values }, 'CN=Ann\\, Lee,dc=x').first('cn'), 'Ann, Lee')
  assert.equal(attributes({ cn }, 'this is no DN').first('cn'), 'Ann, Lee')
})

test('failure 16: the primary one of proxyAddresses is the one in capitals', () => {
  const proxyAddresses = ['smtp:alias@x', 'X500:/o=x', 'SMTP:ann@x', 'smtp:other@x']
  assert.equal(attributes({ proxyAddresses }).first('proxyaddresses'), 'ann@x')
  assert.equal(attributes({ proxyAddresses: ['smtp:alias@x'] }).first('proxyAddresses'), undefined)
})

test('failure 17: octets stay as they are, and are copies', () => {
  const value = Uint8Array.from({ length: 256 }, (_, i) => i)
  const found = attributes({ jpegPhoto: [value], objectGUID: [value.subarray(120, 136)] })
  assert.deepEqual(found.octets('jpegphoto'), [value])
  assert.deepEqual(found.octets('objectguid'), [value.slice(120, 136)])
  const [copy] = found.octets('jpegPhoto')
  value[0] = 99
  assert.equal(copy?.[0], 0)
})

test('an attribute in two pieces, and one without values', () => {
  const found = new Attributes([
    { type: 'mail', values: [octets('a@x')] },
    { type: 'MAIL', values: [octets('b@x')] },
    { type: 'cn', values: [] },
  ])
  assert.deepEqual(found.all('mail'), ['a@x', 'b@x'])
  assert.equal(found.first('cn'), undefined)
  assert.equal(found.has('cn'), false)
})

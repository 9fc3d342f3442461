import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LdapError } from '../error.ts'
import { printFilter } from '../filter/print-filter.ts'
import { parseLdapUrl } from './ldap-url.ts'

test('host, port and TLS', () => {
  const place = (text: string): string => {
    const { host, port, isSecure } = parseLdapUrl(text)
    return `${host} ${port} ${isSecure}`
  }
  assert.equal(place('ldap://dc1.example'), 'dc1.example 389 false')
  assert.equal(place('LDAPS://dc1.example/'), 'dc1.example 636 true')
  assert.equal(place('ldap://192.0.2.1:3890/dc=a'), '192.0.2.1 3890 false')
  assert.equal(place('ldaps://[2001:db8::1]:7636/dc=a'), '2001:db8::1 7636 true')
  assert.equal(place('ldap://[::1]'), '::1 389 false')
  assert.equal(place('ldap:///dc=a'), ' 389 false')
})

test('what to ask there (RFC 4516 §4)', () => {
  const url = parseLdapUrl('ldap://ldap.example.net/o=An%20Example%5C2C%20Inc.,c=US?cn,mail?sub?(cn=Ann%20%3F)')
  assert.equal(url.dn, 'o=An Example\\2C Inc.,c=US')
  assert.deepEqual([url.attributes, url.scope], [['cn', 'mail'], 2])
  assert.equal(url.filter && printFilter(url.filter), '(cn=Ann ?)')
  const bare = parseLdapUrl('ldap://ldap.example.net/??base')
  assert.deepEqual([bare.dn, bare.attributes, bare.scope, bare.filter], [undefined, [], 0, undefined])
})

test('what is no LDAP URL', () => {
  const wrong = [
    '',
    'http://a',
    'ldap:',
    'ldap:a',
    'ldap://a:0',
    'ldap://a:65536',
    'ldap://a:b',
    'ldap://[::1',
    'ldap://user@a',
    'ldap://a/%zz',
    'ldap://a/dc=a??everything',
    'ldap://a/dc=a???(cn=',
    'ldap://a/dc=a????!x-must',
  ]
  for (const text of wrong) assert.throws(() => parseLdapUrl(text), LdapError, text)
})

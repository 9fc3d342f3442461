import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asItIs, printSaying, toSaying } from '#ground'
import { readCloverdx } from './read.ts'

const searching = `
# LDAP
security.authentication.allowed_domains=clover,LDAP
security.ldap.url=ldap://ldap.example.com:389
security.ldap.userDN=cn=Manager,dc=company,dc=com
security.ldap.password=s\\u00e9cret\\=1
security.ldap.timeout=5000
security.ldap.records_limit=2000
security.ldap.user_search.base=dc=company,dc=eu
security.ldap.user_search.filter=(uid=$\${username})
security.ldap.user_search.scope=SUBTREE
security.ldap.user_search.attribute.firstname=fn
security.ldap.user_search.attribute.lastname=sn
security.ldap.user_search.attribute.email=mail
security.ldap.user_search.attribute.groups=memberOf
security.ldap.groups_search.base=dc=company,dc=com
security.ldap.groups_search.filter=(&(objectClass=groupOfNames)(member=$\${userDN}))
security.ldap.groups_search.scope=ONELEVEL
security.ldap.groups_search.attribute.group_code=cn
security.ldap.user_autocreate=true
security.ldap.default_user_group=data_app_users
`

test('a lone filter with the name is the sign-in filter, and with any name the population', () => {
  const { bindPassword, ...draft } = readCloverdx(searching)
  assert.equal(bindPassword?.reveal(), 'sécret=1')
  assert.deepEqual(draft, {
    provider: 'other',
    urls: ['ldap://ldap.example.com:389'],
    bindDn: 'cn=Manager,dc=company,dc=com',
    policy: 'synchronise',
    userDnPattern: null,
    userSearch: {
      base: 'dc=company,dc=eu',
      scope: 'subtree',
      filter: '(uid=*)',
      signInFilter: '(uid=${username})',
    },
    attributes: { username: 'uid', firstName: 'fn', lastName: 'sn', email: 'mail', groups: 'memberOf' },
    groupSearch: {
      base: 'dc=company,dc=com',
      scope: 'one',
      filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    referrals: null,
    recordsMax: 2000,
    searchTimeout: 5000,
    autoCreate: true,
    defaultGroup: 'data_app_users',
    allowed: { local: true, directory: true },
    notes: [],
  })
})

const patterns = [
  ['uid=$${username},dc=company,dc=com', 'uid=${username},dc=company,dc=com', 'other'],
  ['$${username}@mydomain', '${username}@mydomain', 'activedirectory'],
  ['${username}', '${username}', 'activedirectory'],
] as const
for (const [written, meant, provider] of patterns)
  test(`the pattern ${written} asks nobody but the directory`, () => {
    const draft = readCloverdx(`security.ldap.url=ldaps://dc1:636\nsecurity.ldap.user_dn_pattern=${written}`)
    assert.equal(draft.policy, 'authenticate')
    assert.equal(draft.userDnPattern, meant)
    assert.equal(draft.provider, provider)
    assert.deepEqual(draft.notes, [])
  })

test('both spellings of the group search are read, and the newer one wins', () => {
  const older = searching.replaceAll('groups_search', 'group_search')
  assert.deepEqual(readCloverdx(older).groupSearch, readCloverdx(searching).groupSearch)
  const both = readCloverdx(`${searching}\nsecurity.ldap.group_search.base=ou=groups,dc=company,dc=com`)
  assert.equal(both.groupSearch?.base, 'ou=groups,dc=company,dc=com')
  assert.deepEqual(
    both.notes.map(({ key }) => key),
    ['security.ldap.groups_search.base'],
  )
})

test('a DN in the address is what bases are below', () => {
  const draft = readCloverdx(
    searching
      .replace('ldap.example.com:389', 'a:389/dc=company,dc=com ldap://b/dc=company,dc=com')
      .replace('base=dc=company,dc=eu', 'base=ou=people'),
  )
  assert.deepEqual(draft.urls, ['ldap://a:389', 'ldap://b'])
  assert.equal(draft.userSearch?.base, 'ou=people,dc=company,dc=com')
})

const noted: [line: string, key: string, message: RegExp][] = [
  ['security.ldap.password=${env:SECRET}', 'security.ldap.password', /\$\{env:SECRET\}/],
  ['security.ldap.url=http://a', 'security.ldap.url', /ldap:\/\//],
  ['security.ldap.user_search.scope=DEEP', 'security.ldap.user_search.scope', /“DEEP” is none of OBJECT/],
  ['security.ldap.records_limit=-1', 'security.ldap.records_limit', /whole number/],
  ['security.ldap.user_autocreate=perhaps', 'security.ldap.user_autocreate', /true, false/],
  ['security.ldap.user_dn_pattern=$${username}', 'security.ldap.user_search.filter', /nobody is searched/],
  ['security.ldap.default_user_group=', 'security.ldap.default_user_group', /Choose one/],
  ['security.ldap.ctx_factory=com.sun.jndi.ldap.LdapCtxFactory', 'security.ldap.ctx_factory', /Java/],
  ['security.ldap.nonsense=1', 'security.ldap.nonsense', /no setting/],
  ['security.lockout.login.attempts=5', 'security.lockout.login.attempts', /slowed down/],
  ['security.authentication.allowed_domains=clover,SAML', 'security.authentication.allowed_domains', /SAML/],
]
for (const [line, key, message] of noted)
  test(`what cannot be taken over is told: ${line}`, () => {
    const { notes } = readCloverdx(`${searching}\n${line}`)
    assert.equal(notes.length, 1)
    assert.equal(notes[0]?.key, key)
    assert.match(printSaying(toSaying(notes[0]?.message ?? asItIs(''))), message)
  })

test('a file without a line of LDAP is refused', () => {
  assert.throws(() => readCloverdx('a=1\n'), { code: 'invalid', message: /security\.ldap\./ })
})

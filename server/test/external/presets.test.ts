import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { providers, type Provider } from '#directory'
import { entryOf } from './entry.ts'
import { detectProvider, presetOf, presets, settingsOf, type UpstreamState } from '#external'

const now = Date.UTC(2026, 2, 1, 12)
const filetime = (ms: number): string => String((BigInt(ms) + 11_644_473_600_000n) * 10_000n)
const day = 86_400_000

suite('what an entry says of whether somebody may come in', () => {
  const rows: [Provider, Record<string, string>, UpstreamState][] = [
    ['activedirectory', {}, 'active'],
    ['activedirectory', { useraccountcontrol: '512' }, 'active'],
    ['activedirectory', { userAccountControl: '514' }, 'disabled'],
    // 0x40000 and 0x20 are no state; a negative number is how a high bit is printed.
    ['activedirectory', { userAccountControl: '262688' }, 'active'],
    ['activedirectory', { userAccountControl: '-2147483136' }, 'active'],
    ['activedirectory', { userAccountControl: 'broken' }, 'active'],
    ['activedirectory', { accountExpires: '0' }, 'active'],
    ['activedirectory', { accountExpires: '9223372036854775807' }, 'active'],
    ['activedirectory', { accountExpires: '9223372036854775808' }, 'active'],
    ['activedirectory', { accountExpires: '99999999999999999999' }, 'active'],
    ['activedirectory', { accountExpires: filetime(now) }, 'expired'],
    ['activedirectory', { accountExpires: filetime(now + 1) }, 'active'],
    ['activedirectory', { accountExpires: filetime(now - day), userAccountControl: '514' }, 'disabled'],
    ['activedirectory', { lockoutTime: filetime(now - 60_000) }, 'locked'],
    ['activedirectory', { lockoutTime: filetime(now - 2 * day) }, 'active'],
    ['activedirectory', { lockoutTime: '0' }, 'active'],
    ['activedirectory', { lockoutTime: filetime(now - 60_000), 'msDS-User-Account-Control-Computed': '0' }, 'active'],
    ['samba', { 'msDS-User-Account-Control-Computed': '16' }, 'locked'],
    ['openldap', { pwdAccountLockedTime: '000001010000Z' }, 'disabled'],
    ['openldap', { pwdAccountLockedTime: '20260301115900Z' }, 'locked'],
    ['openldap', { pwdAccountLockedTime: '20260220115900Z' }, 'active'],
    ['openldap', { pwdEndTime: '20260301120000Z' }, 'expired'],
    ['openldap', { pwdEndTime: '20260301120001Z' }, 'active'],
    ['389ds', { nsAccountLock: 'TRUE' }, 'disabled'],
    ['389ds', { nsAccountLock: 'false' }, 'active'],
    ['389ds', { accountUnlockTime: '20260301120001Z' }, 'locked'],
    ['389ds', { accountUnlockTime: '19700101000000Z' }, 'locked'],
    ['389ds', { accountUnlockTime: '20260301115959Z' }, 'active'],
    ['freeipa', { nsAccountLock: 'true' }, 'disabled'],
    ['freeipa', { krbPrincipalExpiration: '20260101000000Z' }, 'expired'],
    ['okta', { organizationalStatus: 'SUSPENDED' }, 'disabled'],
    ['okta', { organizationalStatus: 'ACTIVE' }, 'active'],
    ['univention', { shadowExpire: '1' }, 'disabled'],
    ['univention', { shadowExpire: '20000' }, 'expired'],
    ['univention', { shadowExpire: '30000' }, 'active'],
    ['univention', { sambaAcctFlags: '[UD         ]' }, 'disabled'],
    ['other', { loginDisabled: 'TRUE' }, 'disabled'],
    ['other', { nsAccountLock: 'TRUE' }, 'disabled'],
    ['jumpcloud', { userAccountControl: '514' }, 'active'],
  ]
  for (const [provider, values, state] of rows)
    test(`${provider} ${JSON.stringify(values)}: ${state}`, () => {
      assert.equal(presetOf(provider).stateOf(entryOf('uid=a', values), now), state)
    })
})

suite('whose server it is', () => {
  const rows: [Record<string, string | string[]>, Provider | undefined][] = [
    [{ supportedCapabilities: ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1670'] }, 'activedirectory'],
    [{ supportedCapabilities: '1.2.840.113556.1.4.800', vendorName: 'Samba Team (https://www.samba.org)' }, 'samba'],
    [{ objectClass: ['top', 'OpenLDAProotDSE'] }, 'openldap'],
    [{ vendorName: '389 Project' }, '389ds'],
    [{ vendorName: '389 Project', ipaDomainLevel: '1' }, 'freeipa'],
    [{ vendorName: 'LLDAP' }, 'lldap'],
    [{ vendorName: 'Doorward' }, 'doorward'],
    [{ objectClass: ['top', 'OpenLDAProotDSE'], vendorName: 'Cloudron LDAP' }, 'cloudron'],
    [{ vendorName: 'Somebody' }, undefined],
    [{}, undefined],
  ]
  for (const [values, provider] of rows)
    test(JSON.stringify(values), () => {
      assert.equal(detectProvider(entryOf('', values)), provider)
    })
})

suite('settings', () => {
  test('every provider has a preset of its own', () => {
    assert.deepEqual(presets.map(preset => preset.provider).sort(), [...providers].sort())
  })

  test('what is given stays, what is absent is what is usual there', () => {
    const settings = settingsOf('freeipa', {
      baseDn: 'dc=ipa,dc=example',
      urls: ['ldaps://ipa.example'],
      attributes: { email: null },
      userSearch: { scope: 'one' },
      timeouts: { bind: 1 },
    })
    assert.equal(settings.userSearch.base, 'cn=users,cn=accounts,dc=ipa,dc=example')
    assert.equal(settings.userSearch.scope, 'one')
    assert.equal(settings.groupSearch?.base, 'cn=groups,cn=accounts,dc=ipa,dc=example')
    assert.equal(settings.attributes.email, null)
    assert.equal(settings.attributes.id, 'ipaUniqueID')
    assert.deepEqual(settings.timeouts, { connect: 5000, bind: 1, search: 30_000 })
    assert.deepEqual(settings.urls, ['ldaps://ipa.example'])
  })

  test('a group is required with “authenticate”, unless it is said otherwise', () => {
    assert.equal(settingsOf('other', {}).requireGroup, false)
    assert.equal(settingsOf('other', { policy: 'authenticate' }).requireGroup, true)
    assert.equal(settingsOf('other', { policy: 'authenticate', requireGroup: false }).requireGroup, false)
  })

  test('null turns the search for groups off; without a base the place is the rest of it', () => {
    assert.equal(settingsOf('openldap', { groupSearch: null }).groupSearch, null)
    assert.equal(settingsOf('cloudron', {}).groupSearch, null)
    assert.equal(settingsOf('lldap', {}).userSearch.base, 'ou=people')
    assert.equal(
      settingsOf('cloudron', { groupSearch: { base: 'ou=g', filter: '(member=${userDN})' } }).groupSearch?.code,
      'cn',
    )
  })
})

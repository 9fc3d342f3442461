import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { LdapClient, LdapError, ResultCode } from '@doorward/ldap'
import { adCompany, adPassword } from './active-directory.ts'
import { noSamba, startSamba, type Samba } from './samba.ts'

describe('the Active Directory that tests speak to', { skip: noSamba }, () => {
  let samba: Samba
  before(async () => void (samba = await startSamba(adCompany)))
  after(() => samba?.close())

  const open = (): Promise<LdapClient> => {
    const { hostname: host } = new URL(samba.secureUrl)
    return LdapClient.open({ host, port: 636, tls: { ca: samba.ca, servername: samba.serverName } })
  }

  test('takes a bind by DN, by UPN and by the name with its domain, and by no other password', async () => {
    for (const name of ['CN=Alice Adams,OU=Staff,DC=ad,DC=test', 'alice@ad.test', 'AD\\alice']) {
      const client = await open()
      await client.bind(name, adPassword('alice'))
      await assert.rejects(client.bind(name, 'wrong'), { resultCode: ResultCode.invalidCredentials, message: /52e/ })
      client.close()
    }
  })

  test('refuses a bind without TLS', async () => {
    const client = await LdapClient.open({ host: new URL(samba.url).hostname, port: 389 })
    await assert.rejects(
      client.bind('alice@ad.test', adPassword('alice')),
      (error: unknown) => error instanceof LdapError && error.resultCode === ResultCode.strongerAuthRequired,
    )
  })

  test('is changed while it serves', async () => {
    const client = await open()
    await client.bind(samba.admin.upn, samba.admin.password)
    const search = {
      baseObject: samba.base,
      scope: 2,
      derefAliases: 0,
      sizeLimit: 0,
      timeLimit: 0,
      typesOnly: false,
      filter: { kind: 'equalityMatch', attribute: 'sAMAccountName', value: Buffer.from('bob') },
      attributes: ['telephoneNumber'],
    } as const
    await samba.change(
      'dn: CN=Bob Böck,OU=Staff,DC=ad,DC=test\nchangetype: modify\nreplace: telephoneNumber\ntelephoneNumber: 77\n',
    )
    const { entries } = await client.search(search)
    assert.deepEqual(
      entries.map(entry => entry.attributes.map(({ values }) => values.map(value => Buffer.from(value).toString()))),
      [[['77']]],
    )
    client.close()
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { equal } from '@doorward/ldap'
import { type Connect, createConnect, type Upstream, UpstreamError, type UpstreamEntry } from '#external'
import { Secret } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { missing } from '../../world/peer.ts'
import { createAuthority } from './certificates.ts'
import { type CompanySlapd, startCompany } from './slapd.ts'
import { withPassword } from './settings.ts'

async function list(entries: AsyncIterable<UpstreamEntry>): Promise<UpstreamEntry[]> {
  const all: UpstreamEntry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

const refusedAs = (kind: string) => (error: unknown) => error instanceof UpstreamError && error.kind === kind

describe('the company’s slapd', { skip: missing('/usr/sbin/slapd') }, () => {
  let company: CompanySlapd
  let connect: Connect
  let upstream: Upstream
  const secrets = withPassword('Manager looks up')

  before(async () => {
    const many = Array.from(
      { length: 1_234 },
      (_, i) => `dn: cn=${i},ou=former,dc=company,dc=com\nobjectClass: device\ncn: ${i}\n`,
    )
    company = await startCompany({ ldif: many.join('\n') })
    connect = createConnect({ clock: fixedClock() })
    upstream = await connect(company.settings(), secrets)
  })
  after(async () => {
    upstream?.close()
    await company?.dispose()
  })

  test('over LDAPS with the CA of the settings: the certificate, and who they are', async () => {
    assert.ok(upstream.encrypted)
    assert.deepEqual(upstream.certificate?.names, ['localhost', '127.0.0.1'])
    assert.equal(upstream.certificate?.issuer, 'CN=Test authority')
    const { attributes } = await upstream.rootDse()
    assert.deepEqual(attributes.all('namingcontexts'), ['dc=company,dc=com'])
  })

  test('a person is found, with memberOf and in the groups’ own search', async () => {
    const base = company.base
    const filter = equal('uid', 'smith')
    const attributes = ['uid', 'mail', 'memberOf', 'entryUUID']
    const [smith] = await list(upstream.search({ base, scope: 'subtree', filter, attributes, sizeLimit: 2 }))
    assert.equal(smith?.dn, 'uid=smith,ou=people,dc=company,dc=com')
    assert.deepEqual(smith.attributes.all('MEMBEROF').toSorted(), [
      'cn=admins,ou=groups,dc=company,dc=com',
      'cn=developers,ou=groups,dc=company,dc=com',
    ])
    assert.match(smith.attributes.first('entryuuid') ?? '', /^[0-9a-f-]{36}$/)
    const groups = await list(
      upstream.search({ base: `ou=groups,${base}`, scope: 'one', filter: `(member=${smith.dn})`, attributes: ['cn'] }),
    )
    assert.deepEqual(groups.map(({ attributes }) => attributes.first('cn') ?? '').toSorted(), ['admins', 'developers'])
  })

  test('their password is tried on a connection of its own', async () => {
    await upstream.bindAs(company.personDn('smith'), new Secret('smith comes in'))
    await assert.rejects(upstream.bindAs(company.personDn('smith'), new Secret('jones comes in')), refusedAs('refused'))
    const rest = upstream.search({ base: company.base, scope: 'base', filter: '(dc=*)', attributes: ['dc'] })
    assert.equal((await list(rest)).length, 1)
  })

  test('failure 8: more than the server gives at once comes by pages, and is an error without them', async () => {
    const question = {
      base: company.base,
      scope: 'subtree',
      filter: '(objectClass=device)',
      attributes: ['cn'],
    } as const
    const found = await list(upstream.search(question))
    assert.equal(new Set(found.map(({ dn }) => dn)).size, 1_234)
    const unpaged = company.settings({ pageSize: 10_000 })
    const other = await connect(unpaged, secrets)
    await assert.rejects(list(other.search({ ...question, sizeLimit: 5_000 })), refusedAs('limit'))
    other.close()
  })

  test('StartTLS, and nothing without it', async () => {
    const settings = company.settings({ urls: [company.url], startTls: true })
    const secured = await connect(settings, secrets)
    assert.ok(secured.encrypted)
    await secured.bindAs(company.personDn('jones'), new Secret('jones comes in'))
    secured.close()
    const { certificate: ca } = await createAuthority('Somebody else')
    const strange = { ...settings, tls: { ...settings.tls, ca } }
    await assert.rejects(connect(strange, secrets), refusedAs('tls'))
  })

  test('people change their password themselves, under TLS', async () => {
    const dn = company.personDn('muller')
    const [from, to] = [new Secret('muller comes in'), new Secret('muller comes in again')]
    const bare = await connect(company.settings({ urls: [company.url] }), secrets)
    await assert.rejects(bare.changePassword(dn, { from, to }), refusedAs('needs-tls'))
    bare.close()
    await assert.rejects(upstream.changePassword(dn, { from: to, to: from }), refusedAs('refused'))
    await upstream.changePassword(dn, { from, to })
    await upstream.bindAs(dn, to)
    await assert.rejects(upstream.bindAs(dn, from), refusedAs('refused'))
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Connect, createConnect, type Upstream, UpstreamError, type UpstreamEntry } from '#external'
import { Secret } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { type SambaDomain, startSamba, withoutSamba } from './samba.ts'
import { crowd, crowdMembers, crowdPeople, groups } from './samba-seed.ts'
import { withPassword } from './settings.ts'

async function list(entries: AsyncIterable<UpstreamEntry>): Promise<UpstreamEntry[]> {
  const all: UpstreamEntry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

const refusedAs = (kind: string, reason?: string) => (error: unknown) =>
  error instanceof UpstreamError && error.kind === kind && error.reason?.code === reason

describe('a domain of Samba', { skip: withoutSamba }, () => {
  let domain: SambaDomain
  let connect: Connect
  let upstream: Upstream
  const secrets = withPassword('service comes in')

  before(async () => {
    domain = await startSamba({ crowd: true })
    connect = createConnect({ clock: fixedClock() })
    upstream = await connect(domain.settings(), secrets)
  })
  after(async () => {
    upstream?.close()
    await domain?.dispose()
  })

  test('over LDAPS: its certificate, and what it is', async () => {
    assert.ok(upstream.encrypted)
    assert.deepEqual(upstream.certificate?.names, ['dc1.ad.test', '127.0.0.77'])
    const { attributes } = await upstream.rootDse()
    assert.equal(attributes.first('defaultNamingContext'), domain.base)
    assert.match(attributes.first('highestCommittedUSN') ?? '', /^\d+$/)
  })

  test('a bind by UPN, by DN and by DOMAIN\\name', async () => {
    for (const name of ['alice@ad.test', domain.dnOf('alice'), 'AD\\alice'])
      await upstream.bindAs(name, new Secret(domain.passwordOf('alice')))
    await assert.rejects(upstream.bindAs('alice@ad.test', new Secret('wrong')), refusedAs('refused', '52e'))
  })

  test('why it refuses somebody, in words', async () => {
    const tryAs = (name: string) => upstream.bindAs(domain.dnOf(name), new Secret(domain.passwordOf(name)))
    await assert.rejects(tryAs('disabled'), refusedAs('refused', '533'))
    await assert.rejects(tryAs('expired'), refusedAs('refused', '701'))
    await assert.rejects(tryAs('mustchange'), refusedAs('refused', '773'))
  })

  test('StartTLS, and without TLS it says what it wants', async () => {
    const secured = await connect(domain.settings({ urls: [domain.url], startTls: true }), secrets)
    assert.ok(secured.encrypted)
    await secured.bindAs(domain.dnOf('bob'), new Secret(domain.passwordOf('bob')))
    secured.close()
    await assert.rejects(
      connect(domain.settings({ urls: [domain.url] }), secrets),
      (error: unknown) =>
        error instanceof UpstreamError &&
        error.kind === 'needs-tls' &&
        error.code === 8 &&
        error.message.includes('use ldaps:// or StartTLS'),
    )
  })

  test('failure 8: five thousand people come by pages of 500', async () => {
    const question = {
      base: crowd,
      scope: 'subtree',
      filter: '(objectClass=user)',
      attributes: ['sAMAccountName'],
    } as const
    const found = await list(upstream.search(question))
    assert.equal(new Set(found.map(({ attributes }) => attributes.first('samaccountname'))).size, crowdPeople)
  })

  test('failure 9: groups of 1499, 1500, 1501 and 3001 have every member', async () => {
    const found = await list(
      upstream.search({ base: groups, scope: 'one', filter: '(cn=crowd-*)', attributes: ['cn', 'member'] }),
    )
    assert.equal(found.length, 4)
    for (const { attributes } of found) {
      const members = attributes.all('member')
      assert.equal(`crowd-${members.length}`, attributes.first('cn'))
      assert.equal(new Set(members).size, members.length)
    }
    assert.ok(found.some(({ attributes }) => attributes.all('member').length === crowdMembers))
  })

  test('failure 17: objectGUID comes as its octets, and finds the entry again after a rename and a move', async () => {
    const read = async (filter: string): Promise<UpstreamEntry | undefined> => {
      const [entry] = await list(
        upstream.search({ base: domain.base, scope: 'subtree', filter, attributes: ['objectGUID'], sizeLimit: 2 }),
      )
      return entry
    }
    const before = await read('(sAMAccountName=carol)')
    const [guid = new Uint8Array()] = before?.attributes.octets('objectguid') ?? []
    assert.equal(guid.length, 16)
    await domain.run('ldapmodrdn', ['-s', `OU=Sales,${domain.base}`, '-r', domain.dnOf('carol'), 'CN=Carol Moved'])
    const escaped = Array.from(guid, octet => `\\${octet.toString(16).padStart(2, '0')}`).join('')
    const after = await read(`(objectGUID=${escaped})`)
    assert.equal(after?.dn, `CN=Carol Moved,OU=Sales,${domain.base}`)
    assert.deepEqual(after.attributes.octets('objectGUID'), [guid])
  })

  test('people change their password themselves', async () => {
    const dn = domain.dnOf('bob')
    const [from, to] = [new Secret('bob comes in'), new Secret('bob comes in again')]
    await assert.rejects(upstream.changePassword(dn, { from: to, to: from }), refusedAs('refused', '52e'))
    await upstream.changePassword(dn, { from, to })
    await upstream.bindAs(dn, to)
    await assert.rejects(upstream.bindAs(dn, from), refusedAs('refused', '52e'))
  })
})

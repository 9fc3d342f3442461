import assert from 'node:assert/strict'
import { ExtendedName, type Octets, type Request, resultCodeName, SearchScope } from '@doorward/ldap'
import { Secret } from '#ground'
import { RawClient, bindRequest, searchRequest } from '../ldap/raw-client.ts'
import { adminDN, adminSecret, base, type HostileWorld, password, personDN } from '../security/world.ts'
import type { Table } from './table.ts'

const appDN = `cn=wiki,ou=apps,${base}`
const appSecret = 'the secret of the wiki'
const alice = personDN('alice')

type Kind = Request<Octets>['kind']
type Ask = (client: RawClient) => Promise<string>

const code = (found: number | 'closed'): string => (found === 'closed' ? 'closed' : resultCodeName(found))
const ask =
  (request: Request<Octets>): Ask =>
  async client =>
    code(await client.codeOf(request))
const search =
  (scope: SearchScope, name: string): Ask =>
  async client => {
    const { resultCode, entries } = await client.search({ base: name, scope })
    if (resultCode === -1) return 'closed'
    return resultCode === 0 ? `found ${entries.length}` : resultCodeName(resultCode)
  }
/** Requests without an answer: whether the connection goes on. */
const silent =
  (request: Request<Octets>): Ask =>
  async client => {
    client.send(request)
    return code(await client.codeOf(searchRequest({ scope: SearchScope.baseObject }))).replace('success', 'no answer')
  }
const extended = (name: string): Ask => ask({ kind: 'extendedReq', name, value: undefined })

/** Every operation of RFC 4511: a new kind of request does not compile without a row. */
const operations: Record<Kind, [about: string, ask: Ask][]> = {
  bindRequest: [
    ['as nobody', ask(bindRequest('', ''))],
    ['with a wrong password', ask(bindRequest(alice, 'wrong'))],
    ['with a DN and no password', ask(bindRequest(alice, ''))],
    [
      'SASL with an unknown mechanism',
      ask({
        kind: 'bindRequest',
        version: 3,
        name: '',
        authentication: { kind: 'sasl', mechanism: 'CRAM-MD5', credentials: undefined },
      }),
    ],
  ],
  unbindRequest: [['', silent({ kind: 'unbindRequest' })]],
  searchRequest: [
    ['the root DSE', search(SearchScope.baseObject, '')],
    ['the schema', search(SearchScope.baseObject, 'cn=subschema')],
    ['one’s own entry', search(SearchScope.baseObject, alice)],
    ['somebody else’s entry', search(SearchScope.baseObject, personDN('bob'))],
    ['one level: people', search(SearchScope.singleLevel, `ou=users,${base}`)],
    ['the whole tree', search(SearchScope.wholeSubtree, base)],
    ['the app’s own tree', search(SearchScope.wholeSubtree, appDN)],
  ],
  compareRequest: [['', ask({ kind: 'compareRequest', entry: alice, attribute: 'uid', value: Buffer.from('alice') })]],
  addRequest: [
    [
      '',
      ask({
        kind: 'addRequest',
        entry: personDN('new'),
        attributes: [{ type: 'objectClass', values: [Buffer.from('inetOrgPerson')] }],
      }),
    ],
  ],
  modifyRequest: [['', ask({ kind: 'modifyRequest', object: alice, changes: [] })]],
  delRequest: [['', ask({ kind: 'delRequest', entry: alice })]],
  modDNRequest: [
    ['', ask({ kind: 'modDNRequest', entry: alice, newRDN: 'uid=alicia', deleteOldRDN: true, newSuperior: undefined })],
  ],
  abandonRequest: [['', silent({ kind: 'abandonRequest', messageId: 9 })]],
  extendedReq: [
    ...Object.entries(ExtendedName).map(([name, oid]): [string, Ask] => [name, extended(oid)]),
    ['of an unknown name', extended('1.2.3.4')],
  ],
}

/** Every LDAP operation as everybody, on connections of their own. */
export async function observeLdap(world: HostileWorld): Promise<Table> {
  for (const name of ['alice', 'bob']) await world.add(name)
  await world.asOperator.apps.create({
    title: 'Wiki',
    access: { kind: 'everyone' },
    ldap: { secret: { kind: 'typed', value: new Secret(appSecret) } },
  })
  const callers: [name: string, open: () => Promise<RawClient>][] = [
    ['nobody', () => world.connect()],
    ['a person', () => bound(alice, password)],
    ['an app', () => bound(appDN, appSecret)],
    ['the admin bind', () => bound(adminDN, adminSecret)],
  ]

  async function bound(name: string, secret: string): Promise<RawClient> {
    const client = await world.connect()
    assert.equal(await client.bind(name, secret), 0, name)
    return client
  }
  async function observe(open: () => Promise<RawClient>, run: Ask): Promise<string> {
    const client = await open()
    try {
      return await run(client)
    } finally {
      client.close()
    }
  }

  const rows: { cells: string[]; run: Ask }[] = []
  for (const [kind, variants] of Object.entries(operations))
    for (const [about, run] of variants) {
      const cells = [`\`${kind}\``, about]
      for (const [, open] of callers) cells.push(await observe(open, run))
      rows.push({ cells, run })
    }

  await assertAllOffered(world)
  const before = world.world.memory.settings().directoryServer
  await world.asOperator.settings.put('directoryServer', { ...before, allow: ['192.0.2.0/24'] })
  await world.doors.ldap.server.settled()
  for (const row of rows) row.cells.push(await observe(() => world.connect(), row.run))
  await world.asOperator.settings.put('directoryServer', before)

  const columns = ['operation', 'about', ...callers.map(([name]) => name), 'from an address not in the allow-list']
  return { columns, rows: rows.map(({ cells }) => cells) }
}

/** What the root DSE offers has a row. */
async function assertAllOffered(world: HostileWorld): Promise<void> {
  const client = await world.connect()
  const { entries } = await client.search({ scope: SearchScope.baseObject, attributes: ['supportedExtension'] })
  const offered = entries[0]?.attributes['supportedExtension'] ?? []
  client.close()
  const known: string[] = Object.values(ExtendedName)
  assert.deepEqual(
    offered.filter(oid => !known.includes(oid)),
    [],
    'an extended operation without a row in server/test/matrix/ldap.ts',
  )
}

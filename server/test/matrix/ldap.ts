import assert from 'node:assert/strict'
import {
  type Control,
  encodeAssertion,
  ExtendedName,
  ModifyOperation,
  type Octets,
  parseFilter,
  type Request,
  resultCodeName,
  SearchScope,
} from '@doorward/ldap'
import { Secret } from '#ground'
import { RawClient, bindRequest, searchRequest } from '../ldap/raw-client.ts'
import { adminSecret, base, type HostileWorld, password, personDN } from '../security/world.ts'
import type { Table } from './table.ts'

const appDN = `cn=wiki,ou=apps,${base}`
const appSecret = 'the secret of the wiki'
const alice = personDN('alice')

type Kind = Request<Octets>['kind']
type Ask = (client: RawClient) => Promise<string>

const code = (found: number | 'closed'): string => (found === 'closed' ? 'closed' : resultCodeName(found))
const ask =
  (request: Request<Octets>, ...controls: Control[]): Ask =>
  async client =>
    code(await client.codeOf(request, controls))
const add = (entry: string, objectClass: string): Request<Octets> => ({
  kind: 'addRequest',
  entry,
  attributes: Object.entries({ objectClass, cn: 'new', ...(objectClass === 'inetOrgPerson' && { sn: 'New' }) }).map(
    ([type, value]) => ({ type, values: [value] }),
  ),
})
const change = (object: string, type: string, value: string): Request<Octets> => ({
  kind: 'modifyRequest',
  object,
  changes: [{ operation: ModifyOperation.replace, modification: { type, values: [value] } }],
})
/** A tree beside the other that takes changes, and shows everybody to everybody. */
const writable = 'dc=writable'
const there = (name: string): string => `uid=${name},ou=users,${writable}`
const onlyNobody = encodeAssertion(parseFilter('(uid=nobody)'))
const search =
  (scope: SearchScope, name: string): Ask =>
  async client => {
    const { resultCode, entries } = await client.search({ base: name, scope })
    if (resultCode === -1) return 'closed'
    return resultCode === 0 ? `found ${entries.length}` : resultCodeName(resultCode)
  }
const renamed = (entry: string, newRDN: string): Request<Octets> => ({
  kind: 'modDNRequest',
  entry,
  newRDN,
  deleteOldRDN: true,
  newSuperior: undefined,
})
/** Requests without an answer: whether the connection goes on. */
const silent =
  (request: Request<Octets>): Ask =>
  async client => {
    client.send(request)
    return code(await client.codeOf(searchRequest({ scope: SearchScope.baseObject }))).replace('success', 'no answer')
  }
const extended = (name: string): Ask => ask({ kind: 'extendedReq', name, value: undefined })

/** Every operation of RFC 4511: a new kind of request does not compile without a row. */
const operations: Record<Kind, [about: string, ask: Ask, tree?: typeof writable][]> = {
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
    ['a person, in a tree that is read only', ask(add(personDN('new'), 'inetOrgPerson'))],
    ['a person', ask(add(there('new'), 'inetOrgPerson')), writable],
    ['a group', ask(add(`cn=new,ou=groups,${writable}`, 'groupOfNames')), writable],
  ],
  modifyRequest: [
    ['one’s own entry, in a tree that is read only', ask(change(alice, 'telephoneNumber', '1'))],
    ['one’s own telephone number', ask(change(there('alice'), 'telephoneNumber', '1')), writable],
    ['one’s own mail', ask(change(there('alice'), 'mail', 'x@example.com')), writable],
    ['one’s own role', ask(change(there('alice'), 'employeeType', 'owner')), writable],
    ['somebody else’s entry', ask(change(there('bob'), 'telephoneNumber', '1')), writable],
    ['the entry of the admin bind', ask(change(`cn=admin,ou=system,${writable}`, 'description', 'x')), writable],
  ],
  delRequest: [
    ['somebody else, in a tree that is read only', ask({ kind: 'delRequest', entry: personDN('bob') })],
    [
      'somebody else, with an assertion that fails',
      ask({ kind: 'delRequest', entry: there('bob') }, onlyNobody),
      writable,
    ],
    ['the people', ask({ kind: 'delRequest', entry: `ou=users,${writable}` }), writable],
  ],
  modDNRequest: [['a person', ask(renamed(there('alice'), 'uid=alicia')), writable]],
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
  const before = world.world.memory.settings().directoryServer
  const views = [...before.views, { base: writable, profile: 'standard', writable: true, usersSeeAll: true } as const]
  await world.asOperator.settings.put('directoryServer', { ...before, views })
  await world.doors.ldap.server.settled()
  const callers: [name: string, open: (tree: string) => Promise<RawClient>][] = [
    ['nobody', () => world.connect()],
    ['a person', tree => bound(`uid=alice,ou=users,${tree}`, password)],
    ['an app', tree => bound(`cn=wiki,ou=apps,${tree}`, appSecret)],
    ['the admin bind', tree => bound(`cn=admin,ou=system,${tree}`, adminSecret)],
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
    for (const [about, run, tree = base] of variants) {
      const cells = [`\`${kind}\``, about]
      for (const [, open] of callers) cells.push(await observe(() => open(tree), run))
      rows.push({ cells, run })
    }

  await assertAllOffered(world)
  await world.asOperator.settings.put('directoryServer', { ...before, views, allow: ['192.0.2.0/24'] })
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

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import {
  assertionType,
  type Control,
  decodeEntryRead,
  encodeAssertion,
  encodeReadEntry,
  manageDsaITType,
  type Octets,
  parseFilter,
  postReadType,
  preReadType,
  type Request,
} from '@doorward/ldap'
import { adminDN, adminSecret, base, directoryServer } from './ldap-world.ts'
import type { RawClient } from './raw-client.ts'
import {
  addRequest,
  deleteRequest,
  groupDN,
  modifyRequest,
  newPerson,
  openWriteWorld,
  personDN,
  renameRequest,
  type WriteWorld,
} from './write-world.ts'

const onlyIf = (filter: string): Control => encodeAssertion(parseFilter(filter))
const before_ = (...attributes: string[]): Control => encodeReadEntry(preReadType, attributes)
const after_ = (...attributes: string[]): Control => encodeReadEntry(postReadType, attributes)

type ReadEntry = [dn: string, attributes: Record<string, string[]>]

/** The code of an answer, and the entries that its controls hold. */
async function ask(client: RawClient, request: Request<Octets>, ...controls: Control[]) {
  const id = client.send(request, controls)
  const answer = await client.answerTo(id)
  assert.ok(answer !== undefined && 'resultCode' in answer)
  const sent = client.received.find(({ operation }) => operation === answer)?.controls ?? []
  const entryOf = (type: string): ReadEntry | undefined => {
    const control = sent.find(control => control.type === type)
    if (control === undefined) return undefined
    const { objectName, attributes } = decodeEntryRead(control)
    const read = attributes.map(({ type: name, values }) => [name, values.map(value => Buffer.from(value).toString())])
    return [objectName, Object.fromEntries(read)]
  }
  return { code: answer.resultCode, before: entryOf(preReadType), after: entryOf(postReadType) }
}

describe('controls of changes', () => {
  let world: WriteWorld
  let client: RawClient

  before(async () => {
    world = await openWriteWorld()
    await world.asOperator.attributes.declare({ name: 'counter', type: 'number', seenBy: 'everyone' })
    for (const name of ['anna', 'bob']) await world.add(name)
    client = await world.connect()
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  test('RFC 4527: add, modify, rename and delete tell the entry before and after', async () => {
    const [cn, crew] = [groupDN('staff'), groupDN('crew')]
    const add = addRequest(cn, { objectClass: 'groupOfNames', member: personDN('anna') })
    assert.deepEqual(await ask(client, add, after_('cn', 'memberUid'), before_('cn')), {
      code: 0,
      before: undefined,
      after: [cn, { cn: ['staff'], memberUid: ['anna'] }],
    })
    const change = modifyRequest(cn, ['add', 'memberUid', 'bob'], ['replace', 'description', 'Us'])
    assert.deepEqual(
      await ask(client, change, before_('memberUid', 'description'), after_('description', 'memberUid')),
      {
        code: 0,
        before: [cn, { memberUid: ['anna'] }],
        after: [cn, { description: ['Us'], memberUid: ['anna', 'bob'] }],
      },
    )
    assert.deepEqual(await ask(client, renameRequest(cn, 'cn=crew'), before_('cn'), after_('cn', 'entryDN')), {
      code: 0,
      before: [cn, { cn: ['staff'] }],
      after: [crew, { cn: ['crew'], entryDN: [crew] }],
    })
    assert.deepEqual(await ask(client, deleteRequest(crew), before_('1.1'), after_('cn')), {
      code: 0,
      before: [crew, {}],
      after: undefined,
    })
  })

  test('what is told is what may be seen', async () => {
    await world.asOperator.users.update(world.memory.people.findByUsername('bob')?.id as never, {
      recoveryEmail: 'private@example.net',
    })
    const bob = await world.connect(personDN('bob'))
    const wish = ['mailAlternateAddress', 'pwdAccountLockedTime', 'userPassword', 'telephoneNumber']
    const change = modifyRequest(personDN('bob'), ['replace', 'telephoneNumber', '1'])
    assert.deepEqual(await ask(bob, change, before_(...wish), after_(...wish)), {
      code: 0,
      before: [personDN('bob'), {}],
      after: [personDN('bob'), { telephoneNumber: ['1'] }],
    })
    // An assertion about what is not seen is Undefined, so it is not true.
    for (const filter of ['(mailAlternateAddress=private@example.net)', '(!(mailAlternateAddress=x@example.net))'])
      assert.equal((await ask(bob, change, onlyIf(filter))).code, 122, filter)
    bob.close()
  })

  test('RFC 4528: of an add the entry that is sent is meant, of the others the entry that is there', async () => {
    const request = newPerson('cleo', { mail: 'cleo@example.com' })
    assert.equal((await ask(client, request, onlyIf('(mail=other@example.com)'))).code, 122)
    assert.equal(world.memory.people.findByUsername('cleo'), undefined)
    assert.equal((await ask(client, request, onlyIf('(&(objectClass=person)(mail=CLEO@example.com))'))).code, 0)
    const rename = renameRequest(groupDN('staff2'), 'cn=other')
    await world.addGroup('staff2')
    assert.equal((await ask(client, rename, onlyIf('(cn=nothing)'))).code, 122)
    assert.equal((await ask(client, rename, onlyIf('(cn=staff2)'))).code, 0)
    assert.equal((await ask(client, deleteRequest(personDN('cleo')), onlyIf('(sn=nobody)'))).code, 122)
    const root = { base, scope: 0 as const }
    assert.equal((await client.search({ ...root, controls: [onlyIf('(dc=example)')] })).resultCode, 0)
    assert.equal((await client.search({ ...root, controls: [onlyIf('(dc=other)')] })).resultCode, 122)
    const rootDSE = { base: '', scope: 0 as const }
    assert.equal((await client.search({ ...rootDSE, controls: [onlyIf('(supportedLDAPVersion=3)')] })).resultCode, 0)
    assert.equal((await client.search({ ...rootDSE, controls: [onlyIf('(supportedLDAPVersion=2)')] })).resultCode, 122)
    const compare = { kind: 'compareRequest', entry: personDN('anna'), attribute: 'uid', value: 'anna' } as const
    assert.equal((await ask(client, compare, onlyIf('(sn=Example)'))).code, 6)
    assert.equal((await ask(client, compare, onlyIf('(sn=Other)'))).code, 122)
  })

  test('malformed or out of place they refuse the operation, and nothing is changed', async () => {
    const dn = personDN('anna')
    const change = modifyRequest(dn, ['replace', 'telephoneNumber', '99'])
    const seen = world.memory.seq
    const broken = (type: string): Control => ({ type, critical: true, value: Uint8Array.of(0x30, 5, 1) })
    for (const type of [assertionType, preReadType])
      assert.equal((await ask(client, change, broken(type))).code, 2, type)
    assert.equal((await ask(client, deleteRequest(dn), { ...after_('cn'), critical: true })).code, 12)
    assert.equal((await ask(client, newPerson('x'), { ...before_('cn'), critical: true })).code, 12)
    assert.equal((await client.search({ base, controls: [{ ...before_('cn'), critical: true }] })).resultCode, 12)
    assert.equal(world.memory.seq, seen)
    const manage: Control = { type: manageDsaITType, critical: true, value: undefined }
    assert.equal((await ask(client, change, manage)).code, 0)
    assert.equal((await client.search({ base, controls: [manage] })).resultCode, 0)
  })

  test('many at once: an assertion is won once, an increment counts each time, and no value is told twice', async () => {
    const dn = personDN('anna')
    assert.equal(await client.codeOf(modifyRequest(dn, ['replace', 'counter', '0'])), 0)
    const clients = await Promise.all(Array.from({ length: 6 }, () => world.connect()))
    const claims = await Promise.all(
      clients.map((one, i) =>
        ask(one, modifyRequest(dn, ['replace', 'counter', String(100 + i)]), onlyIf('(counter=0)')),
      ),
    )
    assert.deepEqual(
      claims.map(({ code }) => code).toSorted((a, b) => a - b),
      [0, 122, 122, 122, 122, 122],
    )
    assert.equal(await client.codeOf(modifyRequest(dn, ['replace', 'counter', '0'])), 0)
    const counts = await Promise.all(
      clients.map(one => ask(one, modifyRequest(dn, ['increment', 'counter', '1']), after_('counter'))),
    )
    assert.deepEqual(
      counts.map(({ after: told }) => told?.[1]['counter']?.[0] ?? '').toSorted((a, b) => Number(a) - Number(b)),
      ['1', '2', '3', '4', '5', '6'],
    )
    for (const one of clients) one.close()
  })

  test('a change whose right has ended while it waited is refused', async () => {
    const { asOperator } = world
    const uma = await world.add('uma', { role: 'usermanager' })
    const boundAsUma = await world.connect(personDN('uma'))
    const secret = await asOperator.apps.addSecret(directoryServer, {
      kind: 'typed',
      value: new Secret('another secret of the admin'),
    })
    assert.ok(secret)
    const boundBySecond = await world.connect(adminDN, 'another secret of the admin')
    // Both are sent before the other is answered, so one waits for its turn behind what ends its right.
    const [dn, seen] = [personDN('bob'), world.memory.people.findByUsername('bob')?.givenName]
    const demote = asOperator.users.update(uma.id, { role: 'user' })
    const byUma = boundAsUma.codeOf(modifyRequest(dn, ['replace', 'givenName', 'Changed']))
    await demote
    assert.ok(['closed', 50].includes(await byUma))
    const [first] = await asOperator.apps.listSecrets(directoryServer)
    const secrets = await asOperator.apps.listSecrets(directoryServer)
    const second = secrets.find(({ id }) => id !== first?.id) ?? first
    assert.ok(second)
    const newest = secrets.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))[0]
    assert.ok(newest)
    const removed = asOperator.apps.removeSecret(directoryServer, newest.id)
    const bySecond = boundBySecond.codeOf(modifyRequest(dn, ['replace', 'givenName', 'Changed']))
    await removed
    assert.ok(['closed', 50].includes(await bySecond))
    assert.equal(world.memory.people.findByUsername('bob')?.givenName, seen)
    // The first secret is as good as before, and what it has bound stays open.
    assert.equal(await client.codeOf(modifyRequest(dn, ['replace', 'telephoneNumber', '7'])), 0)
    ;(await world.connect(adminDN, adminSecret)).close()
    for (const open of [boundAsUma, boundBySecond]) open.close()
  })
})

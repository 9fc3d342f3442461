import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newUuid, silentLog, type AppId, type GroupId, type UserId } from '#ground'
import { decodePagedResults, encodePagedResults } from '@doorward/ldap'
import {
  type AttributeId,
  createMemory,
  type CustomAttribute,
  defaultSettings,
  type DirectoryEffect,
  type FollowingMemory,
  type User,
} from '#directory'
import { createDirectoryServer, type DirectoryServer } from '#ldapd'
import { fixedClock } from '../world/clock.ts'
import { adminDN, adminSecret, base, runTool, withoutOpenLdap } from './ldap-world.ts'
import { RawClient, searchRequest } from './raw-client.ts'

const count = 20_000

/** No name has any of it, so everybody is looked at many times, and nobody is sent. */
const slowFilter = `(|${Array.from({ length: 50 }, (_, i) => `(displayName=*z${i}z*)`).join('')})`

/** A directory of made-up people that was never written down. */
describe('a large directory', () => {
  const clock = fixedClock()
  let memory: FollowingMemory
  let server: DirectoryServer
  let port: number

  before(async () => {
    memory = createMemory()
    const effects: DirectoryEffect[] = []
    const tell = (subject: string, kind: DirectoryEffect['kind'], state: DirectoryEffect['state']): void => {
      effects.push({ seq: effects.length + 1, kind, subject, state })
    }
    const users = Array.from({ length: count }, (_, i) => userNumbered(i, newUuid(clock) as UserId))
    for (const user of users) tell(user.id, 'user.created', { of: 'user', user })
    const id = newUuid(clock) as GroupId
    const group = { id, name: 'everybody', code: 'everybody', description: '', source: 'local' }
    tell(id, 'group.created', {
      of: 'group',
      group: { ...group, createdAt: 0, updatedAt: 0, version: 1, managedBy: null, gidNumber: null, managers: [] },
    })
    tell(id, 'group.members', {
      of: 'members',
      group: id,
      added: users.map(({ id }) => ({ user: id, expiresAt: null })),
      removed: [],
      addedGroups: [],
      removedGroups: [],
    })
    const directoryServer = { ...defaultSettings.directoryServer, enabled: true, allow: ['127.0.0.1'] }
    tell('directoryServer', 'setting.changed', { of: 'setting', key: 'directoryServer', value: directoryServer })
    memory.apply(effects)

    server = createDirectoryServer({
      memory,
      clock,
      log: silentLog,
      listen: { address: '127.0.0.1', ldap: 'any', ldaps: 0 },
      secureContext: () => {
        throw new Error('no TLS here')
      },
      findSecret: async (_owner, offered) => (offered.reveal() === adminSecret ? 'secret' : undefined),
      bindPerson: async () => ({ kind: 'refused' }),
      findGone: () => Promise.resolve([]),
      findPhoto: () => Promise.resolve(undefined),
      recordEvent: () => undefined,
      mayOpen: (_user: User, _app: AppId | 'directory-server') => true,
      version: '1.2.3',
      as: () => {
        throw new Error('nothing is changed here')
      },
      mustChangePassword: async () => false,
      checkPassword: async () => 'wrong',
      catchUp: async () => true,
    })
    await server.start()
    assert.ok(server.state.listening === 'listening')
    port = server.state.ldapPort ?? 0
  })
  after(() => server.close(0))

  async function bound(): Promise<RawClient> {
    const client = await RawClient.open(port)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    return client
  }

  test('a large group is read in ranges', async () => {
    const client = await bound()
    const read = async (...attributes: string[]) => {
      const { entries } = await client.search({ base, filter: '(cn=everybody)', attributes })
      return Object.entries(entries[0]?.attributes ?? {}).filter(([name]) => /^member(?:;|$)/.test(name))
    }
    const everybody = new Set<string>()
    let description = 'member;range=0-*'
    for (;;) {
      const [[name, values] = ['', []]] = await read(description, 'cn')
      assert.ok(values.length > 0 && values.length <= 5000)
      for (const value of values) everybody.add(value)
      const [, end = ''] = /^member;range=\d+-(\d+|\*)$/.exec(name) ?? []
      if (end === '*') break
      description = `member;range=${Number(end) + 1}-*`
    }
    assert.equal(everybody.size, count)
    assert.deepEqual(
      (await read('MEMBER;RANGE=3-4', '*')).map(([name, values]) => [name, values.length]),
      [['member;range=3-4', 2]],
    )
    assert.deepEqual(await read(`member;range=${count}-*`), [])
    assert.deepEqual(await read('member;range=4-3'), [])
    assert.deepEqual(await read('member;binary'), [])
    client.close()
  })

  test('everybody arrives, once', async () => {
    const client = await bound()
    const { resultCode, entries } = await client.search({ base, filter: '(objectClass=person)', attributes: ['uid'] })
    assert.equal(resultCode, 0)
    assert.equal(new Set(entries.map(({ dn }) => dn)).size, count)
    const group = await client.search({ base, filter: '(cn=everybody)', attributes: ['member'] })
    assert.equal(group.entries[0]?.attributes['member']?.length, count)
    client.close()
  })

  test('a long search lets others work', async () => {
    const slow = await bound()
    const quick = await bound()
    const long = slow.send(searchRequest({ base, filter: slowFilter }))
    assert.equal((await quick.search({ base, filter: '(uid=user77)' })).entries.length, 1)
    assert.ok(!slow.received.some(({ messageId }) => messageId === long), 'the quick one came first')
    await slow.answerTo(long)
    for (const client of [slow, quick]) client.close()
  })

  test('an abandoned search stops, and what follows it is answered', async () => {
    const client = await bound()
    const long = client.send(searchRequest({ base, filter: slowFilter }))
    client.send({ kind: 'abandonRequest', messageId: long })
    assert.equal((await client.search({ base, filter: '(uid=user78)' })).entries.length, 1)
    await new Promise(resolve => setTimeout(resolve, 100))
    assert.ok(!client.received.some(({ messageId }) => messageId === long))
    client.close()
  })

  test('who does not read is waited for, not buffered for', async () => {
    const client = await bound()
    client.pause()
    const before = process.memoryUsage().arrayBuffers
    const searches = Array.from({ length: 20 }, () => client.send(searchRequest({ base, attributes: ['*', '+'] })))
    await new Promise(resolve => setTimeout(resolve, 300))
    const grown = process.memoryUsage().arrayBuffers - before
    // Each answer is some 12 MB: all of them would be 240.
    assert.ok(grown < 64 * 1024 * 1024, `${grown} bytes`)
    client.close()
    assert.ok(searches.length > 0)
    const other = await bound()
    assert.equal((await other.search({ base, filter: '(uid=user79)' })).entries.length, 1)
    other.close()
  })

  test('a time limit is an answer', async () => {
    const client = await bound()
    client.pause()
    const long = client.send(searchRequest({ base, timeLimit: 5, attributes: ['*', '+'] }))
    await new Promise(resolve => setTimeout(resolve, 100))
    clock.advance(6_000)
    client.resume()
    const answer = await client.answerTo(long)
    assert.equal(answer?.kind === 'searchResDone' ? answer.resultCode : undefined, 3)
    client.close()
  })

  test('pages, with an independent client', { skip: withoutOpenLdap }, async () => {
    const args = ['-x', '-LLL', '-H', `ldap://127.0.0.1:${port}`, '-D', adminDN, '-w', adminSecret, '-b', base]
    const { code, stdout } = await runTool('ldapsearch', [...args, '-E', '!pr=700/noprompt', '(uid=*)', 'uid'])
    assert.equal(code, 0)
    assert.equal(new Set(stdout.match(/^dn: .*/gm)).size, count)
  })

  test('a paging cookie is of one session and one query, and works once', async () => {
    const client = await bound()
    const page = async (from: RawClient, size: number, cookie: Uint8Array, filter = '(uid=*)') => {
      const options = { base, filter, attributes: ['1.1'], controls: [encodePagedResults({ size, cookie }, true)] }
      const { resultCode, entries, controls } = await from.search(options)
      const [control] = controls
      return { resultCode, entries, next: control ? decodePagedResults(control).cookie : new Uint8Array() }
    }
    const none = new Uint8Array()
    const first = await page(client, 3, none)
    assert.deepEqual([first.resultCode, first.entries.length], [0, 3])
    const other = await bound()
    assert.equal((await page(other, 3, first.next)).resultCode, 53)
    assert.equal((await page(client, 3, first.next, '(cn=*)')).resultCode, 53)
    assert.equal((await page(client, 3, Uint8Array.of(1, 2, 3))).resultCode, 53)
    const second = await page(client, 4, first.next)
    assert.deepEqual([second.resultCode, second.entries.length], [0, 4])
    assert.equal(new Set([...first.entries, ...second.entries].map(({ dn }) => dn)).size, 7)
    assert.equal((await page(client, 3, first.next)).resultCode, 53)
    const given = await page(client, 0, second.next)
    assert.deepEqual([given.resultCode, given.entries.length, given.next.length], [0, 0, 0])
    assert.equal((await page(client, 3, second.next)).resultCode, 53)
    const exact = await page(client, 2, none, '(|(uid=user1)(uid=user2))')
    assert.deepEqual([exact.entries.length, exact.next.length], [2, 0], 'no cookie where there is no more')
    const again = await page(client, 3, none)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    assert.equal((await page(client, 3, again.next)).resultCode, 53, 'a bind ends it')
    for (const open of [client, other]) open.close()
  })

  test('of nine searches that stand between two pages the oldest is forgotten', async () => {
    const client = await bound()
    const page = async (filter: string, cookie: Uint8Array) =>
      client.search({ base, filter, attributes: ['1.1'], controls: [encodePagedResults({ size: 1, cookie })] })
    const filters = Array.from({ length: 9 }, (_, i) => `(uid=user${i + 1}*)`)
    const cookies: Uint8Array[] = []
    for (const filter of filters) {
      const [control] = (await page(filter, new Uint8Array())).controls
      assert.ok(control)
      cookies.push(decodePagedResults(control).cookie)
    }
    const [oldest, ...others] = filters.map((filter, i) => () => page(filter, cookies[i] ?? new Uint8Array()))
    assert.equal((await oldest?.())?.resultCode, 53)
    for (const other of others) assert.equal((await other()).resultCode, 0)
    client.close()
  })

  test('who has a number or a value of a searchable attribute is found without looking at everybody', async () => {
    const posix = { ...defaultSettings.posix, enabled: true }
    const declared = { name: 'badge', title: 'Badge', type: 'text', multiValued: false, seenBy: 'everyone' } as const
    const attribute: CustomAttribute = {
      ...declared,
      id: newUuid(clock) as AttributeId,
      editedBy: 'admins',
      searchable: true,
      createdAt: 0,
      updatedAt: 0,
      version: 1,
      managedBy: null,
    }
    let { seq } = memory
    const tell = (kind: DirectoryEffect['kind'], subject: string, state: DirectoryEffect['state']): void =>
      memory.apply([{ seq: ++seq, kind, subject, state }])
    tell('setting.changed', 'posix', { of: 'setting', key: 'posix', value: posix })
    tell('attribute.created', attribute.id, { of: 'attribute', attribute })
    for (let slot = 0; slot < count; slot++) {
      const user = memory.people.at(slot)
      assert.ok(user)
      const attributes = { [attribute.id]: [`Badge ${slot}`] }
      tell('user.updated', user.id, { of: 'user', user: { ...user, uidNumber: 200_000 + slot, attributes } })
    }
    const client = await bound()
    const timeOf = async (filter: (i: number) => string): Promise<number> => {
      const find = async (i: number) => (await client.search({ base, filter: filter(i), attributes: ['uid'] })).entries
      await find(0)
      const from = performance.now()
      for (let i = 1; i <= 20; i++) {
        const person = (i * 911) % count
        assert.deepEqual(
          (await find(person)).map(({ attributes }) => attributes['uid']),
          [[`user${person}`]],
        )
      }
      return performance.now() - from
    }
    const looking = await timeOf(i => `(homeDirectory=/home/user${i})`)
    for (const filter of [
      (i: number) => `(uidNumber=${200_000 + i})`,
      (i: number) => `(&(objectClass=posixAccount)(gidNumber=${200_000 + i}))`,
      (i: number) => `(badge=BADGE  ${i})`,
    ]) {
      const found = await timeOf(filter)
      assert.ok(
        found * 5 < looking,
        `${filter(1)}: ${found.toFixed(1)} ms, looking at everybody ${looking.toFixed(1)} ms`,
      )
    }
    client.close()
  })

  test('a search goes on to its end when what entries look like changes meanwhile', async () => {
    const client = await bound()
    const long = client.search({ base, attributes: ['uid', 'mail', 'member'] })
    await new Promise(resolve => setImmediate(resolve))
    const { posix } = memory.settings()
    const value = { ...posix, loginShell: '/bin/other' }
    const state = { of: 'setting', key: 'posix', value } as const
    memory.apply([{ seq: memory.seq + 1, kind: 'setting.changed', subject: 'posix', state }])
    const people = (await long).entries.filter(({ dn }) => dn.startsWith('uid='))
    assert.equal(people.length, count)
    for (const { dn, attributes } of people) {
      const [uid] = attributes['uid'] ?? []
      assert.deepEqual([dn, attributes['mail']], [`uid=${uid},ou=users,${base}`, [`${uid}@example.com`]])
    }
    const [group] = (await client.search({ base, filter: '(cn=everybody)', attributes: ['memberUid'] })).entries
    assert.equal(new Set(group?.attributes['memberUid']).size, count)
    client.close()
  })

  test('people who come and go meanwhile do not disturb a search', async () => {
    const client = await bound()
    const long = client.search({ base, filter: '(uid=*)', attributes: ['displayName'] })
    for (let i = 0; i < 200; i++) {
      const known = memory.people.at(i * 90)
      assert.ok(known)
      const user = { ...known, displayName: `Renamed ${'x'.repeat(i)}` }
      memory.apply([{ seq: memory.seq + 1, kind: 'user.updated', subject: user.id, state: { of: 'user', user } }])
      if (i % 20 === 0) await new Promise(resolve => setImmediate(resolve))
    }
    const { entries } = await long
    assert.equal(new Set(entries.map(({ dn }) => dn)).size, count)
    assert.deepEqual(
      (await client.search({ base, filter: '(displayName=Renamed x)' })).entries.map(({ dn }) => dn),
      [`uid=user90,ou=users,${base}`],
    )
    client.close()
  })
})

const userNumbered = (i: number, id: UserId): User => ({
  id,
  username: `user${i}`,
  subject: `user${i}`,
  email: `user${i}@example.com`,
  emailVerified: true,
  recoveryEmail: null,
  displayName: `Given${i} Family${i}`,
  givenName: `Given${i}`,
  familyName: `Family${i}`,
  namesSet: false,
  locale: 'en',
  zoneinfo: null,
  phone: `+49 30 ${i}`,
  role: 'user',
  source: 'local',
  disabledByAdmin: false,
  disabledByDirectory: false,
  goneAt: null,
  trashedAt: null,
  expiresAt: null,
  createdAt: 0,
  updatedAt: 0,
  credentialVersion: 0,
  version: i,
  managedBy: null,
  attributes: {},
  uidNumber: null,
  loginShell: null,
  homeDirectory: null,
  sshKeys: [],
  expiryNotedAt: null,
  secondFactor: false,
  picture: null,
})

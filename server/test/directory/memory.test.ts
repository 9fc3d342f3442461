import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { silentLog, type Millis, type UserId } from '#ground'
import { openSqliteStore, type Store } from '#store'
import { rowFromApp } from '../../src/directory/app.ts'
import type { DirectoryEffect } from '../../src/directory/change-log.ts'
import { rowFromGroup } from '../../src/directory/group.ts'
import { rowFromUser } from '../../src/directory/user.ts'
import { createMemory } from '../../src/directory/memory/directory-memory.ts'
import { randomFrom } from '../world/random.ts'
import { change, compare, randomGroup, randomUser, Reference, uuid } from './random-directory.ts'

describe('the directory in memory', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'doorward-memory-')), 'doorward.db')
  let store: Store
  let db: DatabaseSync
  const snapshot: Store['snapshot'] = work => store.snapshot(work)
  before(async () => {
    const worker = new URL('../conformance/store-thread.ts', import.meta.url)
    store = await openSqliteStore({ path, worker, log: silentLog })
    db = new DatabaseSync(path, { timeout: 5000 })
  })
  after(async () => {
    db.close()
    await store.close()
  })

  function insert(table: string, rows: object[]): void {
    const [first] = rows
    if (first === undefined) return
    const columns = Object.keys(first)
    const text = `insert into "${table}" (${columns.map(c => `"${c}"`).join()}) values (${columns.map(() => '?').join()})`
    const statement = db.prepare(text)
    for (const row of rows) statement.run(...(Object.values(row) as (string | number | null)[]))
  }

  /** Makes the tables say what the reference says. */
  function write(reference: Reference): void {
    db.exec('begin')
    for (const table of ['membership', 'app', 'group', 'user', 'change', 'setting']) db.exec(`delete from "${table}"`)
    insert('user', [...reference.users.values()].map(rowFromUser))
    insert('group', [...reference.groups.values()].map(rowFromGroup))
    const memberships = [...reference.members].flatMap(([groupId, members]) =>
      [...members].map(([userId, expiresAt]) => ({ groupId, userId, origin: 'hand', expiresAt, createdAt: 1 })),
    )
    insert('membership', memberships)
    insert('app', [...reference.apps.values()].map(rowFromApp))
    insert('change', [{ seq: reference.seq, at: 1, actor: 'a', subject: 's', kind: 'k', data: '{}' }])
    db.exec('commit')
  }

  for (const seed of [1, 2, 3, 4])
    test(`following changes and reading them back answer the same (seed ${seed})`, async () => {
      const random = randomFrom(seed)
      const reference = new Reference()
      write(reference)
      const followed = createMemory()
      await followed.load(snapshot)
      const watched: number[] = []
      followed.watch(effects => watched.push(...effects.map(({ seq }) => seq)))
      for (let i = 0; i < 600; i++) followed.apply([change(random, reference)])
      assert.deepEqual(
        watched,
        Array.from({ length: 600 }, (_, i) => i + 1),
      )
      compare(followed, reference)

      write(reference)
      const fresh = createMemory()
      await fresh.load(snapshot)
      compare(fresh, reference)

      // A commit of unknown outcome: the rows have moved on without memory. Slots stay; the differences are told.
      const slots = new Map([...reference.users.keys()].map(id => [id, followed.people.slotOf(id as UserId)]))
      const missed = Array.from({ length: 100 }, () => change(random, reference))
      write(reference)
      const told = createMemory()
      await told.load(snapshot)
      const differences: DirectoryEffect[] = []
      followed.watch(effects => differences.push(...effects))
      await followed.load(snapshot)
      compare(followed, reference)
      for (const [id, slot] of slots) assert.equal(followed.people.slotOf(id as UserId), slot)
      for (const { state } of missed)
        if (state.of === 'user')
          assert.ok(differences.some(other => other.state.of === 'user' && other.subject === state.user.id))
    })

  test('effects that arrive while it loads wait, and those the snapshot holds are not repeated', async () => {
    const reference = new Reference()
    const random = randomFrom(9)
    const before = change(random, reference)
    write(reference)
    const late = change(random, reference)
    const memory = createMemory()
    const loading = memory.load(snapshot)
    const stale = { ...before, state: { of: 'user', user: randomUser(random, before.subject, 0) } as const }
    memory.apply([stale, late])
    await loading
    compare(memory, reference)
  })

  test('of several memberships of one person in one group the longest counts', async () => {
    const random = randomFrom(7)
    const reference = new Reference()
    const group = randomGroup(random, uuid(random), 1)
    const users = [1, 2, 3].map(n => randomUser(random, uuid(random), n))
    reference.groups.set(group.id, group)
    for (const user of users) reference.users.set(user.id, user)
    write(reference)
    const ends = [
      [null, 10],
      [10, 20],
      [20, 10],
    ]
    insert(
      'membership',
      users.flatMap(({ id }, i) =>
        (ends[i] ?? []).map((expiresAt, n) => ({
          groupId: group.id,
          userId: id,
          origin: `o${n}`,
          expiresAt,
          createdAt: 1,
        })),
      ),
    )
    const memory = createMemory()
    await memory.load(snapshot)
    const memberIds = (now: Millis) => users.map(({ id }) => memory.groups.isMember(group.id, id, now))
    assert.deepEqual(
      [memberIds(5), memberIds(15), memberIds(25)],
      [
        [true, true, true],
        [true, true, true],
        [true, false, false],
      ],
    )
  })

  test('an address of somebody in the trash belongs to the living', async () => {
    const memory = createMemory()
    const random = randomFrom(5)
    write(new Reference())
    await memory.load(snapshot)
    const one = { ...randomUser(random, uuid(random), 1), email: 'a@b.example', trashedAt: 1 }
    const two = { ...randomUser(random, uuid(random), 2), email: 'A@b.example', trashedAt: null }
    memory.apply(
      [one, two].map((user, i) => ({
        seq: i + 1,
        kind: 'user.created',
        subject: user.id,
        state: { of: 'user', user },
      })),
    )
    assert.equal(memory.people.findByEmail('a@B.example')?.id, two.id)
    memory.apply([
      { seq: 3, kind: 'user.updated', subject: two.id, state: { of: 'user', user: { ...two, email: null } } },
    ])
    assert.equal(memory.people.findByEmail('a@b.example')?.id, one.id)
  })

  test('texts that were replaced many times do not pile up', async () => {
    const memory = createMemory()
    write(new Reference())
    await memory.load(snapshot)
    const random = randomFrom(6)
    const users = Array.from({ length: 50 }, (_, i) => randomUser(random, uuid(random), i))
    let seq = 0
    for (let round = 0; round < 200; round++)
      memory.apply(
        users.map(({ id }, i) => {
          const user = (users[i] = randomUser(random, id, ++seq))
          return { seq, kind: 'user.updated', subject: user.id, state: { of: 'user', user } }
        }),
      )
    for (const user of users) assert.deepEqual(memory.people.find(user.id), user)
  })
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  externalFromRow,
  type Actor,
  type ExternalDirectory,
  type ExternalId,
  type ExternalSettings,
  type User,
} from '#directory'
import {
  createSynchronisation,
  type ExternalCommands,
  type ExternalRun,
  type RunKind,
  type Synchronisation,
} from '#external'
import { hours, silentLog } from '#ground'
import { verifyEverything, wrongOf } from '../../../src/main/backup/verify.ts'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'
import { FarEnd } from './far-end.ts'
import { directoryId, usualSettings } from './people.ts'

const operator: Actor = { kind: 'system', name: 'operator' }
export const by = { actor: operator, origin: { door: 'cli', address: null } } as const

export const inGroups = {
  base: 'ou=groups,dc=example,dc=com',
  scope: 'subtree',
  filter: '(member=${userDN})',
  code: 'cn',
  member: 'member',
} as const

/** A world with one external directory, and the far end of the network in a test's hand. */
export class RunWorld {
  world: TestWorld
  readonly clock: FixedClock
  readonly far = new FarEnd()
  readonly sync: Synchronisation
  /** Commands of nodes that died, which nobody heard of again. */
  readonly died: string[] = []
  /** Waited for after each command of a run, before it is heard of. */
  onCommand: ((name: string) => Promise<void>) | null = null
  #directory: ExternalDirectory | undefined

  private constructor(world: TestWorld, clock: FixedClock, far?: FarEnd) {
    this.world = world
    this.clock = clock
    if (far !== undefined) this.far = far
    this.sync = this.another('one')
  }

  static async open(settings: Partial<ExternalSettings> = {}): Promise<RunWorld> {
    const clock = fixedClock()
    const world = await openTestWorld({ clock })
    await world.add('olivia', { role: 'owner' })
    const at = new RunWorld(world, clock)
    await at.setUp(settings)
    return at
  }

  /**
   * What another node would be: it knows the same store. One that dies after so many commands hears nothing of the next
   * one, whether that was done or not.
   */
  another(node: string, diesAfter = Infinity, isDone = false): Synchronisation {
    const { world, clock } = this
    const run = world.store.commands<ExternalCommands>('external')
    let left = diesAfter
    const mortal: typeof run = (name, input) => {
      if (left-- > 0) {
        const answer = run(name, input)
        return answer.then(() => this.onCommand?.(name)).then(() => answer)
      }
      const isLast = left === -1
      return new Promise((_resolve, reject) => {
        const done = isDone && isLast ? run(name, input) : Promise.resolve()
        done.then(() => this.died.push(name), reject)
      })
    }
    return createSynchronisation({
      clock,
      log: silentLog,
      sealer: world.sealer,
      run: mortal,
      read: world.store.read,
      connect: (...asked) => this.far.connect(...asked),
      encodePicture: world.directory.encodePicture,
      openSecrets: () => Promise.resolve({ bindPassword: null, clientKey: null }),
      memory: {
        externals: {
          find: () => this.#directory,
          findByName: () => this.#directory,
          all: () => [this.#directory].flatMap(one => one ?? []),
        },
      },
      node,
    })
  }

  /** What is not said is as usual: everybody with all their fields, groups by a search where `groupSearch` is given. */
  async setUp(changes: Partial<ExternalSettings>): Promise<void> {
    const before = this.#directory?.settings ?? usualSettings
    const settings = { ...before, ...changes }
    const db = new DatabaseSync(join(this.world.dataFolder, 'doorward.db'), { timeout: 5000 })
    db.prepare(
      `insert into "externalDirectory" values (?, 'there', 'There', 1, ?, null, null, 1, 1, 1, null)
       on conflict ("id") do update set "settings" = excluded."settings"`,
    ).run(directoryId, JSON.stringify(settings))
    db.close()
    const row = await this.world.store.read.selectFrom('externalDirectory').selectAll().executeTakeFirstOrThrow()
    this.#directory = externalFromRow(row)
    assert.equal(this.#directory.id, directoryId as ExternalId)
  }

  /** As it is before its first run, or after somebody has turned it off. */
  async turn(to: 'on' | 'off'): Promise<void> {
    const db = new DatabaseSync(join(this.world.dataFolder, 'doorward.db'), { timeout: 5000 })
    db.prepare('update "externalDirectory" set "enabled" = ?').run(to === 'on' ? 1 : 0)
    db.close()
    await this.setUp({})
  }

  /** A session of somebody, an hour long. */
  putSession(username: string, more: { endedAt?: number; expiresAt?: number } = {}): void {
    const { endedAt = null, expiresAt = this.clock.now() + hours(1) } = more
    const id = randomUUID()
    const db = new DatabaseSync(join(this.world.dataFolder, 'doorward.db'), { timeout: 5000 })
    db.prepare(
      `insert into "session" ("id", "tokenHash", "userId", "credentialVersion", "authAt", "amr", "address", "userAgent",
       "device", "createdAt", "expiresAt", "lastSeenAt", "endedAt") values (?, ?, ?, 1, 1, '[]', '', '', '', 1, ?, 1, ?)`,
    ).run(id, id, this.find(username).id, expiresAt, endedAt)
    db.close()
  }

  /** A run from its first word to its last. */
  async run(options: { kind?: RunKind; confirms?: string } = {}): Promise<ExternalRun> {
    const { id } = await this.sync.start(directoryId, by, options)
    await this.sync.settled(directoryId)
    const run = await this.sync.findRun(directoryId, id)
    assert.ok(run)
    return run
  }

  async lines(run: ExternalRun): Promise<string[]> {
    const lines = await this.sync.lines(run.id, { after: -1, limit: 1000 })
    return lines.map(({ kind }) => kind).toSorted()
  }

  find(username: string): User {
    const user = this.world.memory.people.findByUsername(username)
    assert.ok(user, `${username} is here`)
    return user
  }

  groupsOf(username: string): string[] {
    return this.world.memory.people
      .groupsOf(this.find(username).id, this.clock.now())
      .map(({ name }) => name)
      .toSorted()
  }

  /** Usernames of those from the directory who may come in. */
  async active(): Promise<string[]> {
    const rows = await this.world.store.read
      .selectFrom('user')
      .select('username')
      .where('source', '=', directoryId)
      .where('goneAt', 'is', null)
      .where('disabledByDirectory', '=', 0)
      .where('trashedAt', 'is', null)
      .orderBy('username')
      .execute()
    return rows.map(({ username }) => username ?? '')
  }

  /** Opens the store anew, so that the memory knows the directory, which was written behind its back. */
  async reopen(): Promise<TestWorld> {
    await this.sync.close()
    this.world = await this.world.reopen()
    return this.world
  }

  /** What `doorward verify` finds wrong. */
  async wrong(): Promise<string[]> {
    const { store, sealer } = this.world
    return wrongOf(await store.snapshot(db => verifyEverything({ db, engine: store.engine, sealer })))
  }

  async dispose(): Promise<void> {
    await this.sync.close()
    await this.world.dispose()
  }
}

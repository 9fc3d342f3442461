import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asItIs, days, hours, Problem, type AppId, type GroupId, type Millis, type UserId } from '#ground'
import { createMemory, readChanges, type AccessRule, type AttributeId, type Directory } from '#directory'
import type { DirectoryHandle, DirectoryMemory, FollowingMemory, ServiceId, UserChange } from '#directory'
import type { Store } from '#store'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { randomFrom, type Random } from '../world/random.ts'
import { assertEqual } from './equals-reference.ts'
import { readRows, Reference } from './reference.ts'

export interface MemoryWorld {
  store: Store
  directory: Directory
  memory: DirectoryMemory
  asOperator: DirectoryHandle
  dispose(): Promise<void>
}

/** What can happen, and how often it does. */
const weights = {
  createUser: 14,
  updateUser: 12,
  disableOrEnable: 4,
  trash: 5,
  restore: 3,
  erase: 2,
  createGroup: 4,
  updateGroup: 2,
  deleteGroup: 1,
  changeMembers: 25,
  nest: 16,
  unnest: 3,
  changeManagers: 4,
  declareAttribute: 2,
  changeAttribute: 2,
  deleteAttribute: 1.5,
  app: 3,
  service: 3,
  setting: 1,
  moveClock: 6,
  upkeep: 2,
}
export type Deed = keyof typeof weights

const words = ['Ada', 'Straße', 'STRASSE', 'Çelik', 'ﬁn', 'true', '42', '2027-01-31', 'İz', 'o’Neil', '名']

/** Somebody who does things at random. What is refused is refused; what is not is told to everybody. */
export class Chance {
  users: UserId[] = []
  #groups: GroupId[] = []
  readonly #attributes: { id: AttributeId; name: string }[] = []
  readonly #apps: AppId[] = []
  readonly #services: ServiceId[] = []
  readonly #random: Random
  /** Of one store; any of them does the next deed. */
  readonly #worlds: readonly MemoryWorld[]
  readonly #clock: FixedClock
  #made = 0
  /** Ends that were given, to look just before and after. */
  readonly ends: Millis[] = []

  constructor(worlds: readonly MemoryWorld[], clock: FixedClock, random: Random) {
    this.#worlds = worlds
    this.#clock = clock
    this.#random = random
  }

  pickDeed(): Deed {
    const all = Object.entries(weights) as [Deed, number][]
    let left = (this.#random.below(1e6) / 1e6) * all.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [deed, weight] of all) if ((left -= weight) < 0) return deed
    return 'upkeep'
  }

  /** Forgets who is no more, once every world knows. */
  tidy(): void {
    const { people, groups } = this.#memory
    this.users = this.users.filter(id => people.slotOf(id) !== undefined)
    this.#groups = this.#groups.filter(id => groups.slotOf(id) !== undefined)
  }

  /** Does it, and answers the code of the refusal if it was refused. */
  async do(deed: Deed): Promise<string | undefined> {
    try {
      await this.#deeds[deed]()
      return undefined
    } catch (error) {
      if (error instanceof Problem) return error.code
      throw error
    }
  }

  readonly #deeds: Record<Deed, () => Promise<unknown> | void> = {
    createUser: async () => {
      // Among about two hundred people memberships meet.
      if (this.#memory.people.size > 200) return
      const name = `p${++this.#made}`
      const { id } = await this.#as.users.create({
        username: name,
        displayName: this.#random.pick(words),
        email: this.#random.chance(0.7) ? `${name}@Example.org` : null,
        groups: this.#random.some(this.#groups, 0.03),
        attributes: this.#values(),
      })
      this.users.push(id)
    },
    updateUser: () => {
      const patch: UserChange = { attributes: this.#values() }
      if (this.#random.chance(0.3)) patch.displayName = this.#random.pick(words)
      if (this.#random.chance(0.2)) patch.expiresAt = this.#end()
      if (this.#random.chance(0.2)) patch.email = this.#random.chance(0.3) ? null : `m${++this.#made}@example.org`
      if (this.#random.chance(0.1)) patch.role = this.#random.pick(['user', 'usermanager', 'admin'] as const)
      if (this.#random.chance(0.1)) patch.loginShell = this.#random.pick(['/bin/zsh', null])
      return this.#as.users.update(this.#user(), patch)
    },
    disableOrEnable: () => this.#as.users[this.#random.pick(['disable', 'enable'] as const)](this.#user()),
    trash: () => this.#as.users.delete(this.#user()),
    restore: () => this.#as.users.restore(this.#trashed(), { withoutEmail: this.#random.chance(0.5) }),
    erase: () => this.#as.users.erase(this.#trashed()),
    createGroup: async () => {
      if (this.#memory.groups.size > 40) return
      const { id } = await this.#as.groups.create({ name: `G ${++this.#made}`, description: this.#random.pick(words) })
      this.#groups.push(id)
    },
    updateGroup: () => this.#as.groups.update(this.#group(), { name: `H ${++this.#made}` }),
    deleteGroup: () => this.#as.groups.delete(this.#group()),
    changeMembers: () =>
      this.#as.groups.changeMembers(this.#group(), {
        add: this.#random.some(this.users, 0.06).map(id => ({ id, expiresAt: this.#end() })),
        remove: this.#random.some(this.users, 0.02),
      }),
    nest: () =>
      this.#as.groups.changeMembers(this.#group(), { addGroups: [{ id: this.#group(), expiresAt: this.#end() }] }),
    unnest: () => this.#as.groups.changeMembers(this.#group(), { removeGroups: this.#random.some(this.#groups, 0.2) }),
    changeManagers: () =>
      this.#as.groups.changeManagers(this.#group(), {
        add: this.#random.some(this.users, 0.02),
        remove: this.#random.some(this.users, 0.5),
      }),
    declareAttribute: async () => {
      if (this.#attributes.length > 6) return
      const name = `x${++this.#made}`
      const { id } = await this.#as.attributes.declare({
        name,
        multiValued: this.#random.chance(0.6),
        searchable: this.#random.chance(0.6),
      })
      this.#attributes.push({ id, name })
    },
    changeAttribute: () =>
      this.#as.attributes.update(this.#attribute().id, {
        searchable: this.#random.chance(0.5),
        title: `T ${++this.#made}`,
      }),
    deleteAttribute: async () => {
      const gone = this.#attribute()
      await this.#as.attributes.delete(gone.id)
      this.#attributes.splice(this.#attributes.indexOf(gone), 1)
    },
    app: async () => {
      const groups = this.#random.some(this.#groups, 0.1)
      const users = this.#random.some(this.users, 0.02)
      const access: AccessRule = this.#random.chance(0.3) ? { kind: 'everyone' } : { kind: 'chosen', groups, users }
      if (this.#apps.length < 10) {
        const { app } = await this.#as.apps.create({ title: `App ${++this.#made}`, access })
        this.#apps.push(app.id)
      } else if (this.#random.chance(0.9)) await this.#as.apps.update(this.#random.pick(this.#apps), { access })
      else {
        const [gone] = this.#apps.splice(this.#random.below(this.#apps.length), 1)
        if (gone !== undefined) await this.#as.apps.delete(gone)
      }
    },
    service: async () => {
      const { services } = this.#as
      const contactId = this.#user()
      const name = `${this.#random.pick(words)} ${++this.#made}`
      if (this.#services.length < 10) {
        const { id } = await services.create({ name, contactId })
        this.#services.push(id)
      } else if (this.#random.chance(0.5)) await services.update(this.#random.pick(this.#services), { contactId, name })
      else if (this.#random.chance(0.7)) await services.disable(this.#random.pick(this.#services))
      else {
        const [gone] = this.#services.splice(this.#random.below(this.#services.length), 1)
        if (gone !== undefined) await services.delete(gone)
      }
    },
    setting: () => this.#as.settings.put('organisation', { name: `${this.#random.pick(words)} ${++this.#made}` }),
    moveClock: () => this.#clock.advance(hours(this.#random.below(48)) + 1),
    upkeep: async () => {
      const { upkeep } = this.#random.pick(this.#worlds).directory
      await upkeep.endExpired()
      if (this.#random.chance(0.5)) await upkeep.emptyTrash()
    },
  }

  get #as(): DirectoryHandle {
    return this.#random.pick(this.#worlds).asOperator
  }

  get #memory(): DirectoryMemory {
    return this.#random.pick(this.#worlds).memory
  }

  #user(): UserId {
    return this.#random.pick(this.users) ?? this.#nobody()
  }

  #trashed(): UserId {
    const { people } = this.#memory
    return this.#random.pick(this.users.filter(id => people.find(id)?.trashedAt !== null)) ?? this.#nobody()
  }

  #group(): GroupId {
    return this.#random.pick(this.#groups) ?? this.#nobody()
  }

  #attribute(): { id: AttributeId; name: string } {
    return this.#random.pick(this.#attributes) ?? this.#nobody()
  }

  #nobody(): never {
    throw new Problem('missing', asItIs('There is nobody yet.'))
  }

  #end(): Millis | null {
    if (this.#random.chance(0.6)) return null
    const end = this.#clock.now() + hours(1 + this.#random.below(24 * 14))
    this.ends.push(end)
    return end
  }

  #values(): Record<string, string[]> {
    const chosen = this.#random.some(this.#attributes, 0.4)
    return Object.fromEntries(chosen.map(({ name }) => [name, this.#random.some(words, 0.15)]))
  }
}

/** Another node: it sees the log and the tables, and nothing else. */
async function follow(memory: FollowingMemory, { store }: MemoryWorld): Promise<void> {
  const effects = await store.snapshot(async db => {
    const rows = await db.selectFrom('change').selectAll().where('seq', '>', memory.seq).orderBy('seq').execute()
    return readChanges(db, rows)
  })
  memory.apply(effects)
}

/** The moments asked about: before, now, and around ends to come, in no order, since a closure kept may be out of date. */
function momentsAround(now: Millis, ends: readonly Millis[], random: Random): Millis[] {
  const end = random.pick(ends) ?? now
  return [now, now + days(3), end - 1, end, now - days(5), now + days(30), now]
}

/**
 * Thousands of changes at random, and whatever memory answers is what the rows say: memory that was told, one that only
 * follows the log, one read anew, and one that is read again after a long sleep.
 */
export function memoryEqualsTables(
  engine: string,
  /** One, or several nodes of one store. */
  open: (clock: FixedClock) => Promise<MemoryWorld[]>,
  options: { seed: number; changes: number; skip?: string | false },
): void {
  const { seed, changes, skip = false } = options
  describe(`memory equals the tables on ${engine}`, { skip }, () => {
    test(`after ${changes} changes at random (DOORWARD_SEED=${seed})`, async t => {
      const clock = fixedClock()
      const worlds = await open(clock)
      t.after(() => Promise.all(worlds.map(world => world.dispose())))
      const [world] = worlds
      assert.ok(world)
      const random = randomFrom(seed)
      const chance = new Chance(worlds, clock, random)
      const node = createMemory()
      const sleeper = createMemory()
      for (const memory of [node, sleeper]) await memory.load(world.store.snapshot)
      const done: Partial<Record<Deed, number>> = {}
      const refused: Partial<Record<Deed, number>> = {}

      for (let i = 0; i < changes; ) {
        // Some at once, so that commands share a group and meet each other's rows.
        const deeds = Array.from({ length: 1 + random.below(6) }, () => chance.pickDeed())
        const codes = await Promise.all(deeds.map(deed => chance.do(deed)))
        for (const [at, deed] of deeds.entries()) {
          const count = codes[at] === undefined ? done : refused
          count[deed] = (count[deed] ?? 0) + 1
        }
        chance.tidy()
        if (random.chance(0.3)) await follow(node, world)
        const before = i
        i += deeds.length
        if (Math.floor(before / 250) === Math.floor(i / 250) && i < changes) continue

        const reference = new Reference(await world.store.snapshot(readRows))
        const moments = momentsAround(clock.now(), chance.ends, random)
        for (const { store, memory } of worlds) {
          assert.ok(await store.catchUp(reference.rows.seq, 10_000))
          assertEqual(memory, reference, moments)
        }
        await follow(node, world)
        assertEqual(node, reference, moments)
        const fresh = createMemory()
        await fresh.load(world.store.snapshot)
        assertEqual(fresh, reference, moments)
        if (random.chance(0.7)) continue
        const slots = chance.users.map(id => sleeper.people.slotOf(id))
        await sleeper.load(world.store.snapshot)
        assertEqual(sleeper, reference, moments)
        for (const [at, id] of chance.users.entries()) {
          const now = sleeper.people.slotOf(id)
          if (slots[at] !== undefined && now !== undefined) assert.equal(now, slots[at])
        }
      }
      t.diagnostic(`done ${JSON.stringify(done)}`)
      t.diagnostic(`refused ${JSON.stringify(refused)}`)
      for (const deed of Object.keys(weights) as Deed[]) assert.ok(done[deed], `${deed} has never come about`)
      assert.ok(refused.nest, 'no circle of groups was ever tried')
    })
  })
}

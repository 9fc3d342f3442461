import { normaliseDN, LdapError } from '@doorward/ldap'
import { foldName } from '#directory'
import { limits } from '#ground'
import type { UpstreamGroup } from '../upstream.ts'

/** What two ways of writing one DN have in common. A text that is no DN is compared without regard to case. */
export function dnKey(dn: string): string {
  try {
    return normaliseDN(dn)
  } catch (error) {
    if (error instanceof LdapError) return foldName(dn)
    throw error
  }
}

/**
 * Which groups there hold whom, people and groups alike, held in memory as a whole: one search answers for everybody, where
 * asking the server for the groups of each person would be a search per person, and per group for nested ones.
 */
export class GroupGraph {
  readonly #groups: UpstreamGroup[] = []
  readonly #byDn = new Map<string, number>()
  readonly #byCode = new Map<string, number>()
  readonly #byPrimaryToken = new Map<string, number>()
  readonly #ids = new Map<string, number>()
  /** Groups by who is in them: the key of a DN, or a folded username. */
  readonly #around = new Map<string, number[]>()
  readonly #reached = new Map<number, readonly number[]>()
  readonly #nested: boolean
  /** Groups that stand deeper in one another than is followed. */
  isCutOff = false

  constructor({ nested }: { nested: boolean }) {
    this.#nested = nested
  }

  get size(): number {
    return this.#groups.length
  }

  all(): readonly UpstreamGroup[] {
    return this.#groups
  }

  add(group: UpstreamGroup, members: readonly string[], primaryToken?: string): void {
    const at = this.#groups.length
    // Groups of one code at two places, where there is no id to tell them apart by.
    const same = this.#ids.get(group.upstreamId)
    const known = same === undefined ? undefined : this.#groups[same]
    const upstreamId = known === undefined ? group.upstreamId : `name:${foldName(group.dn)}`
    this.#ids.set(upstreamId, at)
    this.#groups.push({ ...group, upstreamId })
    this.#byDn.set(dnKey(group.dn), at)
    const code = foldName(group.code)
    if (!this.#byCode.has(code)) this.#byCode.set(code, at)
    if (primaryToken !== undefined) this.#byPrimaryToken.set(primaryToken, at)
    for (const member of members) {
      const key = member.includes('=') ? dnKey(member) : foldName(member)
      const around = this.#around.get(key)
      if (around === undefined) this.#around.set(key, [at])
      else around.push(at)
    }
  }

  /** The group of this DN or code, as a person's own attribute names it. */
  find(value: string): UpstreamGroup | undefined {
    const at = this.#byDn.get(dnKey(value)) ?? this.#byCode.get(foldName(value))
    return at === undefined ? undefined : this.#groups[at]
  }

  /** The groups of somebody, each once: as the groups say, and as their own entry says by `own` and `primaryToken`. */
  groupsOf(who: { dn: string; username: string; own: readonly string[]; primaryToken?: string }): UpstreamGroup[] {
    const direct = new Set([...this.#groupsAround(dnKey(who.dn)), ...this.#groupsAround(foldName(who.username))])
    for (const value of who.own) {
      const at = this.#byDn.get(dnKey(value)) ?? this.#byCode.get(foldName(value))
      if (at !== undefined) direct.add(at)
    }
    const primary = who.primaryToken === undefined ? undefined : this.#byPrimaryToken.get(who.primaryToken)
    if (primary !== undefined) direct.add(primary)
    const all = new Set(direct)
    if (this.#nested) for (const at of direct) for (const around of this.#reachFrom(at)) all.add(around)
    return [...all].flatMap(at => this.#groups[at] ?? [])
  }

  #groupsAround(key: string): readonly number[] {
    return this.#around.get(key) ?? none
  }

  /** The groups a group is inside of, level by level, each once: a circle ends where it began. */
  #reachFrom(start: number): readonly number[] {
    const known = this.#reached.get(start)
    if (known !== undefined) return known
    const reached = new Set([start])
    let level = [start]
    for (let depth = 1; level.length > 0; depth++) {
      const next = new Set<number>()
      for (const at of level)
        for (const around of this.#groupsAround(dnKey(this.#groups[at]?.dn ?? '')))
          if (!reached.has(around)) next.add(around)
      if (next.size > 0 && depth >= limits.group.nestingMax) {
        this.isCutOff = true
        break
      }
      for (const at of next) reached.add(at)
      level = [...next]
    }
    const found = [...reached]
    this.#reached.set(start, found)
    return found
  }
}

const none: readonly number[] = []

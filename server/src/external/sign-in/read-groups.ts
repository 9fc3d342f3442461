import { escapeFilterValue, filterFilled, groupAttributes, groupFromDn, mapGroup } from '../mapping/index.ts'
import { isWithinDN, LdapError, normaliseDN, parseDN, printFilterValue } from '@doorward/ldap'
import { limits } from '#ground'
import type { ExternalSettings, GroupSearch } from '#directory'
import type { Upstream, UpstreamEntry } from '../connect/index.ts'
import { rdnOf } from '../mapping/username.ts'
import { presetOf } from '../presets/index.ts'
import type { UpstreamGroup } from '../upstream.ts'

/** Names of one filter: servers take a bounded length of it. */
const atOnce = 50

/** The groups of somebody who signs in, each once: by a search for groups, by their own attribute, or by both. */
export async function readGroups(
  upstream: Upstream,
  settings: ExternalSettings,
  entry: UpstreamEntry,
  username: string,
): Promise<UpstreamGroup[]> {
  const { attributes, groupSearch } = settings
  const named = attributes.groups === null ? [] : entry.attributes.all(attributes.groups)
  if (groupSearch === null) return distinct(named.flatMap(value => groupFromDn(value) ?? []))

  const groups = new Groups(upstream, settings, groupSearch)
  await groups.find(filterFilled(groupSearch.filter, { userDN: entry.dn, username }))
  await groups.findNamed(named)
  if (presetOf(settings.provider).primaryGroup) await groups.findPrimary(entry)
  if (settings.nestedGroups) await groups.findAbove()
  return groups.list()
}

/** Groups that have been found so far, by their DN. */
class Groups {
  readonly #upstream: Upstream
  readonly #settings: ExternalSettings
  readonly #search: GroupSearch
  readonly #found = new Map<string, UpstreamGroup>()

  constructor(upstream: Upstream, settings: ExternalSettings, search: GroupSearch) {
    this.#upstream = upstream
    this.#settings = settings
    this.#search = search
  }

  /** Answers those that were not known before. */
  async find(filter: string, isWanted: (key: string) => boolean = () => true): Promise<UpstreamGroup[]> {
    const { base, scope } = this.#search
    const attributes = groupAttributes(this.#settings)
    const found: UpstreamGroup[] = []
    for await (const entry of this.#upstream.search({
      base,
      scope,
      filter,
      attributes,
      sizeLimit: this.#settings.recordsMax,
    })) {
      const key = keyOf(entry.dn)
      if (this.#found.has(key) || !isWanted(key)) continue
      const group = mapGroup(entry, this.#settings)
      // One broken group does not keep anybody out.
      if ('skipped' in group) continue
      this.#found.set(key, group)
      found.push(group)
    }
    return found
  }

  /** What the person's own attribute names and no search has found: groups of groups, or all of them. */
  async findNamed(values: readonly string[]): Promise<void> {
    const { base, code } = this.#search
    const wanted = values.filter(value => !isDn(value) || (isWithinDN(value, base) && !this.#found.has(keyOf(value))))
    for (let at = 0; at < wanted.length; at += atOnce) {
      const some = wanted.slice(at, at + atOnce)
      const keys = new Set(some.map(keyOf))
      const codes = new Set(some.filter(value => !isDn(value)).map(value => value.toLowerCase()))
      const parts = some.flatMap(value => {
        if (!isDn(value)) return [`(${code}=${escapeFilterValue(value)})`]
        const [own] = rdnOf(value)
        if (own === undefined) return []
        const octets = typeof own.value === 'string' ? new TextEncoder().encode(own.value) : own.value
        return [`(${own.type}=${printFilterValue(octets)})`]
      })
      // Of the same name elsewhere in the tree: not the one that was named.
      await this.find(`(|${parts.join('')})`, key => keys.has(key) || codes.size > 0)
    }
  }

  /** Active Directory's group that is no `member` and no `memberOf`: its SID is the domain's and `primaryGroupID`. */
  async findPrimary({ attributes }: UpstreamEntry): Promise<void> {
    const sid = attributes.octets('objectSid')[0]
    const number = attributes.first('primaryGroupID')
    if (sid === undefined || sid.length < 12 || number === undefined || !/^\d{1,10}$/.test(number)) return
    const group = Buffer.from(sid)
    group.writeUInt32LE(Number(number) >>> 0, group.length - 4)
    await this.find(`(objectSid=${[...group].map(octet => `\\${octet.toString(16).padStart(2, '0')}`).join('')})`)
  }

  /** Groups of groups, a level at a time: each is asked about once, so a circle ends. */
  async findAbove(): Promise<void> {
    if (!this.#search.filter.includes('${userDN}')) return
    let level = [...this.#found.values()]
    for (let depth = 0; depth < limits.group.nestingMax && level.length > 0; depth++) {
      const above: UpstreamGroup[] = []
      for (let at = 0; at < level.length; at += atOnce) {
        const some = level.slice(at, at + atOnce)
        const filters = some.map(({ dn }) => filterFilled(this.#search.filter, { userDN: dn, username: '' }))
        above.push(...(await this.find(`(|${filters.join('')})`)))
      }
      level = above
    }
  }

  list(): UpstreamGroup[] {
    return distinct([...this.#found.values()])
  }
}

function distinct(groups: readonly UpstreamGroup[]): UpstreamGroup[] {
  return [...new Map(groups.map(group => [group.upstreamId, group])).values()]
}

function isDn(text: string): boolean {
  try {
    return parseDN(text).length > 0
  } catch (error) {
    if (error instanceof LdapError) return false
    throw error
  }
}

/** Equal for DNs that are the same in other letter case, spaces or escapes. */
const keyOf = (dn: string): string => (isDn(dn) ? normaliseDN(dn) : dn.toLowerCase())

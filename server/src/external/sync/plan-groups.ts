import { limits, type GroupId, type Millis } from '#ground'
import { foldName, isAtLeast, type ExternalSettings, type Group, type GroupMapping, type Role } from '#directory'
import type { UpstreamGroup, UpstreamPerson } from '../upstream.ts'
import type { KnownGroups } from './known-groups.ts'

/** What a group there means here. */
export interface GroupTarget {
  /** Null: it gives a role alone, or nothing. */
  group: GroupId | null
  role: Role | null
}

export interface GroupPlan {
  upstream: UpstreamGroup
  before: Group | null
  after: Group
}

export interface GroupsPlan {
  /** By the group's id there. */
  targets: Map<string, GroupTarget>
  /** Those that are made, or renamed. */
  changes: GroupPlan[]
  /** Groups here of the same code that are never joined by it alone, by the code there. */
  guarded: Map<string, GroupId>
}

export interface GroupRules {
  directoryId: string
  title: string
  settings: Pick<ExternalSettings, 'groupMap' | 'syncGroups' | 'defaultGroup'>
  at: Millis
  newId: () => GroupId
}

/**
 * What groups there mean here. The first mapping that fits decides; else the group is made here too, if that is asked for;
 * else it is the local one of the same code. A group that comes from there never becomes one that is here already, whatever
 * its name, and one that opens a sensitive app is joined by a mapping only.
 */
export function planGroups(groups: Iterable<UpstreamGroup>, known: KnownGroups, rules: GroupRules): GroupsPlan {
  const plan: GroupsPlan = { targets: new Map(), changes: [], guarded: new Map() }
  const { groupMap, syncGroups } = rules.settings
  for (const upstream of groups) {
    if (plan.targets.has(upstream.upstreamId)) continue
    const mapping = groupMap.find(one => fits(one, upstream))
    const target: GroupTarget = { group: null, role: mapping?.role ?? null }
    plan.targets.set(upstream.upstreamId, target)
    if (mapping !== undefined)
      target.group = mapping.group !== null && known.exists(mapping.group) ? mapping.group : null
    else if (syncGroups) target.group = planSynchronised(upstream, known, rules, plan)
    else {
      const local = known.localOfCode(upstream.code)
      if (local === undefined) continue
      if (known.isSensitive(local)) plan.guarded.set(upstream.code, local)
      else target.group = local
    }
  }
  return plan
}

function planSynchronised(upstream: UpstreamGroup, known: KnownGroups, rules: GroupRules, plan: GroupsPlan): GroupId {
  const before = known.linked(upstream.upstreamId)
  const base = nameOf(upstream)
  if (before !== undefined) {
    if (isNamedAfter(before.name, base)) return before.id
    const after = {
      ...before,
      name: freeName(base, known, rules.title),
      code: foldName(upstream.code),
      updatedAt: rules.at,
    }
    known.take(after)
    plan.changes.push({ upstream, before, after })
    return before.id
  }
  const after: Group = {
    id: rules.newId(),
    name: freeName(base, known, rules.title),
    code: foldName(upstream.code),
    description: '',
    source: rules.directoryId,
    createdAt: rules.at,
    updatedAt: rules.at,
    version: 0,
    managedBy: null,
    gidNumber: null,
    managers: [],
  }
  known.take(after)
  plan.changes.push({ upstream, before: null, after })
  return after.id
}

/** Leaves room for what tells it from others. */
const baseLengthMax = limits.group.nameLengthMax - 40

const nameOf = ({ code }: UpstreamGroup): string =>
  code
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, baseLengthMax) || 'Group'

/** As it is there, or with what was added to tell it from another. */
const isNamedAfter = (name: string, base: string): boolean => name === base || name.startsWith(`${base} (`)

function freeName(base: string, known: KnownGroups, title: string): string {
  if (!known.hasName(base)) return base
  const short = title.slice(0, 30)
  for (let n = 1; ; n++) {
    const name = `${base} (${n === 1 ? short : `${short} ${n}`})`
    if (!known.hasName(name)) return name
  }
}

function fits({ by, value }: GroupMapping, { code, dn }: UpstreamGroup): boolean {
  if (by === 'code') return foldName(value) === foldName(code)
  if (by === 'dn') return foldName(value) === foldName(dn)
  return [code, dn].some(text => matches(foldName(value), foldName(text)))
}

/** `*` is anything. Walked by hand: a pattern of somebody's never becomes a regular expression that takes for ever. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  if (parts.length === 0) return first === text
  if (!text.startsWith(first)) return false
  let at = first.length
  const last = parts.pop() ?? ''
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.length - at >= last.length && text.endsWith(last)
}

/** Where somebody's groups there put them here. */
export function placeIn(
  targets: ReadonlyMap<string, GroupTarget>,
  { groups }: Pick<UpstreamPerson, 'groups'>,
  defaultGroup: GroupId | null,
): { groups: ReadonlySet<GroupId>; role: Role } {
  const found = new Set<GroupId>()
  let role: Role = 'user'
  for (const { upstreamId } of groups) {
    const target = targets.get(upstreamId)
    if (target === undefined) continue
    if (target.group !== null) found.add(target.group)
    if (target.role !== null && target.role !== 'owner' && isAtLeast(target.role, role)) role = target.role
  }
  if (found.size === 0 && defaultGroup !== null) found.add(defaultGroup)
  return { groups: found, role }
}

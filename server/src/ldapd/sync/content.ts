import type { DirectoryMemory } from '#directory'
import type { Control, Filter, ReceivedSearchRequest, SearchOutput } from '@doorward/ldap'
import { Truth } from '../search/condition.ts'
import { createSelection, type Selection, writeStaticEntry } from '../entry/selection.ts'
import type { Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import type { Segment, SlotTarget } from '../search/run.ts'
import type { Sight } from '../search/sight.ts'
import type { Node } from '../tree/node.ts'

/** An entry by where it lies: people and groups by slot. */
export type Item = { of: 'person' | 'group'; slot: number } | { of: 'node'; node: Node }

export interface ContentParts {
  memory: DirectoryMemory
  sight: Sight
  segments: readonly Segment[]
  selection: Selection
}

type SlotSegment = Extract<Segment, { kind: 'slots' }>

/** What a search that keeps a copy in step is of, as it stands now: the entries that are in it, and the last change of each. */
export class Content {
  /** From the root down, so that what is above comes first. */
  readonly nodes: readonly Node[]
  readonly profile: Profile
  readonly #memory: DirectoryMemory
  readonly #sight: Sight
  readonly #selection: Selection
  readonly #slots: Partial<Record<'person' | 'group', SlotSegment>> = {}

  constructor({ memory, sight, segments, selection }: ContentParts) {
    this.#memory = memory
    this.#sight = sight
    this.#selection = selection
    this.profile = sight.tree.view.profile
    this.nodes = segments.flatMap(segment => (segment.kind === 'static' ? [segment.node] : []))
    for (const segment of segments) if (segment.kind === 'slots') this.#slots[segment.of] = segment
  }

  get root(): Node {
    return this.#sight.tree.root
  }

  /** Whether any person, or any group, can be in it. */
  reaches(of: 'person' | 'group'): boolean {
    return this.#slots[of] !== undefined
  }

  holds(item: Item): boolean {
    if (item.of === 'node') return this.nodes.includes(item.node)
    const segment = this.#slots[item.of]
    if (segment === undefined || (segment.only !== undefined && segment.only !== item.slot)) return false
    const { condition, target } = segment
    if (condition.kind === 'test' && condition.test(item.slot) !== Truth.yes) return false
    return target.sees(item.slot) && (item.of === 'person' || this.#hasMember(item.slot))
  }

  /** The number of the last change of what an entry tells; undefined for an empty slot. */
  touched(item: Item): number | undefined {
    if (item.of === 'node') return item.node.seq
    const { people, groups, formSeq } = this.#memory
    const touched = item.of === 'person' ? people.versionAt(item.slot) : groups.touchedAt(item.slot)
    return touched === undefined ? undefined : Math.max(touched, formSeq)
  }

  /** The 16 octets of its entryUUID; undefined for an empty slot. */
  uuid(item: Item): Uint8Array | undefined {
    if (item.of === 'node') return uuidOctets(item.node.id)
    const { people, groups } = this.#memory
    const id = item.of === 'person' ? people.idAt(item.slot) : groups.at(item.slot)?.id
    return id === undefined ? undefined : uuidOctets(id)
  }

  /** Sends an entry; false when there is none after all. */
  write(out: SearchOutput, item: Item, controls: readonly Control[]): boolean {
    if (item.of !== 'node') {
      const target: SlotTarget | undefined = this.#slots[item.of]?.target
      const steps = item.of === 'person' ? this.#selection.person : this.#selection.group
      return target?.write(out, item.slot, steps, controls) === true
    }
    writeStaticEntry(out.beginEntry(), item.node.entry, this.#selection)
    out.endEntry(controls)
    return true
  }

  /** groupOfNames has a member (RFC 4519 §3.5), and whoever checks entries refuses one without. */
  #hasMember(group: number): boolean {
    for (const person of this.#memory.groups.membersAt(group, this.#sight.now))
      if (this.#sight.seesPerson(person)) return true
    return false
  }
}

export const uuidOctets = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')

/**
 * What copies are not told, since it changes with other entries: memberOf says what groups' entries say already, and a
 * change of one large group would be one of everybody in it; hasSubordinates each server knows of its own entries.
 */
const untold: ReadonlySet<string> = new Set(['memberof', 'hassubordinates', 'jpegphoto'])

const isTold = ({ type }: { type: AttributeType }): boolean => !untold.has(type.name.toLowerCase())

/** What a search selects of what copies are told. */
export function selectTold(profile: Profile, request: ReceivedSearchRequest): Selection {
  const { person, group } = profile
  const told = {
    ...profile,
    person: { ...person, attributes: person.attributes.filter(isTold) },
    group: { ...group, attributes: group.attributes.filter(isTold) },
  }
  const selection = createSelection(told, request, true)
  return { ...selection, selects: type => isTold({ type }) && selection.selects(type) }
}

/** Whether a filter asks for the groups an entry is in: then a change of a group may be one of what others match. */
export function asksForGroups(filter: Filter, profile: Profile): boolean {
  if ('filters' in filter) return filter.filters.some(nested => asksForGroups(nested, profile))
  if ('filter' in filter) return asksForGroups(filter.filter, profile)
  if (filter.kind === 'unrecognised' || filter.attribute === undefined) return false
  const [name = ''] = filter.attribute.toLowerCase().split(';')
  return profile.types.get(name)?.name.toLowerCase() === 'memberof'
}

import { type BerWriter, BerWriter as Writer, type ReceivedSearchRequest, Tag, writeAttribute } from '@doorward/ldap'
import { type AttributeSight, attributeSights } from '#directory'
import type { DerivedAttribute, EntryAttribute, EntryShape, Profile } from '../profile/index.ts'
import { allowedBy } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import type { StaticEntry } from './static-entry.ts'
import { parseRange, type ValueRange } from './value-range.ts'

/** One piece of an answer's attribute list. */
export type Step =
  /** Stored attributes next to each other: one copy. */
  | { kind: 'stored'; from: number; to: number }
  /** A stored attribute whose description alone is wanted. */
  | { kind: 'stored-type'; at: number; bytes: Uint8Array }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'derived'; attribute: DerivedAttribute; typesOnly: boolean }
  /** Some of the values of an attribute that may have a great many. */
  | { kind: 'range'; attribute: DerivedAttribute; range: ValueRange; typesOnly: boolean }

/** What an AttributeSelection (RFC 4511 §4.5.1.8) asks of each kind of entry, made ready. */
export interface Selection {
  typesOnly: boolean
  person: readonly Step[]
  /** Of a person, to that person. */
  own: readonly Step[]
  group: readonly Step[]
  /** Whether people's pictures are to be told, which may have to be waited for. */
  hasPhotos: boolean
  selects(type: AttributeType): boolean
  /** Whether it is asked for in part, which no static entry has. */
  isRange(type: AttributeType): boolean
}

export function createSelection(
  profile: Profile,
  request: Pick<ReceivedSearchRequest, 'attributes' | 'typesOnly'>,
  isAdmin: boolean,
): Selection {
  const wishes = parseWishes(profile, request.attributes)
  const selects = (type: AttributeType): boolean =>
    wishes.named.has(type) || wishes.ranges.has(type) || (type.operational ? wishes.allOperational : wishes.allUser)
  const steps = <T>({ attributes }: EntryShape<T>, sights: readonly AttributeSight[]): Step[] =>
    stepsOf(attributes, ({ type, seenBy }) => selects(type) && sights.includes(seenBy), wishes, request.typesOnly)
  const sights = isAdmin ? attributeSights : (['everyone'] as const)
  const person = steps(profile.person, sights)
  return {
    typesOnly: request.typesOnly,
    hasPhotos: person.some(step => step.kind === 'derived' && step.attribute.derivation === 'photo'),
    person,
    own: steps(profile.person, isAdmin ? attributeSights : ['everyone', 'self']),
    group: steps(profile.group, sights),
    selects,
    isRange: type => wishes.ranges.has(type),
  }
}

interface Wishes {
  allUser: boolean
  allOperational: boolean
  named: ReadonlySet<AttributeType>
  /** Asked for in part, and then only so. */
  ranges: ReadonlyMap<AttributeType, ValueRange>
}

function parseWishes(profile: Profile, attributes: readonly string[]): Wishes {
  const named = new Set<AttributeType>()
  const ranges = new Map<AttributeType, ValueRange>()
  // RFC 4511 §4.5.1.8: an empty list asks for all user attributes; `1.1` names none, and counts only by itself.
  let allUser = attributes.length === 0
  let allOperational = false
  for (const attribute of attributes) {
    if (attribute === '*') allUser = true
    else if (attribute === '+') allOperational = true
    else if (attribute.startsWith('@')) {
      // RFC 4529 §3: all that a class allows; a class that is not known names nothing.
      for (const name of allowedBy(profile, attribute.slice(1))) {
        const type = profile.types.get(name.toLowerCase())
        if (type !== undefined) named.add(type)
      }
    } else {
      const { name, range } = parseRange(attribute.toLowerCase())
      // No attribute here has other options, so a description with one names nothing.
      const type = profile.types.get(name)
      if (type !== undefined && range !== undefined) ranges.set(type, range)
      else if (type !== undefined) named.add(type)
    }
  }
  return { allUser, allOperational, named, ranges }
}

function stepsOf<T>(
  attributes: readonly EntryAttribute<T>[],
  isWanted: (attribute: EntryAttribute<T>) => boolean,
  { ranges }: Wishes,
  typesOnly: boolean,
): Step[] {
  const steps: Step[] = []
  let stored = 0
  for (const attribute of attributes) {
    const at = attribute.kind === 'stored' ? stored++ : -1
    if (!isWanted(attribute)) continue
    const range = ranges.get(attribute.type)
    // Only what is worked out can be many: of anything else all values are in every answer, and a range names nothing.
    if (range !== undefined && attribute.kind !== 'derived') continue
    if (attribute.kind === 'derived')
      steps.push(range ? { kind: 'range', attribute, range, typesOnly } : { kind: 'derived', attribute, typesOnly })
    else if (attribute.kind === 'constant')
      steps.push({ kind: 'bytes', bytes: encoded(attribute.type.name, typesOnly ? [] : attribute.values) })
    else if (typesOnly) steps.push({ kind: 'stored-type', at, bytes: encoded(attribute.type.name, []) })
    else {
      const last = steps.at(-1)
      if (last?.kind === 'stored' && last.to === at) last.to = at + 1
      else steps.push({ kind: 'stored', from: at, to: at + 1 })
    }
  }
  return steps
}

function encoded(type: string, values: readonly string[]): Uint8Array {
  const writer = new Writer(256)
  writeAttribute(writer, { type, values })
  return writer.copy()
}

/** Writes what is selected of a static entry: its name and its attributes. */
export function writeStaticEntry(writer: BerWriter, entry: StaticEntry, selection: Selection): void {
  writer.octets(entry.dn)
  const list = writer.begin(Tag.sequence, 2)
  for (const [type, values] of entry.attributes)
    if (selection.selects(type) && !selection.isRange(type))
      writeAttribute(writer, { type: type.name, values: selection.typesOnly ? [] : values })
  writer.end(list)
}

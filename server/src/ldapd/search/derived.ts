import { BerReader, type BerWriter, BerWriter as Writer } from '@doorward/ldap'
import type { DirectoryMemory } from '#directory'
import type { EntryImage } from '../entry/entry-image.ts'
import type { Derivation, StoredAttribute, UniqueIndex } from '../profile/index.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { printCsn } from '../schema/value-text.ts'
import type { Place } from '../tree/place.ts'
import { isSameTree } from '../tree/tree.ts'
import type { TypedItem } from './compile-item.ts'
import { type Condition, constant, isSlot, no, Truth, undefinedCondition, yes } from './condition.ts'
import { findByIndex, findPlainPerson } from './index-lookup.ts'
import { compileValueTest, type RuleItem } from './match-value.ts'
import type { Sight } from './sight.ts'

type SoughtItem = Exclude<TypedItem, RuleItem>

/** An attribute whose values are worked out when asked for, of entries in one sight. */
export interface Derived {
  /** Writes the values of a slot's entry as OCTET STRINGs. Answers whether there are any. */
  write(writer: BerWriter, slot: number): boolean
  compile(item: SoughtItem): Condition
}

export interface DerivedParts {
  memory: DirectoryMemory
  sight: Sight
  /** Follows a DN in a filter; undefined when it is none. */
  findPlace(dn: Uint8Array): Place | undefined
}

/** When a lock has no known beginning (draft-behera-ldap-password-policy §5.3.3). */
const lockedForGood = '000001010000Z'
const lockedBytes = Buffer.from(lockedForGood)

export const derive = (derivation: Derivation, of: 'person' | 'group', parts: DerivedParts): Derived =>
  derivations[derivation](parts, of)

const derivations: Readonly<Record<Derivation, (parts: DerivedParts, of: 'person' | 'group') => Derived>> = {
  'entry-dn': entryDN,
  groups: groupsAround,
  people: peopleOfGroup,
  'people-usernames': parts => valuesOfPeople('username', parts),
  'people-ids': parts => valuesOfPeople('prefixed-user-id', parts),
  'principal-name': principalName,
  'locked-time': lockedTime,
  csn: changeNumber,
  photo,
}

/** Writes the DN of the entry an image stands on. */
export function writeDN<T>(writer: BerWriter, image: EntryImage<T>, suffix: Uint8Array): void {
  const { rdnStart, rdnEnd } = image
  writer.header(0x04, rdnEnd - rdnStart + suffix.length)
  writer.bytes(image.bytes, rdnStart, rdnEnd)
  writer.bytes(suffix)
}

const scratch = new Writer(1024)

/** The values of a slot's entry, read back from how they are written. */
export function valuesWritten(derived: Pick<Derived, 'write'>, slot: number): Uint8Array[] {
  scratch.length = 0
  if (!derived.write(scratch, slot)) return []
  const reader = new BerReader(scratch.copy())
  const values: Uint8Array[] = []
  while (!reader.atEnd) values.push(reader.octets())
  return values
}

/** Equality of a DN-valued attribute: DNs have no order and no substrings. */
function compileDN(
  item: SoughtItem,
  parts: DerivedParts,
  found: (place: Place) => Condition,
  present: Condition,
): Condition {
  if (item.kind === 'present') return present
  if (item.kind !== 'equalityMatch' && item.kind !== 'approxMatch') return undefinedCondition
  const place = parts.findPlace(item.value)
  if (place === undefined) return undefinedCondition
  // A name of another tree, or one that is not seen here, is nobody's value here.
  return place.tree !== undefined && isSameTree(place.tree, parts.sight.tree) ? found(place) : no
}

function entryDN(parts: DerivedParts, of: 'person' | 'group'): Derived {
  const { tree } = parts.sight
  const { images } = tree.view
  return {
    write(writer, slot) {
      const image = of === 'person' ? images.people : images.groups
      if (!image.moveTo(slot)) return false
      writeDN<unknown>(writer, image, of === 'person' ? tree.peopleSuffix : tree.groupsSuffix)
      return true
    },
    compile: item => compileDN(item, parts, place => (place.kind === of ? isSlot(place.slot) : no), yes),
  }
}

function groupsAround(parts: DerivedParts, of: 'person' | 'group'): Derived {
  const { memory, sight } = parts
  const { groups } = sight.tree.view.images
  const isPerson = of === 'person'
  const groupsAt = (slot: number): readonly number[] =>
    isPerson ? memory.people.groupsAt(slot, sight.now) : memory.groups.allAroundAt(slot, sight.now)
  const namedGroups = (slot: number): number[] => groupsAt(slot).filter(group => sight.namesGroup(group))
  return {
    write(writer, slot) {
      let any = false
      for (const group of namedGroups(slot)) {
        if (!groups.moveTo(group)) continue
        writeDN(writer, groups, sight.tree.groupsSuffix)
        any = true
      }
      return any
    },
    compile: item =>
      compileDN(
        item,
        parts,
        place => {
          if (place.kind !== 'group' || !sight.namesGroup(place.slot)) return no
          const members = Uint32Array.from(
            isPerson
              ? memory.groups.membersAt(place.slot, sight.now)
              : memory.groups.allInsideAt(place.slot, sight.now),
          )
          return { kind: 'test', test: slot => truthOf(includes(members, slot)), candidates: members }
        },
        { kind: 'test', test: slot => truthOf(namedGroups(slot).length > 0), candidates: undefined },
      ),
  }
}

/** The groups of a person who is seen, as candidates for a filter on members. */
function groupsHaving(person: number | undefined, { memory, sight }: DerivedParts): Condition {
  if (person === undefined || !sight.seesPerson(person)) return no
  const having = Uint32Array.from(memory.people.groupsAt(person, sight.now))
  return { kind: 'test', test: slot => truthOf(includes(having, slot)), candidates: having }
}

function hasSeenMember({ memory, sight }: DerivedParts): Condition {
  const test = (slot: number): Truth => {
    for (const person of memory.groups.membersAt(slot, sight.now)) if (sight.seesPerson(person)) return Truth.yes
    return Truth.no
  }
  return { kind: 'test', test, candidates: undefined }
}

function peopleOfGroup(parts: DerivedParts): Derived {
  const { memory, sight } = parts
  const { people } = sight.tree.view.images
  return {
    write(writer, slot) {
      let any = false
      for (const person of memory.groups.membersAt(slot, sight.now)) {
        if (!sight.seesPerson(person) || !people.moveTo(person)) continue
        writeDN(writer, people, sight.tree.peopleSuffix)
        any = true
      }
      return any
    },
    compile(item) {
      const person = item.kind === 'equalityMatch' ? findPlainPerson(memory, sight.tree, item.value) : undefined
      if (person !== undefined) return groupsHaving(person, parts)
      const compileGroups = (place: Place): Condition =>
        place.kind === 'person' ? groupsHaving(place.slot, parts) : no
      return compileDN(item, parts, compileGroups, hasSeenMember(parts))
    },
  }
}

/** A value each member has of their own, like the username in memberUid, as far as it is an IA5 string. */
function valuesOfPeople(index: UniqueIndex, parts: DerivedParts): Derived {
  const { memory, sight } = parts
  const { people } = sight.tree.view.images
  const attribute = people.stored.findIndex((stored: StoredAttribute<never>) => stored.index === index)
  return {
    write(writer, slot) {
      let any = false
      for (const person of memory.groups.membersAt(slot, sight.now)) {
        if (!sight.seesPerson(person) || !people.moveTo(person)) continue
        const write = (bytes: Uint8Array, start: number, end: number): boolean => {
          if (!isAscii(bytes, start, end)) return false
          writer.header(0x04, end - start)
          writer.bytes(bytes, start, end)
          return true
        }
        any = people.some(attribute, write) || any
      }
      return any
    },
    compile(item) {
      if (item.kind === 'present') return hasSeenMember(parts)
      if ((item.kind === 'equalityMatch' || item.kind === 'approxMatch') && isAscii(item.value, 0, item.value.length))
        return groupsHaving(findByIndex(memory, index, item.value), parts)
      return undefinedCondition
    },
  }
}

function principalName(parts: DerivedParts): Derived {
  const { memory, sight } = parts
  const { principalSuffix } = sight.tree
  const { people } = sight.tree.view.images
  const attribute = people.stored.findIndex((stored: StoredAttribute<never>) => stored.index === 'username')
  const valueAt = (slot: number): Buffer | undefined => {
    let username: Uint8Array | undefined
    if (people.moveTo(slot))
      people.some(attribute, (bytes, start, end) => (username = bytes.subarray(start, end)) !== undefined)
    return username === undefined ? undefined : Buffer.concat([username, principalSuffix])
  }
  return {
    write(writer, slot) {
      const value = valueAt(slot)
      if (value !== undefined) writer.octets(value)
      return value !== undefined
    },
    compile(item) {
      if (item.kind === 'present') return yes
      if (item.kind === 'equalityMatch' || item.kind === 'approxMatch') {
        const at = item.value.length - principalSuffix.length
        const suffix = Buffer.from(item.value.subarray(Math.max(at, 0)))
          .toString()
          .toLowerCase()
        if (at < 1 || suffix !== Buffer.from(principalSuffix).toString().toLowerCase()) return no
        return isSlot(findByIndex(memory, 'username', item.value.subarray(0, at)))
      }
      const test = compileValueTest(item, syntaxOf('directoryString'))
      if (test === undefined) return undefinedCondition
      return {
        kind: 'test',
        candidates: undefined,
        test(slot) {
          const value = valueAt(slot)
          return truthOf(value !== undefined && test(value, 0, value.length))
        },
      }
    },
  }
}

function lockedTime({ memory, sight }: DerivedParts): Derived {
  const isLocked = (slot: number): boolean => !memory.people.isActiveAt(slot, sight.now)
  return {
    write(writer, slot) {
      if (!isLocked(slot)) return false
      writer.octets(lockedForGood)
      return true
    },
    compile(item) {
      const test = compileValueTest(item, syntaxOf('generalizedTime'))
      if (item.kind !== 'present' && test === undefined) return undefinedCondition
      if (item.kind !== 'present' && test?.(lockedBytes, 0, lockedBytes.length) !== true) return constant(false)
      return { kind: 'test', test: slot => truthOf(isLocked(slot)), candidates: undefined }
    },
  }
}

/** Written only once it is ready: whoever writes sees to that before (`SlotTarget.prepare`). */
function photo({ memory, sight }: DerivedParts): Derived {
  const { photos } = sight.tree.view
  return {
    write(writer, slot) {
      const id = memory.people.at(slot)?.picture
      const bytes = id ? photos.get(id) : undefined
      if (bytes === undefined) return false
      writer.octets(bytes)
      return true
    },
    compile(item) {
      if (item.kind !== 'present') return undefinedCondition
      return { kind: 'test', candidates: undefined, test: slot => truthOf(Boolean(memory.people.at(slot)?.picture)) }
    },
  }
}

function changeNumber({ memory }: DerivedParts, of: 'person' | 'group'): Derived {
  const csnAt = (slot: number): string => {
    const touched = of === 'person' ? memory.people.versionAt(slot) : memory.groups.touchedAt(slot)
    return printCsn(Math.max(touched ?? 0, memory.formSeq))
  }
  return {
    write(writer, slot) {
      writer.octets(csnAt(slot))
      return true
    },
    compile(item) {
      if (item.kind === 'present') return yes
      const test = compileValueTest(item, syntaxOf('csn'))
      if (test === undefined) return undefinedCondition
      return {
        kind: 'test',
        candidates: undefined,
        test(slot) {
          const csn = Buffer.from(csnAt(slot))
          return truthOf(test(csn, 0, csn.length))
        },
      }
    },
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] as number) >= 0x80) return false
  return true
}

const truthOf = (is: boolean): Truth => (is ? Truth.yes : Truth.no)

/** Binary search in ascending slots. */
function includes(slots: Uint32Array, slot: number): boolean {
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((slots[middle] as number) < slot) low = middle + 1
    else high = middle
  }
  return slots[low] === slot
}

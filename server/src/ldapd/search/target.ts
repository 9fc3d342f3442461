import type { Filter, SearchOutput } from '@doorward/ldap'
import { Tag } from '@doorward/ldap'
import type { EntryImage } from '../entry/entry-image.ts'
import type { Step } from '../entry/selection.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import type { Derivation, EntryAttribute, EntryShape, Profile } from '../profile/index.ts'
import { syntaxOf } from '../schema/syntax.ts'
import {
  compileFilter,
  type Condition,
  constant,
  type FilterItem,
  isSlot,
  no,
  Truth,
  undefinedCondition,
  yes,
} from './condition.ts'
import { derive, type Derived, type DerivedParts, writeDN } from './derived.ts'
import { findByIndex } from './index-lookup.ts'
import { compileValueTest } from './match-value.ts'

/** The people or the groups of one tree in one sight: what filters mean there, and how an entry is written. */
export class Target<T> {
  readonly #of: 'person' | 'group'
  readonly #parts: DerivedParts
  readonly #profile: Profile
  readonly #shape: EntryShape<T>
  readonly #image: EntryImage<T>
  readonly #suffix: Uint8Array
  #derived: Partial<Record<Derivation, Derived>> = {}

  constructor(
    of: 'person' | 'group',
    parts: DerivedParts,
    shape: EntryShape<T>,
    image: EntryImage<T>,
    suffix: Uint8Array,
  ) {
    this.#of = of
    this.#parts = parts
    this.#profile = parts.sight.tree.view.profile
    this.#shape = shape
    this.#image = image
    this.#suffix = suffix
  }

  sees(slot: number): boolean {
    const { sight } = this.#parts
    return this.#of === 'person' ? sight.seesPerson(slot) : sight.seesGroup(slot)
  }

  get slotEnd(): number {
    const { people, groups } = this.#parts.memory
    return this.#of === 'person' ? people.slotEnd : groups.slotEnd
  }

  compile(filter: Filter): Condition {
    return compileFilter(filter, item => this.#compileItem(item))
  }

  /** Sends a slot's entry; false when there is none after all. */
  write(out: SearchOutput, slot: number, steps: readonly Step[]): boolean {
    const image = this.#image
    if (!image.moveTo(slot)) return false
    const writer = out.beginEntry()
    writeDN(writer, image, this.#suffix)
    const list = writer.begin(Tag.sequence, 2)
    for (const step of steps) {
      switch (step.kind) {
        case 'stored':
          image.copy(writer, step.from, step.to)
          break
        case 'bytes':
          writer.bytes(step.bytes)
          break
        case 'stored-type':
          if (image.has(step.at)) writer.bytes(step.bytes)
          break
        case 'derived': {
          const start = writer.length
          const attribute = writer.begin(Tag.sequence, 2)
          writer.octets(step.attribute.type.name)
          const values = writer.begin(Tag.set, 2)
          const content = writer.length
          const any = this.#derive(step.attribute.derivation).write(writer, slot)
          if (step.typesOnly) writer.length = content
          writer.end(values)
          writer.end(attribute)
          if (!any) writer.length = start
          // Groups name people and people name groups, but an entry may have looked at others of its own kind.
          image.moveTo(slot)
          break
        }
      }
    }
    writer.end(list)
    out.endEntry()
    return true
  }

  #derive(derivation: Derivation): Derived {
    return (this.#derived[derivation] ??= derive(derivation, this.#of, this.#parts))
  }

  #compileItem(item: FilterItem): Condition {
    if (item.kind === 'unrecognised' || item.kind === 'extensibleMatch') return undefinedCondition
    const name = item.attribute
    const type = this.#profile.types.get(name) ?? this.#profile.types.get(name.toLowerCase())
    if (type === undefined) return compileUnknown(this.#profile, name)
    const attribute = this.#shape.attributes.find(attribute => attribute.type === type)
    if (attribute === undefined) return no
    if (attribute.adminOnly && !this.#parts.sight.isAdmin) return undefinedCondition
    if (attribute.kind === 'constant') return compileConstant(item, attribute)
    if (attribute.kind === 'derived') return this.#derive(attribute.derivation).compile(item)
    return this.#compileStored(item, attribute)
  }

  #compileStored(item: FilterItem, attribute: Extract<EntryAttribute<T>, { kind: 'stored' }>): Condition {
    const image = this.#image
    const at = image.stored.indexOf(attribute)
    if (item.kind === 'present') return this.#test(() => image.has(at))
    if ((item.kind === 'equalityMatch' || item.kind === 'approxMatch') && attribute.index !== undefined) {
      const slot = findByIndex(this.#parts.memory, attribute.index, item.value)
      if (slot !== undefined) return isSlot(slot)
      // Nobody has it, unless it is no value of the syntax at all.
      return compileValueTest(item, syntaxOf(attribute.type.syntax)) === undefined ? undefinedCondition : no
    }
    const test = compileValueTest(item, syntaxOf(attribute.type.syntax))
    return test === undefined ? undefinedCondition : this.#test(() => image.some(at, test))
  }

  #test(test: () => boolean): Condition {
    const image = this.#image
    return {
      kind: 'test',
      test: slot => (image.moveTo(slot) && test() ? Truth.yes : Truth.no),
      candidates: undefined,
    }
  }
}

/** A description that names no type: `cn;lang-de` is a kind of cn that nobody has; anything else is not recognised. */
function compileUnknown(profile: Profile, description: string): Condition {
  const [name = '', ...options] = description.toLowerCase().split(';')
  return options.length > 0 && profile.types.has(name) ? no : undefinedCondition
}

function compileConstant(
  item: FilterItem,
  { type, values }: { type: { syntax: Parameters<typeof syntaxOf>[0] }; values: readonly string[] },
): Condition {
  if (item.kind === 'present') return constant(values.length > 0)
  const test = compileValueTest(item, syntaxOf(type.syntax))
  if (test === undefined) return undefinedCondition
  return constant(
    values.some(value => {
      const bytes = Buffer.from(value)
      return test(bytes, 0, bytes.length)
    }),
  )
}

/** Whether a filter is true of a static entry. */
export function matchesStatic(
  filter: Filter,
  entry: StaticEntry,
  profile: Profile,
  isSameDN: (value: Uint8Array, dn: string) => boolean,
): boolean {
  const condition = compileFilter(filter, item => {
    if (item.kind === 'unrecognised' || item.kind === 'extensibleMatch') return undefinedCondition
    const type = profile.types.get(item.attribute.toLowerCase())
    if (type === undefined) return compileUnknown(profile, item.attribute)
    const attribute = entry.attributes.find(attribute => attribute.type === type)
    if (attribute === undefined) return no
    if (type.syntax !== 'dn' || item.kind === 'present') return compileConstant(item, attribute)
    if (item.kind !== 'equalityMatch') return undefinedCondition
    return constant(attribute.values.some(dn => isSameDN(item.value, dn)))
  })
  return condition === yes
}

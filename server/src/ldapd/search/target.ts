import type { Group, User } from '#directory'
import type { BerWriter, Control, Filter, SearchOutput } from '@doorward/ldap'
import { Tag, writeAttribute } from '@doorward/ldap'
import type { EntryImage, ShapeAttribute } from '../entry/entry-image.ts'
import type { Step } from '../entry/selection.ts'
import { takeRange } from '../entry/value-range.ts'
import type { Derivation, Profile, StoredAttribute } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { compileAbsent, compileConstant, compileItem, type ItemTarget, type TypedItem } from './compile-item.ts'
import { compileFilter, type Condition, constant, isSlot, no, onlyOf, Truth, undefinedCondition } from './condition.ts'
import { derive, type Derived, type DerivedParts, valuesWritten, writeDN } from './derived.ts'
import { findByAttribute, findByIndex } from './index-lookup.ts'
import { compileValueTest, type RuleItem } from './match-value.ts'
import { namesOf } from './names-of.ts'

export interface Targets {
  people: Target<User>
  groups: Target<Group>
}

/** Both kinds of entries of the tree that a sight is of. */
export function createTargets(parts: DerivedParts): Targets {
  const { tree } = parts.sight
  const { people, groups } = tree.view.images
  return {
    people: new Target('person', parts, people, tree.peopleSuffix),
    groups: new Target('group', parts, groups, tree.groupsSuffix),
  }
}

/** The people or the groups of one tree in one sight: what filters mean there, and how an entry is written. */
export class Target<T> implements ItemTarget {
  readonly #of: 'person' | 'group'
  readonly #parts: DerivedParts
  readonly #image: EntryImage<T>
  readonly #suffix: Uint8Array
  #derived: Partial<Record<Derivation, Derived>> = {}

  constructor(of: 'person' | 'group', parts: DerivedParts, image: EntryImage<T>, suffix: Uint8Array) {
    this.#of = of
    this.#parts = parts
    this.#image = image
    this.#suffix = suffix
  }

  sees(slot: number): boolean {
    const { sight } = this.#parts
    return this.#of === 'person' ? sight.seesPerson(slot) : sight.seesGroup(slot)
  }

  exists(slot: number): boolean {
    return this.#image.moveTo(slot)
  }

  prepare(slot: number): Promise<void> | undefined {
    const { memory, sight } = this.#parts
    const id = this.#of === 'person' ? memory.people.at(slot)?.picture : undefined
    return id ? sight.tree.view.photos.fetch(id) : undefined
  }

  /** The values of a type that a slot's entry has, as far as they are seen: good until the next look at an entry. */
  valuesAt(slot: number, type: AttributeType): readonly Uint8Array[] {
    const found = this.#image.attributes.get(type)
    const { sight } = this.#parts
    if (found === undefined || !this.#image.moveTo(slot)) return []
    const reach = sight.reachOf(found.attribute.seenBy)
    if (reach === 'none' || (reach === 'own' && slot !== sight.own)) return []
    const { attribute, stored } = found
    if (attribute.kind === 'constant') return found.values
    if (attribute.kind === 'derived') return valuesWritten(this.#derive(attribute.derivation), slot)
    const values: Uint8Array[] = []
    this.#image.some(stored, (bytes, start, end) => values.push(bytes.subarray(start, end)) === 0)
    return values
  }

  get own(): number | undefined {
    return this.#of === 'person' ? this.#parts.sight.own : undefined
  }

  get slotEnd(): number {
    const { people, groups } = this.#parts.memory
    return this.#of === 'person' ? people.slotEnd : groups.slotEnd
  }

  compileFilter(filter: Filter): Condition {
    return compileFilter(filter, item => compileItem(item, this))
  }

  get profile(): Profile {
    return this.#parts.sight.tree.view.profile
  }

  /** What an entry is named by itself is an attribute of it too; the rest of its DN is everybody's. */
  compileNames(passes: (type: AttributeType, value: Uint8Array) => boolean): Condition {
    const above = namesOf(Buffer.from(this.#suffix.subarray(1)).toString(), this.profile)
    return constant(above.some(({ type, value }) => passes(type, value)))
  }

  /** Sends a slot's entry; false when there is none after all. */
  write(out: SearchOutput, slot: number, steps: readonly Step[], controls?: readonly Control[]): boolean {
    if (!this.#image.moveTo(slot)) return false
    this.writeTo(out.beginEntry(), slot, steps)
    out.endEntry(controls)
    return true
  }

  /** Writes a slot's entry, its name and its attributes; nothing when there is none. */
  writeTo(writer: BerWriter, slot: number, steps: readonly Step[]): void {
    const image = this.#image
    if (!image.moveTo(slot)) return
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
        case 'range': {
          const { attribute, range, typesOnly } = step
          const all = valuesWritten(this.#derive(attribute.derivation), slot)
          const { option, values } = takeRange(all, range)
          const type = `${attribute.type.name};${option}`
          if (values.length > 0) writeAttribute(writer, { type, values: typesOnly ? [] : values })
          image.moveTo(slot)
          break
        }
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
  }

  #derive(derivation: Derivation): Derived {
    return (this.#derived[derivation] ??= derive(derivation, this.#of, this.#parts))
  }

  compile(item: TypedItem, type: AttributeType): Condition {
    const found = this.#image.attributes.get(type)
    if (found === undefined) return compileAbsent(item, type)
    const { attribute } = found
    const { sight } = this.#parts
    const reach = sight.reachOf(attribute.seenBy)
    // What may not be seen is not matched either: neither found nor ruled out.
    if (reach === 'none') return undefinedCondition
    const condition = this.#compileSeen(item, found)
    return reach === 'own' && sight.own !== undefined ? onlyOf(sight.own, condition) : condition
  }

  #compileSeen(item: TypedItem, { attribute, stored, values, equalities }: ShapeAttribute<T>): Condition {
    if (attribute.kind === 'derived') {
      const derived = this.#derive(attribute.derivation)
      return item.kind === 'rule' ? this.#compileWritten(item, attribute.type, derived) : derived.compile(item)
    }
    if (attribute.kind === 'stored' && values.length === 0) return this.#compileStored(item, attribute, stored)
    const always =
      item.kind === 'equalityMatch'
        ? equalities.get(item.value, 0, item.value.length, () => compileConstant(item, attribute.type, values))
        : compileConstant(item, attribute.type, values)
    return attribute.kind === 'stored' && always === no ? this.#compileStored(item, attribute, stored) : always
  }

  #compileStored(item: TypedItem, { type, index }: StoredAttribute<T>, at: number): Condition {
    const image = this.#image
    const { memory } = this.#parts
    if (item.kind === 'present') return this.#test(() => image.has(at))
    const isSought = item.kind === 'equalityMatch' || item.kind === 'approxMatch'
    if (isSought && typeof index === 'string') {
      const slot = findByIndex(memory, index, item.value)
      // Who has the key may be without the attribute all the same.
      if (slot !== undefined) return image.moveTo(slot) && image.has(at) ? isSlot(slot) : no
      // Nobody has it, unless it is no value of the syntax at all.
      return compileValueTest(item, syntaxOf(type.syntax)) === undefined ? undefinedCondition : no
    }
    const test = compileValueTest(item, syntaxOf(type.syntax))
    if (test === undefined) return undefinedCondition
    const candidates =
      isSought && typeof index === 'object' ? findByAttribute(memory, index.attribute, item.value) : undefined
    return this.#test(() => image.some(at, test), candidates)
  }

  /** Holds a rule against values as they would be answered: for rules nobody had in mind. */
  #compileWritten(item: RuleItem, { syntax }: AttributeType, derived: Derived): Condition {
    const test = compileValueTest(item, syntaxOf(syntax))
    if (test === undefined) return undefinedCondition
    const isTrue = (slot: number): boolean => valuesWritten(derived, slot).some(value => test(value, 0, value.length))
    return { kind: 'test', test: slot => (isTrue(slot) ? Truth.yes : Truth.no), candidates: undefined }
  }

  /** True where the image, gone to an entry, says so; `candidates` are the only slots where it can. */
  #test(test: () => boolean, candidates?: ArrayLike<number>): Condition {
    const image = this.#image
    return { kind: 'test', test: slot => (image.moveTo(slot) && test() ? Truth.yes : Truth.no), candidates }
  }
}

import type { Filter, SearchOutput } from '@doorward/ldap'
import { Tag } from '@doorward/ldap'
import type { EntryImage } from '../entry/entry-image.ts'
import type { Step } from '../entry/selection.ts'
import type { Derivation, StoredAttribute } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { compileAbsent, compileConstant, compileItem, type TypedItem } from './compile-item.ts'
import { compileFilter, type Condition, isSlot, no, Truth, undefinedCondition } from './condition.ts'
import { derive, type Derived, type DerivedParts, writeDN } from './derived.ts'
import { findByIndex } from './index-lookup.ts'
import { compileValueTest } from './match-value.ts'

/** The people or the groups of one tree in one sight: what filters mean there, and how an entry is written. */
export class Target<T> {
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

  get slotEnd(): number {
    const { people, groups } = this.#parts.memory
    return this.#of === 'person' ? people.slotEnd : groups.slotEnd
  }

  compile(filter: Filter): Condition {
    const { profile } = this.#parts.sight.tree.view
    return compileFilter(filter, item => compileItem(item, profile, (item, type) => this.#compile(item, type)))
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

  #compile(item: TypedItem, type: AttributeType): Condition {
    const found = this.#image.attributes.get(type)
    if (found === undefined) return compileAbsent(item, type)
    const { attribute, stored } = found
    if (attribute.adminOnly && !this.#parts.sight.isAdmin) return undefinedCondition
    if (attribute.kind === 'constant') {
      if (item.kind !== 'equalityMatch') return compileConstant(item, type, found.values)
      const { value } = item
      return found.equalities.get(value, 0, value.length, () => compileConstant(item, type, found.values))
    }
    if (attribute.kind === 'derived') return this.#derive(attribute.derivation).compile(item)
    return this.#compileStored(item, attribute, stored)
  }

  #compileStored(item: TypedItem, { type, index }: StoredAttribute<T>, at: number): Condition {
    const image = this.#image
    if (item.kind === 'present') return this.#test(() => image.has(at))
    if ((item.kind === 'equalityMatch' || item.kind === 'approxMatch') && index !== undefined) {
      const slot = findByIndex(this.#parts.memory, index, item.value)
      if (slot !== undefined) return isSlot(slot)
      // Nobody has it, unless it is no value of the syntax at all.
      return compileValueTest(item, syntaxOf(type.syntax)) === undefined ? undefinedCondition : no
    }
    const test = compileValueTest(item, syntaxOf(type.syntax))
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

import type { AttributeId, AttributeValues } from '../custom-attribute.ts'
import { ValueIndex } from './value-index.ts'

/** Who has which values of the searchable custom attributes. */
export class SearchableValues {
  readonly #indexes = new Map<string, ValueIndex>()

  /** Whether nothing is searchable: then no person's values need be looked at. */
  get isEmpty(): boolean {
    return this.#indexes.size === 0
  }

  has(attribute: AttributeId): boolean {
    return this.#indexes.has(attribute)
  }

  slotsHaving(attribute: AttributeId, value: string): readonly number[] | undefined {
    return this.#indexes.get(attribute)?.slotsHaving(value)
  }

  /** Begins with what everybody has now, in the order of slots. */
  begin(attribute: AttributeId, everybody: Iterable<[slot: number, values: AttributeValues]>): void {
    const index = new ValueIndex()
    for (const [slot, values] of everybody) index.add(slot, values[attribute] ?? [])
    this.#indexes.set(attribute, index)
  }

  end(attribute: AttributeId): void {
    this.#indexes.delete(attribute)
  }

  change(slot: number, before: AttributeValues, after: AttributeValues): void {
    for (const [attribute, index] of this.#indexes) {
      index.remove(slot, before[attribute] ?? [])
      index.add(slot, after[attribute] ?? [])
    }
  }
}

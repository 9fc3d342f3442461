import { foldName } from '../names.ts'

/**
 * Who has which value of one attribute. Most values are one person's alone, so a lone slot stands for itself; several
 * are an ascending list.
 */
export class ValueIndex {
  readonly #slots = new Map<string, number | number[]>()

  slotsHaving(value: string): readonly number[] {
    const slots = this.#slots.get(foldValue(value)) ?? []
    return typeof slots === 'number' ? [slots] : slots.slice()
  }

  add(slot: number, values: readonly string[]): void {
    for (const value of values) {
      const folded = foldValue(value)
      const slots = this.#slots.get(folded)
      if (slots === undefined) this.#slots.set(folded, slot)
      else if (typeof slots === 'number') {
        if (slots !== slot) this.#slots.set(folded, slots < slot ? [slots, slot] : [slot, slots])
      } else {
        const at = placeOf(slots, slot)
        if (slots[at] !== slot) slots.splice(at, 0, slot)
      }
    }
  }

  remove(slot: number, values: readonly string[]): void {
    for (const value of values) {
      const folded = foldValue(value)
      const slots = this.#slots.get(folded)
      if (slots === slot) this.#slots.delete(folded)
      if (typeof slots !== 'object') continue
      const at = placeOf(slots, slot)
      if (slots[at] === slot) slots.splice(at, 1)
      if (slots.length === 0) this.#slots.delete(folded)
    }
  }
}

/** How many slots are smaller. The end is tried first: people are mostly read in order. */
function placeOf(slots: readonly number[], slot: number): number {
  let low = 0
  let high = slots.length
  if ((slots[high - 1] as number) < slot) return high
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((slots[middle] as number) < slot) low = middle + 1
    else high = middle
  }
  return low
}

/** As names are folded, and without regard to runs of spaces and what cannot be seen, as LDAP compares text (RFC 4518). */
const foldValue = (value: string): string =>
  foldName(value.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/\s+/g, ' '))

import { equalBytes, hashBytes } from './hash.ts'
import { SlotTable } from './slot-table.ts'

const hexDigits = '0123456789abcdef'
/** Value of each ASCII hex digit, 255 for everything else. */
const hexValue = new Uint8Array(128).fill(255)
for (let i = 0; i < 16; i++) {
  hexValue[hexDigits.charCodeAt(i)] = i
  hexValue[hexDigits.toUpperCase().charCodeAt(i)] = i
}
const byteText = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))

/** The 16 bytes of a UUID in text, written to `target`; false if it is not one. */
export function parseUuid(text: string, target: Uint8Array): boolean {
  if (text.length !== 36) return false
  for (let i = 0, at = 0; at < 36; at += 2) {
    if (at === 8 || at === 13 || at === 18 || at === 23) if (text.charCodeAt(at++) !== 0x2d) return false
    const high = hexValue[text.charCodeAt(at)] ?? 255
    const low = hexValue[text.charCodeAt(at + 1)] ?? 255
    if ((high | low) > 15) return false
    target[i++] = (high << 4) | low
  }
  return true
}

export function printUuid(bytes: Uint8Array, start: number): string {
  let text = ''
  for (let i = 0; i < 16; i++) {
    text += byteText[bytes[start + i] as number]
    if (i === 3 || i === 5 || i === 7 || i === 9) text += '-'
  }
  return text
}

/** Ids by slot, as 16 bytes each, and the way back. */
export class IdColumn {
  #bytes = new Uint8Array(16 * 16)
  readonly #table = new SlotTable()
  readonly #sought = new Uint8Array(16)

  reserve(count: number): void {
    this.#table.reserve(count)
    if (count * 16 <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(count * 16, this.#bytes.length * 2))
    grown.set(this.#bytes)
    this.#bytes = grown
  }

  find(id: string): number | undefined {
    if (!parseUuid(id, this.#sought)) return undefined
    const hash = hashBytes(this.#sought, 0, 16)
    for (let place = this.#table.first(hash); place !== -1; place = this.#table.next(place, hash)) {
      const slot = this.#table.slotAt(place)
      if (equalBytes(this.#bytes, slot * 16, this.#sought, 0, 16)) return slot
    }
    return undefined
  }

  set(slot: number, id: string): void {
    this.reserve(slot + 1)
    if (!parseUuid(id, this.#sought)) throw new Error(`The id ${id} is not a UUID.`)
    this.#bytes.set(this.#sought, slot * 16)
    this.#table.add(hashBytes(this.#sought, 0, 16), slot)
  }

  remove(slot: number): void {
    this.#table.remove(hashBytes(this.#bytes, slot * 16, slot * 16 + 16), slot)
  }

  at(slot: number): string {
    return printUuid(this.#bytes, slot * 16)
  }
}

import { Attributes } from '../../src/external/connect/index.ts'
import type { ReadEntry } from '../../src/external/entry.ts'

/** An entry as a server might have sent it: text or octets, one value or several. */
export function entryOf(dn: string, values: Record<string, string | Uint8Array | (string | Uint8Array)[]>): ReadEntry {
  const attributes = Object.entries(values).map(([type, value]) => ({
    type,
    values: [value].flat().map(one => (typeof one === 'string' ? new TextEncoder().encode(one) : one)),
  }))
  return { dn, attributes: new Attributes(attributes, dn) }
}

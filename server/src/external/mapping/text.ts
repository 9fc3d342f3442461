import type { ReadEntry } from '../entry.ts'

/** One line of at most that many characters, whatever was in the entry: broken text is mended, never refused. */
export function lineOf(text: string | undefined, lengthMax: number): string {
  const line = (text ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  if (line.length <= lengthMax) return line
  // Not within a surrogate pair.
  return line
    .slice(0, lengthMax)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}

/**
 * The one of several values that is taken, so that it is the same at every look: the order they come in means nothing
 * (RFC 4511 §4.1.7).
 */
export const steadiest = (values: readonly string[]): string | undefined =>
  [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[0]

/** The values of an attribute that is configured; none where it is not. */
export const valuesOf = ({ attributes }: ReadEntry, name: string | null): readonly string[] =>
  name === null ? [] : attributes.all(name)

/** What never changes of an entry, as the key of its link. Undefined where it has no such attribute. */
export function idOf({ attributes }: ReadEntry, name: string): string | undefined {
  const octets = attributes.octets(name)[0]
  return octets === undefined || octets.length === 0 ? undefined : Buffer.from(octets).toString('hex')
}

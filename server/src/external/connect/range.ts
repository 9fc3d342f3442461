import type { Attribute } from '@doorward/ldap'

/** Values of one attribute that come in pieces: which these are, and the number of the next, unless these were the last. */
export interface Range {
  /** With its other options: `member`. */
  type: string
  from: number
  /** Undefined at the end. */
  next: number | undefined
}

/** More values of one attribute than any group has. */
export const rangeValuesMax = 5_000_000

/** `member;range=0-1499`, `member;range=1500-*`, as Active Directory writes them; undefined for all else. */
export function parseRange(description: string): Range | undefined {
  const match = /^(.+?);range=(\d{1,9})-(\d{1,9}|\*)((?:;.*)?)$/i.exec(description)
  if (match === null) return undefined
  const [, type = '', from = '', to = '', more = ''] = match
  return { type: type + more, from: Number(from), next: to === '*' ? undefined : Number(to) + 1 }
}

/**
 * An entry's attributes with the ranged ones made whole: `readNext` asks for one description of the same entry. Throws
 * what is wrong with an answer that does not go on where the last ended.
 */
export async function joinRanges(
  attributes: readonly Attribute[],
  readNext: (description: string) => Promise<readonly Attribute[]>,
): Promise<readonly Attribute[]> {
  if (!attributes.some(({ type }) => parseRange(type) !== undefined)) return attributes
  const whole: Attribute[] = []
  for (const attribute of attributes) {
    const range = parseRange(attribute.type)
    // Active Directory sends an empty `member` beside `member;range=0-1499`.
    if (range === undefined) whole.push(attribute)
    else whole.push({ type: range.type, values: await readRest(range, attribute.values, readNext) })
  }
  return whole
}

async function readRest(
  first: Range,
  values: readonly Uint8Array[],
  readNext: (description: string) => Promise<readonly Attribute[]>,
): Promise<readonly Uint8Array[]> {
  if (first.from !== 0) throw new RangeError(`${first.type} begins with its value number ${first.from}.`)
  const all = [...values]
  let { next } = first
  while (next !== undefined) {
    if (next !== all.length)
      throw new RangeError(`${first.type} has ${all.length} values where ${next} were announced.`)
    const piece = findPiece(await readNext(`${first.type};range=${next}-*`), first.type)
    // Where the first piece was just full, there is nothing behind it.
    if (piece === undefined) return all
    if (piece.range.from !== next || (piece.values.length === 0 && piece.range.next !== undefined))
      throw new RangeError(`${first.type} does not go on with its value number ${next}.`)
    if (all.length + piece.values.length > rangeValuesMax)
      throw new RangeError(`${first.type} has more than ${rangeValuesMax} values.`)
    for (const value of piece.values) all.push(value)
    next = piece.range.next
  }
  return all
}

function findPiece(
  attributes: readonly Attribute[],
  type: string,
): { range: Range; values: readonly Uint8Array[] } | undefined {
  for (const { type: description, values } of attributes) {
    const range = parseRange(description)
    if (range?.type.toLowerCase() === type.toLowerCase()) return { range, values }
  }
  return undefined
}

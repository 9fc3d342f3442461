import { readdirSync, readFileSync } from 'node:fs'

/** Whether everything is to be tried, as `npm run test:full` does: minutes instead of seconds. */
export const isFull = process.env['DOORWARD_FULL'] === '1'

/** Numbers below a bound. */
export type Numbers = (below: number) => number

/** mulberry32: the same numbers for the same seed. */
export function numbers(seed: number): Numbers {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Octets that mean something at many places: tags, lengths that are none, numbers at their edges. */
const telling = [0x00, 0x01, 0x30, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xa0, 0xa2, 0xff]

/** The octets with one to three changes: some replaced, taken out, put in, cut off, doubled, or a bit of them turned. */
export function mutate(bytes: Uint8Array, next: Numbers): Uint8Array {
  let result = Array.from(bytes)
  for (let changes = 1 + next(3); changes > 0; changes--) {
    const at = next(Math.max(1, result.length))
    const kind = next(9)
    if (kind === 0) result[at] = next(256)
    else if (kind === 1) result[at] = telling[next(telling.length)] as number
    else if (kind === 2) result.splice(at, 1 + next(4))
    else if (kind === 3) result.splice(at, 0, ...Array.from({ length: 1 + next(4) }, () => next(256)))
    else if (kind === 4) result = result.slice(0, at)
    else if (kind > 5) result[at] = (result[at] ?? 0) ^ (1 << next(8))
    else result.splice(at, 0, ...result.slice(at, at + next(40)))
  }
  // With the outer length put right the damage is found further in.
  if (next(2) === 0 && result.length < 128 && result.length > 1) result[1] = result.length - 2
  return Uint8Array.from(result)
}

/** Every message of the vectors: those that are understood, and those that are not. */
export function readSeeds(): Uint8Array[] {
  const folder = new URL('../vectors/', import.meta.url)
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .flatMap(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { bytes: string }[])
    .map(({ bytes }) => new Uint8Array(Buffer.from(bytes.replaceAll(' ', ''), 'hex')))
    .filter(bytes => bytes.length > 0)
}

import { randomInt } from 'node:crypto'

/** Differs per process, so that nobody can choose names that fall into one place of a table. */
const seed = randomInt(2 ** 31)

/** FNV-1a over `bytes[start .. end)`, seeded, then mixed so that the low bits depend on all of them. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = seed
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

export function equalBytes(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false
  return true
}

export const hashNumber = (value: number): number => Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)

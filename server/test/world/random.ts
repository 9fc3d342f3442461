export type Random = ReturnType<typeof randomFrom>

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
export function randomFrom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    chance: (p: number): boolean => next() < p,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    /** Some of them, each with this chance. */
    some: <T>(from: readonly T[], p: number): T[] => from.filter(() => next() < p),
  }
}

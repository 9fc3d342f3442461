import { limits, type Millis } from '#ground'
import { signingAlgorithms, type SigningKey } from '#directory'

const { momentMax } = limits

/** `signs`: the one of its algorithm that does. `old` is published still, `next` already. */
const phases = ['signs', 'old', 'next'] as const
export type KeyPhase = (typeof phases)[number]

type Times = Pick<SigningKey, 'kid' | 'algorithm' | 'signsFrom' | 'retiredAt'>

/** Of two that sign from the same moment on, the one that goes later was made to follow the other. */
export const byLatest = (a: Times, b: Times): number =>
  b.signsFrom - a.signsFrom || (b.retiredAt ?? momentMax) - (a.retiredAt ?? momentMax) || (a.kid < b.kid ? -1 : 1)

/**
 * Those that are published now, in the order they are told in: RS256 first, since simple clients take the first key there
 * is, and of each algorithm the signing one first.
 */
export function listPublished<K extends Times>(keys: readonly K[], now: Millis): { key: K; phase: KeyPhase }[] {
  const published = keys.filter(({ retiredAt }) => retiredAt === null || retiredAt > now).sort(byLatest)
  return signingAlgorithms.flatMap(algorithm => {
    const own = published.filter(key => key.algorithm === algorithm)
    const signing = own.find(({ signsFrom }) => signsFrom <= now)
    const phaseOf = (key: K): KeyPhase => (key === signing ? 'signs' : key.signsFrom > now ? 'next' : 'old')
    const told = own.map(key => ({ key, phase: phaseOf(key) }))
    return phases.flatMap(phase => told.filter(one => one.phase === phase))
  })
}

/** When what `listPublished` says is no longer so by itself; Infinity for never. */
export function nextTurn(keys: readonly Times[], now: Millis): Millis {
  const turns = keys.flatMap(({ signsFrom, retiredAt }) => [signsFrom, retiredAt ?? Number.POSITIVE_INFINITY])
  return Math.min(...turns.filter(at => at > now), Number.POSITIVE_INFINITY)
}

import { type Control, decodePagedResults, encodePagedResults, findControl, pagedResultsType } from '@doorward/ldap'
import type { Turn } from './scripted-server.ts'

export const ok = { resultCode: 0, matchedDN: '', diagnosticMessage: '' } as const

export const refusal = (resultCode: number, diagnosticMessage = '') =>
  ({ resultCode, matchedDN: '', diagnosticMessage }) as const

export const entry = (objectName: string, attributes: Record<string, readonly (string | Uint8Array)[]> = {}) =>
  ({
    kind: 'searchResEntry',
    objectName,
    attributes: Object.entries(attributes).map(([type, values]) => ({ type, values: [...values] })),
  }) as const

/** Lets everybody in who binds, says of itself that it has pages (or has none), and leaves searches to `search`. */
export function letIn(
  search: (turn: Turn) => void,
  controls: readonly string[] = [pagedResultsType],
): (turn: Turn) => void {
  return turn => {
    const { request } = turn
    if (request.kind === 'bindRequest') turn.say({ kind: 'bindResponse', ...ok })
    else if (request.kind === 'searchRequest' && request.baseObject === '' && request.scope === 0) {
      turn.say(entry('', { supportedControl: controls }))
      turn.say({ kind: 'searchResDone', ...ok })
    } else if (request.kind === 'searchRequest') search(turn)
  }
}

/** The page asked for: its size, and how many came before it. */
export function pageOf({ message }: Turn): { size: number; from: number } | undefined {
  const control = findControl(message.controls, pagedResultsType)
  if (control === undefined) return undefined
  const { size, cookie } = decodePagedResults(control)
  return { size, from: cookie.length === 0 ? 0 : Number(Buffer.from(cookie).toString()) }
}

/** What a page ends with: where the next begins, or nothing. */
export const pageEnd = (next: number | undefined): readonly Control[] => [
  encodePagedResults({ size: 0, cookie: Buffer.from(next === undefined ? '' : String(next)) }),
]

/** `count` entries, by the pages that are asked for. */
export function sayPages(turn: Turn, count: number): void {
  const { size, from } = pageOf(turn) ?? { size: count, from: 0 }
  const to = Math.min(count, from + size)
  for (let i = from; i < to; i++) turn.say(entry(`cn=${i},dc=x`, { cn: [String(i)] }))
  turn.say({ kind: 'searchResDone', ...ok }, pageOf(turn) && pageEnd(to === count ? undefined : to))
}

import { OperatorProblem } from '#ground'

/** A day or a moment, as RFC 3339 writes them; a day begins at midnight UTC. Throws Problem `invalid`. */
export function parseMoment(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at))
    throw new OperatorProblem('invalid', `--${option} takes a day, 2026-06-12, or a moment, 2026-06-12T09:41:00Z.`)
  return at
}

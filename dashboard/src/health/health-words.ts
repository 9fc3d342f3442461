import type { FindingAside, Health, HealthFinding } from '@doorward/contract'
import { t } from '../texts/index.ts'

export const partWords: Record<HealthFinding['part'], string> = t.health.parts

/** How many findings there are of each verdict; those that somebody has put aside are counted apart. */
export function tally(findings: readonly HealthFinding[]): Record<HealthFinding['verdict'] | 'aside', number> {
  const counts = { ok: 0, look: 0, wrong: 0, aside: 0 }
  for (const { verdict, aside } of findings) counts[aside === null ? verdict : 'aside']++
  return counts
}

const seconds = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1 })

/** `14 ms`, `0.3 s`; what took less than one is told as one. The signs are the same in every language. */
export const printTook = (ms: number): string =>
  ms < 100 ? `${Math.max(1, Math.round(ms))}\u00a0ms` : `${seconds.format(ms / 1000)}\u00a0s`

const marks = { ok: 'ok', look: 'LOOK', wrong: 'WRONG' }

const printAside = ({ by, at, until, reason }: FindingAside): string =>
  until === null
    ? `Accepted by ${by} on ${at.slice(0, 10)}: ${reason}`
    : `Put off by ${by} until ${until.slice(0, 10)}.`

/** As text, to send to somebody, in English as `doorward doctor` prints it; the doctor finds no secrets. */
export const printReport = ({ at, findings }: Health): string =>
  [
    `Health at ${at}`,
    ...findings.map(({ verdict, name, sentence, advice, aside }) =>
      [
        `${(aside !== null && verdict === 'look' ? 'aside' : marks[verdict]).padEnd(5)} ${name}: ${sentence}`,
        ...(advice === null ? [] : [`      ${advice}`]),
        ...(aside === null ? [] : [`      ${printAside(aside)}`]),
      ].join('\n'),
    ),
  ].join('\n')

import type { Health, HealthFinding } from '@doorward/contract'
import { t } from '../texts/index.ts'

export const partWords: Record<HealthFinding['part'], string> = t.health.parts

/** How many findings there are of each verdict. */
export function tally(findings: readonly HealthFinding[]): Record<HealthFinding['verdict'], number> {
  const counts = { ok: 0, look: 0, wrong: 0 }
  for (const { verdict } of findings) counts[verdict]++
  return counts
}

const marks = { ok: 'ok', look: 'LOOK', wrong: 'WRONG' }

/** As text, to send to somebody, in English as `doorward doctor` prints it; the doctor finds no secrets. */
export const printReport = ({ at, findings }: Health): string =>
  [
    `Health at ${at}`,
    ...findings.map(({ verdict, name, sentence, advice }) =>
      [`${marks[verdict].padEnd(5)} ${name}: ${sentence}`, ...(advice === null ? [] : [`      ${advice}`])].join('\n'),
    ),
  ].join('\n')

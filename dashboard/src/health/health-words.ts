import type { Health, HealthFinding } from '@doorward/contract'

export const partWords: Record<HealthFinding['part'], string> = {
  system: 'Machine',
  data: 'Data folder',
  keys: 'Keys',
  store: 'Store',
  clock: 'Clock',
  web: 'Public address',
  'directory-server': 'Directory server',
  backups: 'Backups',
  people: 'People and directories',
  mail: 'Mail',
}

/** How many findings there are of each verdict. */
export function tally(findings: readonly HealthFinding[]): Record<HealthFinding['verdict'], number> {
  const counts = { ok: 0, look: 0, wrong: 0 }
  for (const { verdict } of findings) counts[verdict]++
  return counts
}

const marks = { ok: 'ok', look: 'LOOK', wrong: 'WRONG' }

/** As text, to send to somebody; the doctor finds no secrets. */
export const printReport = ({ at, findings }: Health): string =>
  [
    `Health at ${at}`,
    ...findings.map(({ verdict, name, sentence, advice }) =>
      [`${marks[verdict].padEnd(5)} ${name}: ${sentence}`, ...(advice === null ? [] : [`      ${advice}`])].join('\n'),
    ),
  ].join('\n')

import type { HealthFinding } from '@doorward/contract'
import type { Language } from '#ground'
import type { DirectoryHandle, DirectoryMemory } from '#directory'
import { printMoment } from './moment.ts'
import { namesIn } from './names.ts'

/** What the doctor says, and by what it is known again. */
export interface ExaminedFinding extends Omit<HealthFinding, 'aside'> {
  sign: string
  amount: number | null
}

/** With how each was put aside. */
export function tellFindings(
  as: DirectoryHandle,
  memory: DirectoryMemory,
  findings: readonly ExaminedFinding[],
  language: Language,
): HealthFinding[] {
  const names = namesIn(memory, language)
  const put = as.findings.listAside(findings.filter(({ verdict }) => verdict !== 'ok'))
  return findings.map(finding => {
    const aside = put.get(finding.name)
    if (aside === undefined) return { ...finding, aside: null }
    const { by, at, until, reason } = aside
    const told = {
      by: names.actor(by).name,
      at: printMoment(at),
      until: until === null ? null : printMoment(until),
      reason,
    }
    return { ...finding, aside: told }
  })
}

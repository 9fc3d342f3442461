import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child-figures.ts'
import type { Effort } from './effort.ts'
import { outFolder } from './out-folder.ts'
import { printDirectoryLdif } from './directory-ldif.ts'
import { absolutely, megabytes, milliseconds, perSecond, type Section } from './report.ts'
import { slapdIsMissing, startSlapd } from './slapd.ts'

interface SynchroniseFigures {
  people: number
  memberships: number
  firstMs: number
  secondMs: number
  idleSignInMs: number
  signInMs: number
  signInWorstMs: number
  beforeMb: number
  mostMb: number
}

/** People and groups of slapd taken over for the first time, and looked at again. Nothing to compare with. */
export async function measureSynchronise({ people }: Effort): Promise<Section[]> {
  const trouble = slapdIsMissing()
  if (trouble !== undefined) throw new Error(trouble)
  const sections: Section[] = []
  for (const count of people) {
    const folder = join(outFolder, 'synchronise')
    rmSync(folder, { recursive: true, force: true })
    const slapd = await startSlapd(count, '', null, 'both', printDirectoryLdif(count))
    try {
      const made = await runChild<SynchroniseFigures>('synchronise-load.ts', [folder, String(slapd.ldapPort)])
      const rate = made.people / (made.firstMs / 1000)
      const part = made.secondMs / made.firstMs
      const line = (what: string, ours: string) => ({ what, theirs: '', ours })
      sections.push({
        title: `Synchronisation: ${count.toLocaleString('en')} people and ${(count / 20).toLocaleString('en')} groups of slapd`,
        columns: ['', 'Doorward'],
        figures: [
          {
            ...line('the first run, people and their memberships', perSecond(rate)),
            target: absolutely('least', 2000, rate, 'people/s'),
          },
          {
            ...line('a run that finds nothing changed', milliseconds(made.secondMs)),
            note: `${Math.round(part * 100)} % of the first`,
            target: absolutely('most', 10, part * 100, '% of the first'),
          },
          line('memberships', made.memberships.toLocaleString('en')),
          line('resident before, and the most during both', `${megabytes(made.beforeMb)}, ${megabytes(made.mostMb)}`),
          line('a password sign-in when idle', milliseconds(made.idleSignInMs)),
          line('the same during the first run', milliseconds(made.signInMs)),
          line('the slowest of them', milliseconds(made.signInWorstMs)),
        ],
      })
    } finally {
      await slapd.stop()
    }
  }
  return sections
}

import { Problem } from '#ground'
import { parts, type Finding, type Verdict } from '../../doctor/check.ts'
import type { AsideTold } from '../../doctor/asides.ts'
import type { Call, Command } from '../command.ts'

const marks: Record<Verdict, string> = { ok: 'ok   ', look: 'look ', wrong: 'WRONG' }

type Looked = Finding & { aside?: AsideTold | null }

/** A warning that somebody has put aside; what has failed is told as failed all the same. */
const isAside = ({ verdict, aside }: Looked): boolean => verdict === 'look' && aside != null

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

const printAside = ({ by, at, until, reason }: AsideTold): string =>
  until === null ? `Accepted by ${by} on ${day(at)}: ${reason}` : `Put off by ${by} until ${day(until)}.`

function printFindings(found: readonly Looked[]): string {
  const lines: string[] = []
  let part: Finding['part'] | undefined
  for (const finding of found) {
    if (finding.part !== part) lines.push(`${lines.length > 0 ? '\n' : ''}${parts[finding.part]}`)
    part = finding.part
    lines.push(`  ${isAside(finding) ? 'aside' : marks[finding.verdict]}  ${finding.sentence}`)
    if (finding.advice !== null) lines.push(`         ${finding.advice}`)
    if (finding.aside != null) lines.push(`         ${printAside(finding.aside)}`)
  }
  const open = found.filter(finding => !isAside(finding))
  const count = (verdict: Verdict): number => open.filter(finding => finding.verdict === verdict).length
  const put = found.length - open.length
  const aside = put === 0 ? '' : `${put} put aside, `
  return `${lines.join('\n')}\n\n${count('wrong')} wrong, ${count('look')} to look at, ${aside}${count('ok')} ok.`
}

export const doctor: Command = {
  name: 'doctor',
  takes: [],
  about: 'Look at everything that could be wrong, and say what to do.',
  details:
    'It changes nothing. With a server that runs it looks through that one, and also at its listeners.\n' +
    'Exit codes: 0 nothing is wrong; 1 something is.',
  options: {},
  async run(call) {
    const { inOrder } = await loadDoctor()
    const found = inOrder(await examine(call))
    call.answer(found, printFindings)
    return found.some(({ verdict }) => verdict === 'wrong') ? 1 : 0
  },
}

/** Holds a database driver, which a server that runs on SQLite does without. */
const loadDoctor = () => import('../../doctor/doctor.ts')

async function examine({ config, withOperations }: Call): Promise<Looked[]> {
  try {
    return await withOperations(operate => operate('examine', {}))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { examineOutside, storeClosed } = await loadDoctor()
    return [...(await examineOutside({ config })), storeClosed(error)]
  }
}

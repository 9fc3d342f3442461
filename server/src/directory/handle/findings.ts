import { days, invalidField, limits, Problem, type Millis } from '#ground'
import { findAside, type FindingAside, type Signed } from '../finding-aside.ts'
import { parseLine } from '../names.ts'
import { wholeNumber } from '../whole-number.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

/** A warning may wait, and what does not work only for a short while. */
export const putOffDaysMax = { look: 31, wrong: 7 } as const

type Trouble = keyof typeof putOffDaysMax

/** What is kept of one; the rest of it may be more than a thread can be told. */
const only = ({ name, sign, amount }: Signed): Signed => ({ name, sign, amount })

/** What the doctor finds, as far as somebody has put it aside: admins and owners. */
export const findingsOf = (handle: Handle) => ({
  /** How each of these is put aside, by its name. Throws Problem `forbidden` below admin. */
  listAside(findings: readonly Signed[]): Map<string, FindingAside> {
    requireRole(askerOf(handle), 'admin')
    const { aside } = handle.memory.settings().health
    const now = handle.clock.now()
    return new Map(
      findings.flatMap(finding => {
        const found = findAside(aside, finding, now)
        return found === undefined ? [] : [[finding.name, found] as const]
      }),
    )
  },

  /** It is told again after so many days. Throws Problem `invalid` for more than `putOffDaysMax`. */
  async putOff(finding: Signed & { verdict: Trouble }, dayCount: number): Promise<void> {
    wholeNumber('days', dayCount, 1, putOffDaysMax[finding.verdict])
    const until: Millis = handle.clock.now() + days(dayCount)
    await handle.run('putFindingAside', { ...newDeed(handle), finding: only(finding), until, reason: '' })
  },

  /** It is meant to be so. Throws Problem `conflict` for what does not work, and `invalid` without a reason. */
  async accept(finding: Signed & { verdict: Trouble }, given: string): Promise<void> {
    if (finding.verdict === 'wrong')
      throw new Problem('conflict', 'What has failed cannot be accepted. Put it right, or be reminded of it.')
    const reason = parseLine('reason', given, limits.settings.findingReasonLengthMax)
    if (reason === '') throw invalidField('reason', 'Say why it is meant to be so.')
    await handle.run('putFindingAside', { ...newDeed(handle), finding: only(finding), until: null, reason })
  },

  takeBack: (name: string): Promise<void> => handle.run('takeFindingBack', { ...newDeed(handle), name }),
})

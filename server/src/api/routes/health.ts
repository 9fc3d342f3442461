import { minutes, Problem } from '#ground'
import { tellFindings } from '../answers/finding.ts'
import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** Whoever puts something aside has just seen it. */
const seenMs = minutes(10)

export function healthRoutes({ clock, directory: { memory }, examine }: ApiParts) {
  return {
    async getHealth({ as, language }) {
      const findings = tellFindings(as, memory, await examine(language), language)
      const worst = (['wrong', 'look'] as const).find(verdict => findings.some(found => found.verdict === verdict))
      return { at: printMoment(clock.now()), verdict: worst ?? 'ok', findings }
    },

    async putFindingAside({ as, language, params: { name }, body }) {
      const finding = (await examine(language, { keptMs: seenMs })).find(found => found.name === name)
      if (finding === undefined) throw new Problem('missing', 'The doctor does not find that any more. Look again.')
      const { verdict } = finding
      if (verdict === 'ok') throw new Problem('conflict', 'There is nothing to put aside there.')
      if (body.kind === 'later') await as.findings.putOff({ ...finding, verdict }, body.days)
      else await as.findings.accept({ ...finding, verdict }, body.reason)
      const [told] = tellFindings(as, memory, [finding], language)
      return told ?? { ...finding, aside: null }
    },

    takeFindingBack: ({ as, params: { name } }) => as.findings.takeBack(name),
  } satisfies Handlers<'getHealth' | 'putFindingAside' | 'takeFindingBack'>
}

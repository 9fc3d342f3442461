import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { printMoment } from '../answers/moment.ts'

export const healthRoutes = ({ clock, examine }: ApiParts) =>
  ({
    async getHealth({ language }) {
      const findings = await examine(language)
      const worst = (['wrong', 'look'] as const).find(verdict => findings.some(found => found.verdict === verdict))
      return { at: printMoment(clock.now()), verdict: worst ?? 'ok', findings }
    },
  }) satisfies Handlers<'getHealth'>

import { sayIn } from '#ground'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const mailRoutes = ({ mail }: ApiParts) =>
  ({
    async getMail({ language }) {
      const { server, from, waiting, lastSentAt, lastTrouble } = await mail.state()
      return {
        on: server !== null,
        server,
        from,
        waiting,
        lastSentAt: printMomentOrNull(lastSentAt),
        lastTrouble: lastTrouble && {
          at: printMoment(lastTrouble.at),
          kind: lastTrouble.kind,
          sentence: sayIn(language, lastTrouble.said),
          givenUp: lastTrouble.givenUp,
        },
      }
    },

    testMail: ({ user, language }) => mail.sendTest(user, language),
  }) satisfies Handlers<'getMail' | 'testMail'>

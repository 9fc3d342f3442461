import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export const mailRoutes = ({ mail }: ApiParts) =>
  ({
    async getMail() {
      const { server, from, waiting, lastSentAt, lastTrouble } = await mail.state()
      return {
        on: server !== null,
        server,
        from,
        waiting,
        lastSentAt: printMomentOrNull(lastSentAt),
        lastTrouble: lastTrouble && { ...lastTrouble, at: printMoment(lastTrouble.at) },
      }
    },

    testMail: ({ user }) => mail.sendTest(user),
  }) satisfies Handlers<'getMail' | 'testMail'>

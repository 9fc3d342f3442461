import type { AppId } from '#ground'
import { Problem } from '#ground'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts, KnownAppTest } from '../parts.ts'

const tellTest = ({ appId, startedAt, expiresAt, steps, passed }: KnownAppTest) => ({
  appId,
  startedAt: printMoment(startedAt),
  expiresAt: printMoment(expiresAt),
  steps: steps.map(step => ({ ...step, at: printMomentOrNull(step.at) })),
  passed,
})

export const appTestRoutes = ({ appTests }: ApiParts) =>
  ({
    async startAppTest({ as, params, body, user, origin, language }) {
      const app = as.apps.get(params.id as AppId)
      return tellTest(await appTests.start(app, { user: user.id, address: origin.address }, { ...body, language }))
    },

    async getAppTest({ as, params, user }) {
      const { id } = as.apps.get(params.id as AppId)
      const test = await appTests.find(id, user.id)
      if (test === undefined) throw new Problem('missing', 'No test of yours listens at this app. Start it again.')
      return tellTest(test)
    },

    async stopAppTest({ as, params, user }) {
      const { id } = as.apps.get(params.id as AppId)
      await appTests.stop(id, user.id)
    },
  }) satisfies Handlers<'startAppTest' | 'getAppTest' | 'stopAppTest'>

import { Problem, type AppId, type UserId } from '#ground'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts, KnownAppTest } from '../parts.ts'

export function appTestRoutes({ appTests, directory: { memory } }: ApiParts) {
  function tellTest({ appId, user, startedAt, expiresAt, steps, passed }: KnownAppTest) {
    const person = memory.people.find(user)
    return {
      appId,
      person: person === undefined ? null : { id: user, name: person.displayName },
      startedAt: printMoment(startedAt),
      expiresAt: printMoment(expiresAt),
      steps: steps.map(step => ({ ...step, at: printMomentOrNull(step.at) })),
      passed,
    }
  }

  return {
    async startAppTest({ as, params, body: { ownAddress, person }, user, origin, language }) {
      const app = as.apps.get(params.id as AppId)
      const whose = person === null ? null : as.users.get(person as UserId).id
      const by = { user: user.id, address: origin.address }
      return tellTest(await appTests.start(app, by, { ownAddress, whose, language }))
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
  } satisfies Handlers<'startAppTest' | 'getAppTest' | 'stopAppTest'>
}

import type { SessionId } from '#ground'
import type { FastifyInstance } from 'fastify'
import { formOf, goTo, queryOf, sendPage } from '../../form.ts'
import type { OwnPagesDeps } from '../../own-pages.ts'
import { renderDevices } from '../../views/profile/sessions.ts'
import { createAppNames } from './app-names.ts'
import { endOwnSession, listOwnSessions } from './sessions.ts'

const path = '/profile/devices'

/** Where somebody is signed in, and which browsers are let off their second factor. Ending either needs no proof. */
export function mountDevices(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, own, frameOf, signIn } = deps
  const names = createAppNames(deps)
  const backTo = (from: string, done: string): string =>
    from === 'security' ? '/profile/security' : `${path}?done=${done}`

  scope.get(path, async (request, reply) => {
    const self = await own.findSelf(request, reply, path)
    if (!self) return reply
    const frame = frameOf(request, self)
    const done: Record<string, string> = frame.texts.devices.done
    const said = queryOf(request)('done')
    const now = clock.now()
    const page = renderDevices(frame, {
      person: self.portal,
      sessions: {
        ...(await listOwnSessions(signIn, self)),
        here: self.session.id,
        nameApp: names.find,
        from: 'devices',
        now,
      },
      trusted: await signIn.browsers.listTrusted(self.user),
      done: Object.hasOwn(done, said) ? done[said] : undefined,
      now,
    })
    return sendPage(reply, page)
  })

  scope.post(`${path}/sign-out`, async (request, reply) => {
    const self = await own.findSelf(request, reply, path)
    if (!self) return reply
    const form = formOf(request)
    await endOwnSession(signIn, self, form('session') as SessionId)
    return goTo(reply, backTo(form('from'), 'one'))
  })

  scope.post(`${path}/sign-out-others`, async (request, reply) => {
    const self = await own.findSelf(request, reply, path)
    if (!self) return reply
    await signIn.endSessionsOf(self.actor, self.origin, self.user.id, self.session.id)
    return goTo(reply, backTo(formOf(request)('from'), 'others'))
  })

  scope.post(`${path}/forget`, async (request, reply) => {
    const self = await own.findSelf(request, reply, path)
    if (!self) return reply
    await signIn.browsers.forgetTrusted(self.user, formOf(request)('browser'), self.origin)
    return goTo(reply, `${path}?done=forgotten`)
  })
}

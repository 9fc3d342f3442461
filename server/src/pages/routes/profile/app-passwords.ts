import { days, Problem } from '#ground'
import type { AppPassword, OpenedApp } from '#signin'
import type { FastifyInstance } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import type { Frame } from '../../views/frame.ts'
import {
  appPasswordDays,
  renderAppPasswordMade,
  renderNewAppPassword,
  renderRevokeAppPassword,
} from '../../views/profile/security-forms.ts'
import { securityPath } from '../../views/profile/security.ts'
import { createAppNames } from './app-names.ts'

const newPath = `${securityPath}/app-passwords/new`

/** Passwords for single apps: made, shown once, revoked; each after another sign-in. */
export function mountAppPasswords(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, own, frameOf, signIn } = deps
  const { appPasswords } = signIn
  const names = createAppNames(deps)

  const listApps = (frame: Frame, { user }: Self) =>
    appPasswords
      .listOpenable(user.id)
      .map(id => ({ id, title: names.ofOpened(frame, id) }))
      .toSorted((a, b) => a.title.localeCompare(b.title))

  scope.get(newPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, newPath)
    if (!self) return reply
    const frame = frameOf(request, self)
    return sendPage(reply, renderNewAppPassword(frame, { apps: listApps(frame, self) }))
  })

  scope.post(newPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, newPath)
    if (!self) return reply
    const { user, actor, origin } = self
    const form = formOf(request)
    const lasts = appPasswordDays.find(count => String(count) === form('days')) ?? 0
    const input = {
      userId: user.id,
      app: form('app') as OpenedApp,
      name: form('name'),
      expiresAt: lasts === 0 ? null : clock.now() + days(lasts),
    }
    const made = await orRefusal(appPasswords.make(input, actor, origin))
    const frame = frameOf(request, { user, at: newPath })
    if (made instanceof Problem) {
      const refusal = errorsOf(frame, made, ['name', 'app', 'expiresAt'])
      return sendPage(reply, renderNewAppPassword(frame, { apps: listApps(frame, self), typed: form, ...refusal }), 400)
    }
    const { name, app } = made.password
    const view = { name, app: names.ofOpened(frame, app), username: user.username ?? '', text: made.text }
    return sendPage(reply, renderAppPasswordMade(frame, view))
  })

  /** One of somebody's own: who manages people revokes theirs in the dashboard. Throws Problem `missing`. */
  async function getOwn({ user }: Self, id: string): Promise<AppPassword> {
    const found = (await appPasswords.list(user.id)).find(password => password.id === id)
    if (found === undefined) throw new Problem('missing', 'There is no such app password, or it was revoked.')
    return found
  }

  scope.get<{ Params: { id: string } }>(`${securityPath}/app-passwords/:id/revoke`, async (request, reply) => {
    const { id } = request.params
    const at = `${securityPath}/app-passwords/${encodeURIComponent(id)}/revoke`
    const self = await own.findFreshSelf(request, reply, at)
    if (!self) return reply
    const frame = frameOf(request, self)
    const password = await getOwn(self, id)
    return sendPage(reply, renderRevokeAppPassword(frame, password, names.ofOpened(frame, password.app)))
  })

  scope.post<{ Params: { id: string } }>(`${securityPath}/app-passwords/:id/revoke`, async (request, reply) => {
    const { id } = request.params
    const at = `${securityPath}/app-passwords/${encodeURIComponent(id)}/revoke`
    const self = await own.findFreshSelf(request, reply, at)
    if (!self) return reply
    await getOwn(self, id)
    await appPasswords.remove({ userId: self.user.id, id }, self.actor, self.origin)
    return goTo(reply, `${securityPath}?done=app-password-revoked`)
  })
}

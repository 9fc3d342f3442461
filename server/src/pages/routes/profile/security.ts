import { Problem, Secret } from '#ground'
import type { FastifyInstance } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal, queryOf, sendPage } from '../../form.ts'
import type { OwnPagesDeps } from '../../own-pages.ts'
import { renderPasswordForm } from '../../views/profile/security-forms.ts'
import { renderSecurity, securityPath } from '../../views/profile/security.ts'
import { createAppNames } from './app-names.ts'
import { createPasswordThere } from './password-there.ts'
import { listOwnSessions } from './sessions.ts'

/** The tab of everything somebody signs in with, and the change of their password. */
export function mountSecurity(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, own, frameOf, signIn, passwordSince, writeBack } = deps
  const names = createAppNames(deps)
  const postThere = createPasswordThere(deps)
  const passwordPath = `${securityPath}/password`

  scope.get(securityPath, async (request, reply) => {
    const self = await own.findSelf(request, reply, securityPath)
    if (!self) return reply
    const { user, session, portal } = self
    const frame = frameOf(request, self)
    const done: Record<string, string> = frame.texts.security.done
    const said = queryOf(request)('done')
    const now = clock.now()
    const own50 = await listOwnSessions(signIn, self)
    const device = own50.sessions.find(({ id }) => id === session.id)?.device ?? { browser: null, system: null }
    const page = renderSecurity(frame, {
      person: portal,
      user,
      session,
      device,
      passwordSince: await passwordSince(user.id),
      keeper: writeBack.findDirectory(user)?.title,
      factors: await signIn.factors.list(user.id),
      factorsElsewhere: signIn.factors.areElsewhere(user),
      appPasswords: await signIn.appPasswords.list(user.id),
      nameApp: app => names.ofOpened(frame, app),
      sessions: { ...own50, here: session.id, nameApp: names.find, from: 'security', now },
      done: Object.hasOwn(done, said) ? done[said] : undefined,
      now,
    })
    return sendPage(reply, page)
  })

  scope.get(passwordPath, async (request, reply) => {
    const stranger = queryOf(request)('stranger') !== ''
    const self = await own.findFreshSelf(request, reply, stranger ? `${passwordPath}?stranger=1` : passwordPath)
    if (!self) return reply
    const { user } = self
    const hasPassword = (await passwordSince(user.id)) !== undefined
    return sendPage(
      reply,
      renderPasswordForm(frameOf(request, self), {
        user,
        hasPassword,
        stranger,
        keeper: writeBack.findDirectory(user)?.title,
      }),
    )
  })

  scope.post(passwordPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, passwordPath)
    if (!self) return reply
    const { user, session, directory } = self
    const keeper = writeBack.findDirectory(user)?.title
    if (keeper !== undefined) return postThere(request, reply, self, keeper)
    const password = new Secret(formOf(request)('password'))
    const changed = await orRefusal(directory.users.setPassword(user.id, password, { exceptSession: session.id }))
    if (!(changed instanceof Problem)) return goTo(reply, `${securityPath}?done=password`)
    const frame = frameOf(request, { user, at: passwordPath })
    const { errors, problem } = errorsOf(frame, changed, ['password'])
    const hasPassword = (await passwordSince(user.id)) !== undefined
    const view = { user, hasPassword, stranger: false, error: errors['password'], problem }
    return sendPage(reply, renderPasswordForm(frame, view), 400)
  })
}

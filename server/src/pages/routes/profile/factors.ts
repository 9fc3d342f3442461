import { Problem } from '#ground'
import type { Passkey } from '#signin'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { setContentPolicy } from '#http'
import { errorsOf, formOf, goTo, orRefusal, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import {
  renderNewCodes,
  renderRemoveApp,
  renderRemovePasskey,
  renderRenamePasskey,
} from '../../views/profile/security-forms.ts'
import { securityPath } from '../../views/profile/security.ts'
import { renderPasskeySetUp, renderRecoveryCodes, renderTotpSetUp } from '../../views/sign-in/set-up-factor.ts'

const appPath = `${securityPath}/authenticator`
const addPath = `${securityPath}/passkeys/add`
const codesPath = `${securityPath}/recovery-codes`
const donePath = `${securityPath}?done=factor`

/** Changes of somebody's own second factors, each after another sign-in. Works without a script but for new passkeys. */
export function mountFactors(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { clock, own, frameOf, signIn } = deps
  const { factors } = signIn
  /** What only this browser has. */
  const bindingOf = ({ session }: Self): string => `session ${session.id}`

  /** Codes are in this answer and nowhere else: asking for the page again makes none and shows none. */
  function sendCodes(request: FastifyRequest, reply: FastifyReply, { user }: Self, codes: string[]): FastifyReply {
    const view = { username: user.username ?? '', codes, at: clock.now(), action: `${codesPath}/saved`, stepped: false }
    return sendPage(reply, renderRecoveryCodes(frameOf(request, { user, at: securityPath }), view))
  }

  scope.get(appPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, appPath)
    if (!self) return reply
    const offer = await factors.offerTotp(self.user, bindingOf(self))
    return sendPage(reply, renderTotpSetUp(frameOf(request, self), { ...offer, ...appForm(self) }))
  })

  scope.post(appPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, appPath)
    if (!self) return reply
    const form = formOf(request)
    const offer = await factors.openOffer(self.user, form('sealed'), bindingOf(self))
    if (offer === undefined) return goTo(reply, appPath)
    const added = await orRefusal(factors.addTotp(self.user, offer, form('code'), self.origin))
    const frame = frameOf(request, { user: self.user, at: appPath })
    if (added instanceof Problem) {
      const error = frame.texts.setUpFactor.app.wrong
      return sendPage(reply, renderTotpSetUp(frame, { ...offer, ...appForm(self), error }), 400)
    }
    await signIn.addProof(self.session, 'totp')
    return added.codes === null ? goTo(reply, donePath) : sendCodes(request, reply, self, added.codes)
  })

  scope.get(`${appPath}/remove`, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, `${appPath}/remove`)
    return self ? sendPage(reply, renderRemoveApp(frameOf(request, self))) : reply
  })

  scope.post(`${appPath}/remove`, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, `${appPath}/remove`)
    if (!self) return reply
    const removed = await orRefusal(factors.removeTotp(self.user, self.origin))
    if (!(removed instanceof Problem)) return goTo(reply, donePath)
    const frame = frameOf(request, { user: self.user, at: `${appPath}/remove` })
    return sendPage(reply, renderRemoveApp(frame, frame.texts.problem(removed.saying)), 409)
  })

  scope.get(addPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, addPath)
    if (!self) return reply
    factors.requireOwn(self.user)
    setContentPolicy(reply, { connects: true })
    return sendPage(reply, renderPasskeySetUp(frameOf(request, self), { ...passkeyForm, name: '' }))
  })

  // For a script: who is not signed in, or not lately, is not led anywhere.
  scope.post(`${addPath}/options`, { config: { answers: 'json' } }, async (request, reply) => {
    const person = await deps.browser.find(request)
    if (!person || !signIn.isFresh(person.session))
      throw new Problem('forbidden', 'Sign in again first: it is more than ten minutes ago.')
    factors.requireOwn(person.user)
    const options = await signIn.passkeys.offerRegistration(person.user, `session ${person.session.id}`)
    return reply.type('application/json; charset=utf-8').send(options)
  })

  scope.post(addPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, addPath)
    if (!self) return reply
    const form = formOf(request)
    const { user, origin } = self
    const added = await orRefusal(factors.addPasskey(user, form('credential'), form('name'), bindingOf(self), origin))
    if (added instanceof Problem) {
      const frame = frameOf(request, { user, at: addPath })
      const { errors, problem } = errorsOf(frame, added, ['name'])
      const failed = problem !== undefined
      setContentPolicy(reply, { connects: true })
      const view = { ...passkeyForm, name: form('name'), error: errors['name'], failed }
      return sendPage(reply, renderPasskeySetUp(frame, view), 400)
    }
    await signIn.addProof(self.session, 'passkey')
    return added.codes === null ? goTo(reply, donePath) : sendCodes(request, reply, self, added.codes)
  })

  /** One of somebody's own. Throws Problem `missing` for anybody else's. */
  async function getPasskey({ user }: Self, id: string): Promise<Passkey> {
    const passkey = (await factors.list(user.id)).passkeys.find(passkey => passkey.id === id)
    if (passkey === undefined) throw new Problem('missing', 'This passkey is not there any more.')
    return passkey
  }

  scope.get<{ Params: { id: string } }>(`${securityPath}/passkeys/:id`, async (request, reply) => {
    const { id } = request.params
    const self = await own.findFreshSelf(request, reply, `${securityPath}/passkeys/${encodeURIComponent(id)}`)
    if (!self) return reply
    return sendPage(reply, renderRenamePasskey(frameOf(request, self), await getPasskey(self, id)))
  })

  scope.post<{ Params: { id: string } }>(`${securityPath}/passkeys/:id`, async (request, reply) => {
    const { id } = request.params
    const at = `${securityPath}/passkeys/${encodeURIComponent(id)}`
    const self = await own.findFreshSelf(request, reply, at)
    if (!self) return reply
    const name = formOf(request)('name')
    const renamed = await orRefusal(factors.renamePasskey(self.user, id, name, self.origin))
    if (!(renamed instanceof Problem)) return goTo(reply, securityPath)
    const frame = frameOf(request, { user: self.user, at })
    const { errors, problem } = errorsOf(frame, renamed, ['name'])
    return sendPage(reply, renderRenamePasskey(frame, { id, name }, { error: errors['name'], problem }), 400)
  })

  scope.get<{ Params: { id: string } }>(`${securityPath}/passkeys/:id/remove`, async (request, reply) => {
    const { id } = request.params
    const at = `${securityPath}/passkeys/${encodeURIComponent(id)}/remove`
    const self = await own.findFreshSelf(request, reply, at)
    if (!self) return reply
    return sendPage(reply, renderRemovePasskey(frameOf(request, self), await getPasskey(self, id)))
  })

  scope.post<{ Params: { id: string } }>(`${securityPath}/passkeys/:id/remove`, async (request, reply) => {
    const { id } = request.params
    const at = `${securityPath}/passkeys/${encodeURIComponent(id)}/remove`
    const self = await own.findFreshSelf(request, reply, at)
    if (!self) return reply
    const passkey = await getPasskey(self, id)
    const removed = await orRefusal(factors.removePasskey(self.user, id, self.origin))
    if (!(removed instanceof Problem)) return goTo(reply, donePath)
    const frame = frameOf(request, { user: self.user, at })
    return sendPage(reply, renderRemovePasskey(frame, passkey, frame.texts.problem(removed.saying)), 409)
  })

  scope.get(codesPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, codesPath)
    return self ? sendPage(reply, renderNewCodes(frameOf(request, self))) : reply
  })

  scope.post(codesPath, async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, codesPath)
    if (!self) return reply
    const made = await orRefusal(factors.makeRecoveryCodes(self.user, self.origin))
    if (!(made instanceof Problem)) return sendCodes(request, reply, self, made)
    const frame = frameOf(request, { user: self.user, at: codesPath })
    return sendPage(reply, renderNewCodes(frame, frame.texts.problem(made.saying)), 409)
  })

  // The codes are kept by whoever read them; nothing is left here to do.
  scope.post(`${codesPath}/saved`, async (request, reply) => {
    const self = await own.findSelf(request, reply, securityPath)
    return self ? goTo(reply, `${securityPath}?done=codes`) : reply
  })
}

const appForm = ({ user }: Self) => ({
  username: user.username ?? '',
  action: appPath,
  back: securityPath,
  stepped: false,
})

const passkeyForm = { action: addPath, options: `${addPath}/options`, back: securityPath, stepped: false }

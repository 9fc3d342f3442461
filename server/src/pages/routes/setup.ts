import { Problem, Secret } from '#ground'
import { hideAddress, isOurHost, setContentPolicy, visitorOf } from '#http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserSession, SignedInPerson } from '../browser-session.ts'
import type { PagesDeps } from '../deps.ts'
import { errorsOf, formOf, goTo, orRefusal, queryOf, sendPage } from '../form.ts'
import type { FrameOf } from '../frame-of.ts'
import { findMove, guessBaseDn, guessPublicUrl, parseSetupCode } from '../setup-address.ts'
import {
  renderAlreadySetUp,
  renderSetupDomain,
  renderSetupNeeded,
  renderSetupNext,
  renderSetupOwner,
} from '../views/setup.ts'

type Deps = Pick<PagesDeps, 'site' | 'session' | 'signIn' | 'hasOwner' | 'setupSettings' | 'recoveryKey'> & {
  browser: BrowserSession
  frameOf: FrameOf
}

export function mountSetup(scope: FastifyInstance, deps: Deps): void {
  const { site, session, signIn, setupSettings, recoveryKey, browser, frameOf } = deps

  scope.get('/setup', async (request, reply) => {
    // The link's token is in this page's address: no Referer may carry it on.
    hideAddress(reply)
    const token = queryOf(request)('token')
    const frame = frameOf(request)
    if (deps.hasOwner()) return sendPage(reply, renderAlreadySetUp(frame), 410)
    if (token && !(await signIn.setup.isOpen(token)))
      return sendPage(reply, renderSetupNeeded(frame, { expired: true }), 410)
    return sendPage(reply, renderSetupOwner(frame, { token }))
  })

  scope.post('/setup', async (request, reply) => {
    hideAddress(reply)
    const form = formOf(request)
    const linked = form('token')
    const frame = frameOf(request, { at: linked ? `/setup?token=${encodeURIComponent(linked)}` : '/setup' })
    if (deps.hasOwner()) return sendPage(reply, renderAlreadySetUp(frame), 410)
    const values = {
      displayName: form('displayName').trim(),
      username: form('username').trim(),
      email: form('email').trim(),
    }
    const token = linked || parseSetupCode(form('code'))
    if (!(await signIn.setup.isOpen(token)))
      return linked
        ? sendPage(reply, renderSetupNeeded(frame, { expired: true }), 410)
        : sendPage(reply, renderSetupOwner(frame, { values, errors: { token: frame.texts.setup.wrongCode } }), 400)

    const owner = { ...values, token, password: new Secret(form('password')), visitor: visitorOf(request) }
    const outcome = await orRefusal(signIn.setup.createOwner(owner))
    if (outcome instanceof Problem) {
      const view = { token, values, ...errorsOf(frame, outcome, ['displayName', 'username', 'email', 'password']) }
      return sendPage(reply, renderSetupOwner(frame, view), 400)
    }
    await browser.begin(request, reply, outcome)
    return goTo(reply, '/setup/domain')
  })

  /** The owner, freshly signed in; anybody else is sent to prove it. */
  async function findOwner(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
  ): Promise<SignedInPerson | undefined> {
    const person = await browser.find(request)
    if (person && person.user.role !== 'owner') throw new Problem('forbidden', 'Only an owner can set the server up.')
    if (person && signIn.isFresh(person.session)) return person
    void goTo(reply, `/sign-in?${person ? 'again=1&' : ''}next=${encodeURIComponent(path)}`)
    return undefined
  }

  const seenBy = ({ user }: SignedInPerson) => ({ seen: setupSettings.seen, username: user.username ?? '' })

  scope.get('/setup/domain', async (request, reply) => {
    const person = await findOwner(request, reply, '/setup/domain')
    if (!person) return reply
    const { organisation, publicUrl, publicUrlLockedBy, baseDn } = setupSettings.read()
    const address = publicUrl ?? guessPublicUrl(request.headers) ?? site().publicUrl.origin
    const values = { organisation: organisation ?? '', publicUrl: address, baseDn: baseDn ?? guessBaseDn(address) }
    const view = { values, publicUrlLockedBy, ...seenBy(person) }
    return sendPage(reply, renderSetupDomain(frameOf(request, person), view))
  })

  scope.post('/setup/domain', async (request, reply) => {
    const person = await findOwner(request, reply, '/setup/domain')
    if (!person) return reply
    const frame = frameOf(request, { ...person, at: '/setup/domain' })
    const { publicUrlLockedBy } = setupSettings.read()
    const form = formOf(request)
    const publicUrl = publicUrlLockedBy ? site().publicUrl.origin : form('publicUrl').trim()
    const values = { organisation: form('organisation').trim(), publicUrl, baseDn: form('baseDn').trim() }
    const shown = { values, publicUrlLockedBy, ...seenBy(person) }
    const moving = publicUrlLockedBy ? undefined : findMove(publicUrl, request.headers.host)
    if (moving && form('confirmed') !== moving.to.origin) {
      setContentPolicy(reply, { formsLeadAway: true })
      return sendPage(reply, renderSetupDomain(frame, { ...shown, moving }))
    }

    const token = browser.token(request)
    const { publicUrl: _locked, ...unlocked } = values
    const saved = await orRefusal(setupSettings.save(person.user.id, publicUrlLockedBy ? unlocked : values))
    if (saved instanceof Problem) {
      const view = { ...shown, ...errorsOf(frame, saved, ['organisation', 'publicUrl', 'baseDn']) }
      return sendPage(reply, renderSetupDomain(frame, view), 400)
    }
    // The cookie's name and Secure follow the public URL, so the session moves into the new one.
    if (token) reply.header('set-cookie', session.print(token))
    const here = site().publicUrl
    if (!isOurHost(request.headers.host, here)) return goTo(reply, new URL('/setup/next', here).href)
    return goTo(reply, '/setup/next')
  })

  scope.get('/setup/next', async (request, reply) => {
    const person = await findOwner(request, reply, '/setup/next')
    if (!person) return reply
    const known = await recoveryKey.exists()
    return sendPage(
      reply,
      renderSetupNext(frameOf(request, person), {
        recoveryKey: known ? 'known' : 'none',
        isProtected: person.user.secondFactor,
      }),
    )
  })

  // Shown in the answer to this and never again, so a second post is not another key.
  scope.post('/setup/next', async (request, reply) => {
    const person = await findOwner(request, reply, '/setup/next')
    if (!person) return reply
    if (await recoveryKey.exists()) return goTo(reply, '/setup/next')
    const made = await recoveryKey.make(person.user.id)
    return sendPage(
      reply,
      renderSetupNext(frameOf(request, person), { recoveryKey: made, isProtected: person.user.secondFactor }),
    )
  })
}

import { Problem, Secret } from '#ground'
import { setContentPolicy } from '#http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PagesDeps } from '../../deps.ts'
import { errorsOf, formOf, orRefusal, sendPage } from '../../form.ts'
import { renderLinkEnded } from '../../views/links/ended.ts'
import {
  renderAboutYou,
  renderHowToSignIn,
  renderNotMe,
  type HowView,
  type Wish,
} from '../../views/links/invitation.ts'
import type { SignInDeps } from '../sign-in/password.ts'
import { createOpenedLink } from './opened-link.ts'

const path = '/invitation'
const suggestionCount = 3

type Found = NonNullable<Awaited<ReturnType<PagesDeps['signIn']['invitations']['find']>>>

/** Accepting an invitation: who one is, then how one signs in. Nothing is written before the second step is sent. */
export function mountInvitation(scope: FastifyInstance, deps: SignInDeps & Pick<PagesDeps, 'expects'>): void {
  const { frameOf, signIn, steps, cookies, expects } = deps
  const { invitations } = signIn
  const link = createOpenedLink(cookies.link)

  const ended = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendPage(reply, renderLinkEnded(frameOf(request, { at: path }), 'invitation'), 410)

  const wishOf = (request: FastifyRequest): Wish => {
    const form = formOf(request)
    return { displayName: form('displayName').trim(), username: (form('choose') || form('username')).trim() }
  }

  function askName(request: FastifyRequest, reply: FastifyReply, found: Found, wish: Wish): FastifyReply {
    return sendPage(
      reply,
      renderAboutYou(frameOf(request, { at: path }), { ...found, ...expects(found.user.id), ...wish }),
    )
  }

  /** What was refused about the name, with others that are free where it is taken. */
  async function askNameAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Found,
    wish: Wish,
    problem: Problem,
  ) {
    const frame = frameOf(request, { at: path })
    const { errors } = errorsOf(frame, problem, ['displayName', 'username'])
    const isTaken = problem.code === 'conflict'
    const free = isTaken ? await invitations.suggest(found.user, wish.displayName, suggestionCount) : undefined
    const view = { ...found, ...expects(found.user.id), ...wish, errors, free }
    return sendPage(reply, renderAboutYou(frame, view), isTaken ? 409 : 400)
  }

  function askHow(request: FastifyRequest, reply: FastifyReply, view: HowView, status = 200): FastifyReply {
    setContentPolicy(reply, { connects: true })
    return sendPage(reply, renderHowToSignIn(frameOf(request, { at: path }), view), status)
  }

  const isAboutName = ({ fields }: Problem): boolean =>
    fields.some(({ path: at }) => at === 'displayName' || at === 'username')

  scope.get(path, async (request, reply) => {
    const moved = link.takeIn(request, reply, path)
    if (moved !== undefined) return moved
    const found = await invitations.find(link.tokenOf(request))
    if (found === undefined) return ended(request, reply)
    const { user } = found
    const [username = ''] = await invitations.suggest(user, user.displayName, 1)
    return askName(request, reply, found, { displayName: user.displayName, username })
  })

  scope.get(`${path}/not-me`, async (request, reply) => {
    const found = await invitations.find(link.tokenOf(request))
    return found === undefined ? ended(request, reply) : sendPage(reply, renderNotMe(frameOf(request), found.user))
  })

  scope.post(path, async (request, reply) => {
    const found = await invitations.find(link.tokenOf(request))
    if (found === undefined) return ended(request, reply)
    const wish = wishOf(request)
    if (formOf(request)('back') === 'yes') return askName(request, reply, found, wish)
    const refused = await orRefusal(invitations.check(found.user, wish))
    if (refused instanceof Problem) return askNameAgain(request, reply, found, wish, refused)
    return askHow(request, reply, { ...wish, ...expects(found.user.id) })
  })

  scope.post(`${path}/passkey/options`, { config: { answers: 'json' } }, async (request, reply) => {
    const options = await invitations.offerPasskey(link.tokenOf(request), wishOf(request))
    if (options === undefined) throw new Problem('forbidden', 'This invitation does not stand any more.')
    return reply.type('application/json; charset=utf-8').send(options)
  })

  scope.post(`${path}/accept`, async (request, reply) => {
    const token = link.tokenOf(request)
    const found = await invitations.find(token)
    if (found === undefined) return ended(request, reply)
    const form = formOf(request)
    const wish = wishOf(request)
    const visit = steps.visitOf(request)
    const byPasskey = form('how') === 'passkey'
    const how = byPasskey
      ? { credential: form('credential'), passkeyName: frameOf(request).texts.invitation.passkeyName }
      : { password: new Secret(form('password')) }
    const accepted = await orRefusal(invitations.accept(token, { ...wish, with: how }, visit))
    if (accepted === undefined) return ended(request, reply)
    if (!(accepted instanceof Problem)) {
      link.forget(reply)
      return steps.goOn(request, reply, accepted.kind === 'refused' ? { kind: 'over' } : accepted, visit, {})
    }
    if (isAboutName(accepted)) return askNameAgain(request, reply, found, wish, accepted)
    const view = { ...wish, ...expects(found.user.id) }
    if (byPasskey) return askHow(request, reply, { ...view, failed: true }, 400)
    const { errors, problem } = errorsOf(frameOf(request), accepted, ['password'])
    return askHow(request, reply, { ...view, error: errors['password'] ?? problem }, 400)
  })
}

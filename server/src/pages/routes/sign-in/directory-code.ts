import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formOf } from '../../form.ts'
import { wayTo, type Way } from '../../views/sign-in/parts.ts'
import { renderDirectoryCode } from '../../views/sign-in/directory-code.ts'
import type { Refusal, SignInDeps } from './password.ts'
import { readWay, sendStep } from './way.ts'

type Deps = Pick<SignInDeps, 'frameOf' | 'signIn' | 'appRequests' | 'steps'> & {
  sendRefusal: (
    request: FastifyRequest,
    reply: FastifyReply,
    way: Way,
    identifier: string,
    outcome: Refusal,
  ) => FastifyReply
}

/** The code that a directory elsewhere asks for beside the password it keeps. Both are looked at there at once. */
export function mountDirectoryCode(scope: FastifyInstance, deps: Deps): void {
  const { frameOf, signIn, appRequests, steps, sendRefusal } = deps

  scope.get('/sign-in/code', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const waiting = await signIn.findWaitingForCode(steps.tokenOf(request))
    if (waiting === undefined) return steps.goOn(request, reply, { kind: 'over' }, steps.visitOf(request), way)
    const frame = frameOf(request, { at: wayTo('/sign-in/code', way) })
    return sendStep(reply, way, renderDirectoryCode(frame, { ...way, ...waiting }))
  })

  scope.post('/sign-in/code', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const visit = steps.visitOf(request)
    const token = steps.tokenOf(request)
    const code = formOf(request)('code').replace(/\s/g, '')
    const waiting = await signIn.findWaitingForCode(token)
    if (waiting === undefined) return steps.goOn(request, reply, { kind: 'over' }, visit, way)
    // Something left out is no guess, and nothing is sent for it.
    if (!/^[0-9]{6}$/.test(code)) {
      const frame = frameOf(request, { at: wayTo('/sign-in/code', way) })
      const count = code.replace(/\D/g, '').length
      return sendStep(reply, way, renderDirectoryCode(frame, { ...way, ...waiting, count }), 400)
    }
    const outcome = await signIn.withDirectoryCode(token, code, visit)
    if (outcome.kind === 'signed-in' || outcome.kind === 'next' || outcome.kind === 'over')
      return steps.goOn(request, reply, outcome, visit, way)
    steps.leave(reply)
    return sendRefusal(request, reply, way, waiting.identifier, outcome)
  })
}

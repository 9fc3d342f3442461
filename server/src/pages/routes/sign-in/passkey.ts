import { newToken, Problem } from '#ground'
import type { FastifyInstance } from 'fastify'
import { formOf } from '../../form.ts'
import { wayTo } from '../../views/sign-in/parts.ts'
import { renderSignIn } from '../../views/sign-in/password.ts'
import type { SignInDeps } from './password.ts'
import { isDemanded, readWay, sendStep } from './way.ts'

/** Signing in with a passkey alone, and what the browser is asked for any passkey of a sign-in. */
export function mountPasskey(scope: FastifyInstance, deps: SignInDeps): void {
  const { frameOf, signIn, appRequests, steps, cookies } = deps

  // For a script: the answer is no page. The form says which of the two it is for: a browser with a sign-in half done may
  // show the first step again. The challenge belongs to this browser, which may have nothing yet.
  scope.post('/sign-in/passkey/options', { config: { answers: 'json' } }, async (request, reply) => {
    const known = steps.tokenOf(request)
    reply.type('application/json; charset=utf-8')
    if (formOf(request)('with') === 'passkey') {
      const options = await signIn.prove.offerSecondPasskey(known)
      if (options === undefined) throw new Problem('forbidden', 'This sign-in is over. Begin again.')
      return reply.send(options)
    }
    const token = known ?? newToken()
    if (known === undefined) reply.header('set-cookie', cookies.attempt.print(token))
    return reply.send(await signIn.prove.offerPasskey(token))
  })

  scope.post('/sign-in/passkey', async (request, reply) => {
    const way = await readWay(appRequests, request)
    const visit = steps.visitOf(request)
    const outcome = await signIn.prove.signInWithPasskey(steps.tokenOf(request), formOf(request)('credential'), visit, {
      demanded: isDemanded(way),
    })
    if (outcome.kind !== 'refused') return steps.goOn(request, reply, outcome, visit, way)
    const frame = frameOf(request, { at: wayTo('/sign-in', way) })
    const refused = { kind: 'passkey', reference: outcome.reference } as const
    return sendStep(reply, way, renderSignIn(frame, { ...way, refused }), 403)
  })
}

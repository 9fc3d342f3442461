import { covers, grants, type Endpoint, type Role, type Scope } from '@doorward/contract'
import { Problem } from '#ground'
import type { Actor, LiveToken, Origin, User } from '#directory'
import { HttpRefusal } from '#http'
import type { Session } from '#signin'
import type { FastifyRequest } from 'fastify'
import { readBearer, refuseScope, refuseToken, type createUnknownTokens } from './bearer.ts'
import type { ApiParts } from './parts.ts'

/** Who asks: a person in a browser, or an API token on their or a service account's behalf. */
export interface Caller {
  /** Undefined for a service account, which is nobody. */
  user: User | undefined
  role: Role
  session: Session | undefined
  token: LiveToken | undefined
  actor: Actor
  origin: Origin
}

/** Throws Problem `unauthenticated`, or BearerRefusal for a token that does not work. */
async function findCaller(
  {
    directory,
    findMachineToken,
    signIn,
    cookie,
    unknownTokens,
  }: ApiParts & { unknownTokens: ReturnType<typeof createUnknownTokens> },
  request: FastifyRequest,
): Promise<Caller> {
  const address = request.clientAddress
  const bearer = readBearer(request.raw.rawHeaders)
  if (bearer !== undefined) {
    const token = (await directory.findToken(bearer, address)) ?? (await findMachineToken(bearer))
    if (token === undefined) {
      unknownTokens.count(address)
      throw refuseToken()
    }
    const asks = { session: undefined, token, origin: { door: 'api', address } } as const
    if (token.holder.kind === 'service') {
      const { id, role } = token.holder.service
      return { ...asks, user: undefined, role, actor: { kind: 'service', id, role, token: token.id } }
    }
    const { user } = token.holder
    const { id, role } = user
    return { ...asks, user, role, actor: { kind: 'user', id, role, token: token.id } }
  }
  const found = await signIn.findSession(cookie.read(request.headers))
  if (found === undefined) throw new Problem('unauthenticated', 'You are not signed in, or your session has ended.')
  const { user, session } = found
  const actor: Actor = { kind: 'user', id: user.id, role: user.role }
  return { user, role: user.role, session, token: undefined, actor, origin: { door: 'dashboard', address } }
}

/** Refuses a token that lacks the scope; sessions have them all. */
export function requireScope({ token }: Pick<Caller, 'token'>, scope: Scope | null): void {
  if (token !== undefined && (scope === null || !grants(token.scopes as Scope[], scope))) throw refuseScope(scope)
}

/**
 * Refuses what must not be done in a browser somebody has left open. A token proves nothing anew, so its person must
 * have given it the scope for just this.
 */
export function requireFresh({ signIn }: Pick<ApiParts, 'signIn'>, caller: Pick<Caller, 'session' | 'token'>): void {
  if (caller.session === undefined) requireScope(caller, 'credentials:write')
  else if (!signIn.isFresh(caller.session))
    throw new HttpRefusal(401, 'fresh-sign-in', 'This needs a sign-in no older than ten minutes. Sign in again.')
}

/** Who may call the endpoint. Throws Problem `unauthenticated` or `forbidden`, or asks for a scope or a fresh sign-in. */
export async function requireCaller(
  parts: ApiParts & { unknownTokens: ReturnType<typeof createUnknownTokens> },
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<Caller> {
  const caller = await findCaller(parts, request)
  requireScope(caller, endpoint.scope)
  if (!covers(caller.role, endpoint.role))
    throw new Problem('forbidden', 'Your role does not allow this. Ask an admin or an owner.')
  if (endpoint.fresh) requireFresh(parts, caller)
  return caller
}

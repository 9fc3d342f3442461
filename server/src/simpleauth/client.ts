import { timingSafeEqual } from 'node:crypto'
import { Secret } from '#ground'
import type { App, SimpleAuthClient } from '#directory'
import type { LoginBody } from './body.ts'
import type { SimpleAuthParts } from './parts.ts'
import { forbidden, refusal, type Refusal } from './refusal.ts'

export type ClientApp = App & { simpleAuth: SimpleAuthClient }

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Id and secret of RFC 7617; undefined where there are none of that form. */
function parseBasic(header: string | undefined): { id: string; secret: Secret } | undefined {
  const encoded = /^basic +([a-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const at = text.indexOf(':')
  return at < 0 ? undefined : { id: text.slice(0, at), secret: new Secret(text.slice(at + 1)) }
}

/** The app that asks, proven where it has to prove itself. Throws a refusal, which is in the audit trail. */
export function createFindClient({ memory, events, findSecret, noticed }: SimpleAuthParts) {
  type Asking = Pick<LoginBody, 'clientId' | 'clientSecret' | 'username'>

  function refuse(answer: Refusal, reason: string, address: string, app: App | null, asking: Asking): Refusal {
    noticed()?.({
      kind: 'client-refused',
      app: app?.id ?? null,
      clientId: asking.clientId,
      user: memory.people.resolve(asking.username)?.id ?? null,
      reason,
    })
    events.add({
      kind: 'bind',
      outcome: 'refused',
      actor: { kind: 'system', name: 'simple-auth' },
      app: app?.id ?? null,
      origin: { door: 'simple-auth', address },
      reason,
    })
    return answer
  }

  return async function findClient(
    asking: Asking,
    { authorization, address }: { authorization: string | undefined; address: string },
  ): Promise<ClientApp> {
    const { clientId, clientSecret } = asking
    const app = memory.apps.findBySimpleAuthId(clientId)
    const { simpleAuth = null } = app ?? {}
    if (app === undefined || simpleAuth === null || !app.enabled)
      throw refuse(refusal(401, 'Unknown client'), 'unknown-client', address, app ?? null, asking)
    const basic = parseBasic(authorization)
    const offered = basic?.secret ?? clientSecret
    const isItself = basic === undefined || isSame(basic.id, clientId)
    if (offered === undefined && !simpleAuth.requireSecret) return { ...app, simpleAuth }
    // A wrong secret is refused also where none is asked for: somebody means to prove something, and does not.
    const owner = { kind: 'simpleAuth', ownerId: app.id } as const
    if (offered === undefined || !isItself || (await findSecret(owner, offered)) === undefined)
      throw refuse(forbidden(), offered === undefined ? 'no-secret' : 'wrong-secret', address, app, asking)
    return { ...app, simpleAuth }
  }
}

import type { AdapterPayload } from 'oidc-provider'
import { hashToken, type Millis, type Secret, type SessionId, type UserId } from '#ground'
import type { App, User } from '#directory'
import { createRecordReader } from './adapter/read-record.ts'
import { stillStands } from './adapter/standing.ts'
import { isOfHost } from './resource-server.ts'
import type { OidcParts } from './parts.ts'

/** A person for whom a program asks with an access token, and the sign-in it came of. */
export interface TokenBearer {
  user: User
  session: { id: SessionId; amr: string[]; authAt: Millis }
}

type Parts = Pick<OidcParts, 'read' | 'memory' | 'clock' | 'signIn'>

/**
 * Whom an access token stands for at an app behind the gateway: one that names the app's address as its audience (RFC 8707),
 * or names none and was made for the app itself. It is looked up each time, so it ends with its session, its person, its
 * client, and whatever keeps that person out of it; whether they may open the app is another question. Undefined for one
 * that is bound to a key (RFC 9449), which a bearer does not show.
 */
export function createTokenFinder(parts: Parts) {
  const { read, memory, clock } = parts
  const readToken = createRecordReader(read, 'AccessToken', 'id')

  return async function findBearer(text: Secret, app: App): Promise<TokenBearer | undefined> {
    const found = await readToken(hashToken(text.reveal()))
    if (found === undefined || (found.row.expiresAt ?? 0) <= clock.now()) return undefined
    const { row, session } = found
    const { clientId, aud, jkt, expiresWithSession, ...payload } = JSON.parse(row.payload) as AdapterPayload
    if (jkt !== undefined || payload['x5t#S256'] !== undefined || session === null) return undefined
    const isForApp = aud === undefined ? clientId === app.oidc?.clientId : isOfHost(String(aud), app.gateway?.host)
    const endsWithBrowser = expiresWithSession === true
    if (!isForApp || !stillStands(parts, { model: 'AccessToken', standing: row, session, clientId, endsWithBrowser }))
      return undefined
    const user = memory.people.find(row.userId as UserId)
    const { id, amr, authAt } = session
    return user && { user, session: { id: id as SessionId, amr: amr.split(' '), authAt } }
  }
}

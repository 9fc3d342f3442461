import type { AllClientMetadata, Provider } from 'oidc-provider'
import { newToken, type SessionId, type UserId } from '#ground'
import type { OidcApp } from '../apps.ts'
import { printClient } from '../client.ts'
import { subjectAt, type SubjectParts } from '../subject.ts'

/** The event's name (OIDC Back-Channel Logout 1.0 §2.4). */
const event = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * A browser session as an app knows it. Made of the session's id, so that it can be told when the session is over and the
 * library has forgotten it, and another one at each app.
 */
export const sidAt = ({ sealer }: SubjectParts, session: string, { id }: OidcApp): string =>
  sealer.keyedHash(`session at app ${id}`, session).replace(/^.*:/, '')

/**
 * Tells an app that a session has ended (OIDC Back-Channel Logout 1.0 §2.4), signed as its ID tokens are. The person may
 * be no more, and the app switched off: neither is asked for.
 */
export async function signLogoutToken(
  provider: Provider,
  parts: SubjectParts,
  app: OidcApp,
  { sessionId, userId, subject }: { sessionId: string; userId: string; subject: string },
): Promise<string> {
  // The library's own would ask who the person is.
  class LogoutToken extends provider.IdToken {
    override payload() {
      return Promise.resolve({
        sub: subjectAt(parts, { id: userId as UserId, subject }, app),
        sid: sidAt(parts, sessionId as SessionId, app),
        jti: newToken(),
        events: { [event]: {} },
      })
    }
  }
  const Client = provider.Client as unknown as new (metadata: AllClientMetadata) => InstanceType<Provider['Client']>
  const client = new Client(printClient(app, 'unused'))
  const token = new LogoutToken({}, { client, ctx: undefined }) as unknown as {
    issue(options: { use: 'logout' }): Promise<string>
  }
  return token.issue({ use: 'logout' })
}

import { newUuid, Problem, newPasteableSecret, type Secret } from '#ground'
import { slugOf, type App, type AppInput, type OidcInput } from '#directory'
import { printClient } from '../client.ts'
import type { OidcApp } from '../apps.ts'
import { oidcLimits } from '../limits.ts'
import type { OidcParts } from '../parts.ts'
import { parseMetadata } from './metadata.ts'
import { asRefusal, RegistrationRefusal } from './refusal.ts'
import type { RegistrationToken } from './tokens.ts'

type RegisterParts = Pick<OidcParts, 'clock' | 'memory' | 'directory'>

/** An app that registered itself and that nobody has opened to anybody. */
const isWaiting = ({ oidc, access }: App): boolean =>
  oidc !== null && oidc.registeredWith !== null && access.kind === 'nobody'

/** The client as it is kept (RFC 7591 §3.2.1). Its secret is shown this once, and there is nothing to manage it with. */
const tell = (app: OidcApp, secret: Secret | null): Record<string, unknown> => ({
  ...printClient(app, ''),
  client_id_issued_at: Math.floor(app.createdAt / 1000),
  ...(secret === null ? {} : { client_secret: secret.reveal(), client_secret_expires_at: 0 }),
})

/** Has apps add themselves. They are apps as any other from then on, which nobody may open yet. */
export function createRegister({ clock, memory, directory }: RegisterParts) {
  let underWay = 0

  /** Many at once are counted before they are written. With several nodes, each may be a few ahead of the others. */
  function requireRoom(): void {
    const waiting = [...memory.apps.all()].filter(isWaiting).length
    if (waiting + underWay >= oidcLimits.registeredWaitingMax)
      throw new RegistrationRefusal(
        'temporarily_unavailable',
        `${oidcLimits.registeredWaitingMax} registered apps wait for an admin. More are taken once some were opened or deleted.`,
        503,
      )
  }

  /** Names are for admins, and unique; apps know themselves by their client id. */
  async function create(input: AppInput & { oidc: OidcInput }, token: RegistrationToken, address: string) {
    const { apps } = directory.as({ kind: 'system', name: 'registration' }, { door: 'oidc', address })
    const named = { ...input, oidc: { ...input.oidc, clientId: newUuid(clock) }, registeredWith: token.name }
    const slug = slugOf(input.title)
    try {
      return await apps.create({ ...named, name: slug === '' ? newName('app') : slug })
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'conflict')) throw error
      return apps.create({ ...named, name: newName(slug) })
    }
  }

  /** Answers the client's metadata. Throws RegistrationRefusal. */
  return async (body: string, token: RegistrationToken, address: string): Promise<Record<string, unknown>> => {
    const input = parseMetadata(body)
    requireRoom()
    underWay++
    try {
      const { app, secrets } = await create(input, token, address)
      return tell(app as OidcApp, secrets.oidc)
    } catch (error) {
      throw asRefusal(error)
    } finally {
      underWay--
    }
  }
}

const newName = (slug: string): string => `${slug.slice(0, 48).replace(/-$/, '')}-${newPasteableSecret().slice(0, 8)}`

import type { SecretDoor } from '@doorward/contract'
import { Problem, type AppId, type UserId } from '#ground'
import {
  requireKeptHere,
  hasSecret,
  secretDoors,
  type App,
  type AppChange,
  type DirectoryHandle,
  type SecretOwner,
} from '#directory'
import { parseAccess } from '../answers/access.ts'
import { tellApp, tellAppBriefly } from '../answers/app.ts'
import { parseSecretChoice, tellSecret } from '../answers/secret.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names =
  | 'listApps'
  | 'createApp'
  | 'getApp'
  | 'updateApp'
  | 'deleteApp'
  | 'getAppActivity'
  | 'addAppSecret'
  | 'removeAppSecret'
  | 'previewClaims'
  | 'previewTold'

const secretsOf = (app: App, door: SecretDoor): SecretOwner => ({ kind: door, ownerId: app.id })

/** Throws Problem `conflict` where a secret would open nothing. */
function requireTakesSecret(app: App, door: SecretDoor): void {
  if (app[door] === null)
    throw new Problem('conflict', 'This app does not sign people in that way, so a secret would open nothing.')
  if (door === 'oidc' && app.oidc?.authMethod === 'none')
    throw new Problem('conflict', 'A public client keeps no secret; it uses PKCE instead.')
  if (door === 'oidc' && app.oidc !== null && !hasSecret(app.oidc))
    throw new Problem('conflict', 'This app signs with a key of its own and keeps no secret.')
}

async function findDoorOfSecret(as: DirectoryHandle, app: App, id: string): Promise<SecretDoor> {
  for (const door of secretDoors)
    if ((await as.apps.listSecrets(secretsOf(app, door))).some(secret => secret.id === id)) return door
  throw new Problem('missing', 'There is no such secret; it may have been removed already.')
}

export function appRoutes(parts: ApiParts) {
  const { clock } = parts
  const { memory } = parts.directory

  return {
    async listApps({ as, query, language }) {
      const now = clock.now()
      const page = await as.apps.list(query)
      const items = []
      for (const app of page.items) items.push(await tellAppBriefly(memory, app, now, language))
      return { ...page, items }
    },

    async createApp({ as, body, requireScope, language }) {
      const { oidc, ldap, simpleAuth, access, contact, ...input } = body
      // The answer holds its secrets.
      if (ldap || simpleAuth || (oidc && hasSecret(oidc))) requireScope('credentials:write')
      const { app, secrets } = await as.apps.create({
        ...input,
        access: parseAccess(access),
        contact: contact as UserId | null,
        oidc: oidc && { ...oidc, secret: parseSecretChoice(oidc.secret) },
        ldap: ldap && { ...ldap, secret: parseSecretChoice(ldap.secret) },
        simpleAuth: simpleAuth && { ...simpleAuth, secret: parseSecretChoice(simpleAuth.secret) },
      })
      return {
        app: await tellApp(parts, as, app, language),
        secrets: {
          oidc: secrets.oidc?.reveal() ?? null,
          ldap: secrets.ldap?.reveal() ?? null,
          simpleAuth: secrets.simpleAuth?.reveal() ?? null,
        },
      }
    },

    getApp: ({ as, params, language }) => tellApp(parts, as, as.apps.get(params.id as AppId), language),

    async updateApp({ as, params, body, version, requireScope, language }) {
      const id = params.id as AppId
      const before = as.apps.get(id)
      requireKeptHere(before)
      // From then on the app proves with nothing, or with another key, that it is the one.
      const { authMethod, jwks } = body.oidc ?? {}
      const isOpened = body.simpleAuth?.requireSecret === false && before.simpleAuth?.requireSecret !== false
      if (isOpened || (authMethod === 'none' && before.oidc?.authMethod !== 'none') || jwks)
        requireScope('credentials:write')
      const { access, contact, ...patch } = body
      const change: AppChange = {
        ...patch,
        ...(access === undefined ? {} : { access: parseAccess(access) }),
        ...(contact === undefined ? {} : { contact: contact as UserId | null }),
      }
      return tellApp(parts, as, await as.apps.update(id, change, version), language)
    },

    previewClaims({ as, params, query, requireScope }) {
      // It is as much as reading the person.
      requireScope('people:read')
      const { id: app } = as.apps.get(params.id as AppId)
      const { id: user } = as.users.get(query.user as UserId)
      return parts.previewClaims({ app, user, scopes: query.scopes.split(' ').filter(Boolean) })
    },

    getAppActivity({ as, params, query }) {
      return as.appUse.count(as.apps.get(params.id as AppId).id, query)
    },

    previewTold({ as, params, query, requireScope }) {
      requireScope('people:read')
      const { id: app } = as.apps.get(params.id as AppId)
      const { id: user } = as.users.get(query.user as UserId)
      return parts.previewTold({ app, user })
    },

    async deleteApp({ as, params }) {
      const id = params.id as AppId
      requireKeptHere(as.apps.get(id))
      await as.apps.delete(id)
    },

    async addAppSecret({ as, params, body }) {
      const app = as.apps.get(params.id as AppId)
      requireTakesSecret(app, body.door)
      const owner = secretsOf(app, body.door)
      const { id, text } = await as.apps.addSecret(owner, parseSecretChoice(body.secret))
      const made = (await as.apps.listSecrets(owner)).find(secret => secret.id === id)
      if (made === undefined) throw new Problem('conflict', 'Newer secrets were made meanwhile, so this one has ended.')
      return { secret: tellSecret(made), value: text.reveal() }
    },

    async removeAppSecret({ as, params }) {
      const app = as.apps.get(params.id as AppId)
      const door = await findDoorOfSecret(as, app, params.secretId)
      await as.apps.removeSecret(secretsOf(app, door), params.secretId)
    },
  } satisfies Handlers<Names>
}

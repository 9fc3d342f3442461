import { sql } from 'kysely'
import { invalidField, limits, newUuid, Problem, say, type AppId, type Secret, type UserId } from '#ground'
import type { SecretRow } from '#store'
import { parseAllowList } from '../allow-list.ts'
import { appFromRow, secretDoors, type AccessRule, type App, type SecretDoor } from '../app.ts'
import type { AppPatch, NewSecret, SecretOwner } from '../commands/app-commands.ts'
import { newGateway, parseGateway, type GatewayInput } from '../gateway-door.ts'
import { parseAppName, parseLine } from '../names.ts'
import { hasSecret, newOidcClient, signsWithSecret } from '../oidc-client.ts'
import { cutPage, pageSize, positionIn, type Page, type PageRequest } from '../page.ts'
import { makeSecret, type SecretChoice } from '../secrets.ts'
import { newSimpleAuth, parseSimpleAuth, type SimpleAuthInput } from '../simple-auth-client.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { containsText, isAfter } from './list-query.ts'
import { parseOidcClient, type OidcInput } from './oidc-input.ts'

export interface AppInput {
  /** Made from the title unless given. */
  name?: string | undefined
  title: string
  icon?: string | null
  recipe?: string | null
  link?: string | null
  signInUrl?: string | null
  access?: AccessRule
  adminsIncluded?: boolean
  requireTwoFactor?: boolean
  networks?: string[]
  sessionMinutes?: number | null
  sensitive?: boolean
  contact?: UserId | null
  oidc?: OidcInput | null
  ldap?: { allowBarePassword?: boolean; secret?: SecretChoice } | null
  simpleAuth?: (SimpleAuthInput & { secret?: SecretChoice }) | null
  gateway?: GatewayInput | null
  managedBy?: string | null
  /** As `OidcClient` has it. */
  registeredWith?: string
  kept?: KeptApp | undefined
}

/**
 * What an app was in a store of the same master key: its id, and the keyed hashes of its secrets, which are made with the
 * id, so that they are worth nothing without it.
 */
export type KeptApp = { id: AppId } & { [Door in SecretDoor]?: string[] | undefined }

/** The texts of an app's secrets, by the door they are for; null where none was made. */
export type AppSecretTexts = Record<SecretDoor, Secret | null>

/** A secret without its text. */
export type SecretInfo = Pick<SecretRow, 'id' | 'createdAt' | 'createdBy' | 'lastUsedAt'>

/** What an app is called by where names are plain; empty for a title without Latin letters. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, limits.app.nameLengthMax)

/** What may be changed about an app from outside. Doors are merged; null takes one away. */
export type AppChange = Omit<AppPatch, SecretDoor | 'gateway'> & {
  oidc?: Partial<OidcInput> | null
  ldap?: { allowBarePassword?: boolean } | null
  simpleAuth?: SimpleAuthInput | null
  gateway?: GatewayInput | null
}

/** As they are kept. Throws Problem `invalid`. */
/** Which apps are listed; all of them without it. */
interface AppFilter {
  search?: string | undefined
  /** Those that have this door, among others. */
  door?: 'oidc' | 'ldap' | 'simpleAuth' | 'gateway' | undefined
  openTo?: AccessRule['kind'] | undefined
  state?: 'on' | 'off' | undefined
}

function parseNetworks(networks: string[]): string[] {
  if (networks.length > limits.app.networksMax)
    throw invalidField('networks', say('At most {max} addresses and ranges.', { max: limits.app.networksMax }))
  parseAllowList(networks, 'networks')
  return networks.map(text => text.trim()).filter(text => text !== '')
}

function parseSessionMinutes(minutes: number | null): number | null {
  const { sessionMinutesMax } = limits.app
  if (minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= sessionMinutesMax)) return minutes
  throw invalidField('sessionMinutes', say('A whole number from 1 to {max}, or none.', { max: sessionMinutesMax }))
}

/** A name only: which ones there are is not the directory's to know. */
function parseRecipe(recipe: string | null): string | null {
  const { nameLengthMax } = limits.app
  if (recipe === null || (recipe.length <= nameLengthMax && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(recipe))) return recipe
  throw invalidField('recipe', 'A recipe is named in a to z, 0 to 9 and hyphen.')
}

/** Apps, as far as the actor may see and change them. */
export const appsOf = (handle: Handle) => {
  const { memory, clock, list } = handle

  /** Everything an access rule names must be there. */
  function checkAccess(access: AccessRule): AccessRule {
    const noGroup = 'The access rule names a group that does not exist.'
    const noPerson = 'The access rule names a person that does not exist.'
    if (access.kind === 'single-user' && memory.people.find(access.user) === undefined)
      throw invalidField('access', noPerson)
    if (access.kind !== 'chosen') return access
    if (access.groups.some(id => memory.groups.find(id) === undefined)) throw invalidField('access', noGroup)
    if (access.users.some(id => memory.people.find(id) === undefined)) throw invalidField('access', noPerson)
    if (access.groups.length + access.users.length === 0) return { kind: 'nobody' }
    return { kind: 'chosen', groups: [...new Set(access.groups)], users: [...new Set(access.users)] }
  }

  /** A hash made with another key would let nobody in, and say so to nobody. */
  function requireOwnKey(hash: string): string {
    if (hash.startsWith(`${handle.sealer.keyId}:`)) return hash
    throw invalidField('kept', 'These secrets were kept under another key, and cannot be taken over.')
  }

  return {
    /** Answers the app and the texts of its secrets, which are shown this once. */
    async create(input: AppInput): Promise<{ app: App; secrets: AppSecretTexts }> {
      const title = parseLine('title', input.title, limits.app.titleLengthMax)
      if (title === '') throw invalidField('title', 'Give the app a name.')
      const name = parseAppName(input.name ?? slugOf(title))
      const now = clock.now()
      const { kept } = input
      const id = kept?.id ?? (newUuid(clock) as AppId)
      const oidc =
        input.oidc === undefined || input.oidc === null
          ? null
          : parseOidcClient(input.oidc, {
              ...newOidcClient(input.oidc.clientId ?? name),
              registeredWith: input.registeredWith ?? null,
            })
      const app: App = {
        id,
        name,
        title,
        icon: input.icon ?? null,
        recipe: parseRecipe(input.recipe ?? null),
        link: input.link ?? null,
        signInUrl: input.signInUrl ?? null,
        enabled: true,
        access: checkAccess(input.access ?? { kind: 'nobody' }),
        adminsIncluded: input.adminsIncluded ?? true,
        grants: [],
        requireTwoFactor: input.requireTwoFactor ?? false,
        networks: parseNetworks(input.networks ?? []),
        sessionMinutes: parseSessionMinutes(input.sessionMinutes ?? null),
        sensitive: input.sensitive ?? false,
        contact: input.contact ?? null,
        oidc,
        ldap:
          input.ldap === undefined || input.ldap === null
            ? null
            : { allowBarePassword: input.ldap.allowBarePassword ?? false },
        simpleAuth: input.simpleAuth == null ? null : parseSimpleAuth(input.simpleAuth, newSimpleAuth(name)),
        gateway:
          input.gateway == null
            ? null
            : parseGateway(input.gateway, newGateway(input.gateway.host ?? ''), handle.home()),
        createdAt: now,
        updatedAt: now,
        version: 0,
        managedBy: input.managedBy ?? null,
      }
      const secrets: { owner: SecretOwner; secret: NewSecret }[] = []
      const texts: AppSecretTexts = { oidc: null, ldap: null, simpleAuth: null }
      const needs = {
        oidc: oidc !== null && hasSecret(oidc),
        ldap: app.ldap !== null,
        simpleAuth: app.simpleAuth !== null,
      }
      for (const kind of secretDoors) {
        if (!needs[kind]) continue
        const owner: SecretOwner = { kind, ownerId: id }
        const signs = kind === 'oidc' && oidc !== null && signsWithSecret(oidc)
        // A hash checks no signature: such an app gets a new secret.
        const hashes = signs ? [] : (kept?.[kind] ?? [])
        for (const hash of hashes)
          secrets.push({ owner, secret: { id: newUuid(clock), hash: requireOwnKey(hash), sealed: null } })
        if (hashes.length > 0) continue
        const made = makeSecret(handle, owner, input[kind]?.secret ?? { kind: 'generated' }, signs)
        secrets.push({ owner, secret: made.row })
        texts[kind] = made.text
      }
      return { app: await handle.run('createApp', { ...newDeed(handle), app, secrets }), secrets: texts }
    },

    async update(id: AppId, change: AppChange, ifVersion?: number): Promise<App> {
      const before = this.get(id)
      const { oidc, ldap, simpleAuth, gateway, ...plain } = change
      const patch: AppPatch = plain
      if (patch.title !== undefined) patch.title = parseLine('title', patch.title, limits.app.titleLengthMax)
      if (patch.recipe !== undefined) patch.recipe = parseRecipe(patch.recipe)
      if (patch.access !== undefined) patch.access = checkAccess(patch.access)
      if (patch.networks !== undefined) patch.networks = parseNetworks(patch.networks)
      if (patch.sessionMinutes !== undefined) patch.sessionMinutes = parseSessionMinutes(patch.sessionMinutes)
      if (oidc !== undefined)
        patch.oidc =
          oidc === null ? null : parseOidcClient(oidc, before.oidc ?? newOidcClient(oidc.clientId ?? before.name))
      if (ldap !== undefined)
        patch.ldap =
          ldap === null
            ? null
            : { allowBarePassword: ldap.allowBarePassword ?? before.ldap?.allowBarePassword ?? false }
      if (simpleAuth !== undefined)
        patch.simpleAuth =
          simpleAuth === null ? null : parseSimpleAuth(simpleAuth, before.simpleAuth ?? newSimpleAuth(before.name))
      if (gateway !== undefined)
        patch.gateway =
          gateway === null
            ? null
            : parseGateway(gateway, before.gateway ?? newGateway(gateway.host ?? ''), handle.home())
      return handle.run('updateApp', {
        ...newDeed(handle),
        id,
        patch,
        ...(ifVersion === undefined ? {} : { ifVersion }),
      })
    },

    delete: (id: AppId): Promise<void> => handle.run('deleteApp', { ...newDeed(handle), id }),

    get(id: AppId): App {
      requireRole(askerOf(handle), 'admin')
      const app = memory.apps.find(id)
      if (app === undefined) throw new Problem('missing', 'There is no such app; it may have been deleted.')
      return app
    },

    /** Ordered by title. */
    async list(filter: PageRequest & AppFilter): Promise<Page<App>> {
      requireRole(askerOf(handle), 'admin')
      const sortKey = sql<string>`lower("title")`
      let query = list.selectFrom('app').where(containsText(['title', 'name'], filter.search))
      if (filter.door !== undefined) query = query.where(filter.door, 'is not', null)
      if (filter.state !== undefined) query = query.where('enabled', '=', filter.state === 'on' ? 1 : 0)
      // A rule is kept as JSON that we wrote ourselves; nothing people type is in it.
      if (filter.openTo !== undefined) query = query.where('access', 'like', `%"kind":"${filter.openTo}"%`)
      const { total } = await query
        .select(({ fn }) => fn.countAll<number | string>().as('total'))
        .executeTakeFirstOrThrow()
      const size = pageSize(filter)
      const rows = await query
        .selectAll()
        .select(sortKey.as('sortKey'))
        .where(isAfter(sortKey, 'id', positionIn(filter)))
        .orderBy(sortKey)
        .orderBy('id')
        .limit(size + 1)
        .execute()
      return cutPage(
        rows,
        size,
        Number(total),
        row => ({ key: row.sortKey, id: row.id }),
        ({ sortKey: _sortKey, ...row }) => ({
          ...appFromRow(row, []),
          grants: memory.apps.find(row.id as AppId)?.grants ?? [],
        }),
      )
    },

    /** Newest first, without their texts. */
    async listSecrets(owner: SecretOwner): Promise<SecretInfo[]> {
      requireRole(askerOf(handle), 'admin')
      const rows = await list
        .selectFrom('secret')
        .select(['id', 'createdAt', 'createdBy', 'lastUsedAt'])
        .where('ownerId', '=', owner.ownerId)
        .where('kind', '=', owner.kind)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(row => ({ ...row, lastUsedAt: handle.secretUses.get(row.id) ?? row.lastUsedAt }))
    },

    /** Answers the text, which is shown this once. The two newest are valid. */
    async addSecret(owner: SecretOwner, choice: SecretChoice): Promise<{ id: string; text: Secret }> {
      const app = owner.kind === 'oidc' ? memory.apps.find(owner.ownerId) : undefined
      const signs = app?.oidc ? signsWithSecret(app.oidc) : false
      const { row, text } = makeSecret(handle, owner, choice, signs)
      await handle.run('addSecret', { ...newDeed(handle), owner, secret: row })
      return { id: row.id, text }
    },

    removeSecret: (owner: SecretOwner, id: string): Promise<void> =>
      handle.run('removeSecret', { ...newDeed(handle), owner, id }),

    /** The text of a directory server's secret. The door has asked for a fresh sign-in. */
    async revealSecret(id: string): Promise<Secret> {
      requireRole(askerOf(handle), 'admin')
      const row = await list
        .selectFrom('secret')
        .select('sealed')
        .where('id', '=', id)
        .where('kind', '=', 'directory-server')
        .executeTakeFirst()
      if (row === undefined || row.sealed === null)
        throw new Problem('missing', 'There is no such secret; it may have been removed.')
      return handle.sealer.open(row.sealed, { table: 'secret', row: id, column: 'sealed' })
    },
  }
}

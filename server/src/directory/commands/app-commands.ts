import { conflictingField, limits, Problem, type AppId, type Millis } from '#ground'
import type { SecretRow, Tx } from '#store'
import { makerOf } from '../actor.ts'
import { signsWithSecret } from '../oidc-client.ts'
import { rowFromApp, secretDoors, type App, type SecretDoor } from '../app.ts'
import { readApps } from '../read-apps.ts'
import type { ServiceId } from '../service-account.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import { putLogoutsOfApp } from './logouts.ts'

/** What may be changed about an app; absent is untouched. */
export type AppPatch = Partial<Omit<App, 'id' | 'name' | 'grants' | 'createdAt' | 'updatedAt' | 'version'>>

/** Who a secret belongs to: an app at one of its doors, a service account, or the directory server as a whole. */
export type SecretOwner =
  | { kind: SecretDoor; ownerId: AppId }
  | { kind: 'service'; ownerId: ServiceId }
  | { kind: 'directory-server'; ownerId: 'directory-server' }

export type NewSecret = Pick<SecretRow, 'id' | 'hash' | 'sealed'>

/** Throws Problem `missing`. */
export async function getApp(tx: Tx, id: AppId): Promise<App> {
  const [app] = await readApps(tx.db, [id])
  if (app === undefined) throw new Problem('missing', 'There is no such app; it may have been deleted.')
  return app
}

/** What is one app's alone. Throws Problem `conflict` where another has it. */
async function requireOwnNames(tx: Tx, app: App): Promise<void> {
  const { clientId, simpleAuthId, gatewayHost } = rowFromApp(app)
  const taken = async (column: 'clientId' | 'simpleAuthId' | 'gatewayHost', value: string | null): Promise<boolean> => {
    if (value === null) return false
    const holder = await tx.db.selectFrom('app').select('id').where(column, '=', value).executeTakeFirst()
    return holder !== undefined && holder.id !== app.id
  }
  if (await taken('clientId', clientId)) throw conflictingField('oidc.clientId', 'Another app has this client id.')
  if (await taken('simpleAuthId', simpleAuthId))
    throw conflictingField('simpleAuth.clientId', 'Another app has this client id.')
  if (await taken('gatewayHost', gatewayHost))
    throw conflictingField('gateway.host', 'Another app is reached under this name.')
}

/** Writes an app with its change, and answers it with its new version. Throws Problem `conflict` for a taken name. */
export async function putApp(tx: Tx, deed: Deed, app: App, fields: string[]): Promise<App> {
  await requireOwnNames(tx, app)
  const version = await record(tx, deed, 'app.updated', app.id, seq => ({ of: 'app', app: { ...app, version: seq } }), {
    fields,
  })
  const after = { ...app, version }
  await tx.db.updateTable('app').set(rowFromApp(after)).where('id', '=', app.id).execute()
  return after
}

/** Its method may have been changed while the secret was being made. */
async function requireHashed(tx: Tx, id: AppId): Promise<void> {
  const { oidc } = await getApp(tx, id)
  if (oidc !== null && signsWithSecret(oidc))
    throw new Problem('conflict', 'This app has just been set to sign with its secret. Make the secret again.')
}

/**
 * A hash checks no signature, so the secrets of an app that begins to sign with them end, and a new one is made. Those of
 * an app that no longer signs are good as hashes alone.
 */
async function followAuthMethod(tx: Tx, input: Deed, before: App, after: App): Promise<void> {
  const [signed, signs] = [before, after].map(({ oidc }) => oidc !== null && signsWithSecret(oidc))
  if (signed === signs) return
  if (!signs) {
    await tx.db
      .updateTable('secret')
      .set({ sealed: null })
      .where('ownerId', '=', after.id)
      .where('kind', '=', 'oidc')
      .execute()
    return
  }
  const ended = await tx.db
    .deleteFrom('secret')
    .where('ownerId', '=', after.id)
    .where('kind', '=', 'oidc')
    .where('sealed', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended)
    await record(tx, input, 'secret.removed', after.id, () => ({ of: 'secrets', ownerId: after.id, removed: [id] }), {
      kind: 'oidc',
      secret: id,
    })
}

/** The newest `limits.app.secretsMax` secrets of an owner are valid; adding one ends those before. */
async function addSecret(tx: Tx, input: Deed & { owner: SecretOwner; secret: NewSecret }): Promise<void> {
  requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
  const { kind, ownerId } = input.owner
  if (kind === 'oidc' && input.secret.sealed === null) await requireHashed(tx, ownerId)
  await tx.db
    .insertInto('secret')
    .values({
      ...input.secret,
      kind,
      ownerId,
      createdAt: input.at,
      createdBy: makerOf(input.actor),
      lastUsedAt: null,
    })
    .execute()
  const all = await tx.db
    .selectFrom('secret')
    .select('id')
    .where('ownerId', '=', ownerId)
    .where('kind', '=', kind)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const old = all.slice(limits.app.secretsMax).map(row => row.id)
  if (old.length > 0) await tx.db.deleteFrom('secret').where('id', 'in', old).execute()
  await record(tx, input, 'secret.added', ownerId, () => ({ of: 'secrets', ownerId, removed: old }), {
    kind,
    secret: input.secret.id,
    ended: old,
  })
}

export const appCommands = {
  addSecret,

  async createApp(
    tx: Tx,
    input: Deed & { app: App; secrets: { owner: SecretOwner; secret: NewSecret }[] },
  ): Promise<App> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { app } = input
    const named = await tx.db.selectFrom('app').select('id').where('name', '=', app.name).executeTakeFirst()
    if (named !== undefined) throw conflictingField('name', 'There is an app of this name. Choose another one.')
    await requireOwnNames(tx, app)
    await tx.db.insertInto('app').values(rowFromApp(app)).execute()
    const token = app.oidc?.registeredWith ?? null
    const version = await record(
      tx,
      input,
      token === null ? 'app.created' : 'app.registered',
      app.id,
      seq => ({ of: 'app', app: { ...app, version: seq } }),
      token === null ? {} : { token },
    )
    await tx.db.updateTable('app').set({ version }).where('id', '=', app.id).execute()
    for (const { owner, secret } of input.secrets) await addSecret(tx, { ...input, owner, secret })
    return { ...app, version }
  },

  async updateApp(tx: Tx, input: Deed & { id: AppId; patch: AppPatch; ifVersion?: number }): Promise<App> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const before = await getApp(tx, input.id)
    requireVersion(before, input.ifVersion)
    const after: App = { ...before, ...input.patch, updatedAt: input.at }
    const fields = (Object.keys(input.patch) as (keyof AppPatch)[]).filter(
      key => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
    )
    if (fields.length === 0) return before
    for (const kind of secretDoors)
      if (after[kind] === null)
        await tx.db.deleteFrom('secret').where('ownerId', '=', after.id).where('kind', '=', kind).execute()
    // What is open there now is closed from here on, and the app's own sign-ins with it.
    if (before.enabled && !after.enabled) await putLogoutsOfApp(tx, after.id, input.at)
    await followAuthMethod(tx, input, before, after)
    return putApp(tx, input, after, fields)
  },

  async deleteApp(tx: Tx, input: Deed & { id: AppId }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const app = await getApp(tx, input.id)
    await tx.db.deleteFrom('secret').where('ownerId', '=', app.id).execute()
    await tx.db.deleteFrom('appPassword').where('appId', '=', app.id).execute()
    await tx.db.deleteFrom('app').where('id', '=', app.id).execute()
    await record(tx, input, 'app.deleted', app.id, () => ({ of: 'app-gone', id: app.id }))
  },

  async touchSecrets(tx: Tx, { uses }: { uses: { id: string; at: Millis }[] }): Promise<void> {
    for (const { id, at } of uses)
      await tx.db.updateTable('secret').set({ lastUsedAt: at }).where('id', '=', id).execute()
  },

  async removeSecret(tx: Tx, input: Deed & { owner: SecretOwner; id: string }): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { kind, ownerId } = input.owner
    const { numDeletedRows } = await tx.db
      .deleteFrom('secret')
      .where('id', '=', input.id)
      .where('ownerId', '=', ownerId)
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (numDeletedRows === 0n)
      throw new Problem('missing', 'There is no such secret; it may have been removed already.')
    await record(tx, input, 'secret.removed', ownerId, () => ({ of: 'secrets', ownerId, removed: [input.id] }), {
      kind,
      secret: input.id,
    })
  },
}

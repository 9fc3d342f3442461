import { isDeepStrictEqual } from 'node:util'
import { conflictingField, invalidField, limits, Problem, say, type GroupId } from '#ground'
import type { Tx } from '#store'
import { selectAbleOwners } from '../able-owners.ts'
import { checkExternalSettings } from '../check-external.ts'
import type { ChangeKind } from '../change-log.ts'
import {
  externalFromRow,
  rowFromExternal,
  type ExternalDirectory,
  type ExternalId,
  type ExternalSettings,
} from '../external-directory.ts'
import { mergeExternalSettings, type ExternalSettingsPatch } from '../external-settings.ts'
import { selectMovedHere } from '../moved-here.ts'
import { foldName } from '../names.ts'
import { keepRenamedKnown } from '../renamed-elsewhere.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import type { User } from '../user.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import { writeSetting } from './setting-commands.ts'

/** Secrets as they are written: absent is left as it is, null is taken away. */
export interface SealedSecrets {
  bindPassword?: string | null
  clientKey?: string | null
}

export interface ExternalChange {
  title?: string
  settings?: ExternalSettingsPatch
  managedBy?: string | null
}

/** Throws Problem `missing`. */
export async function getExternal(tx: Tx, id: ExternalId): Promise<ExternalDirectory> {
  const row = await tx.db.selectFrom('externalDirectory').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
  return externalFromRow(row)
}

/** Throws Problem `conflict` on `source` for a directory that is off: it has no people. */
export async function requireOpenSource(tx: Tx, source: string): Promise<void> {
  if (source === 'local') return
  const { enabled, title } = await getExternal(tx, source as ExternalId)
  if (!enabled) throw conflictingField('source', say('{title} is turned off, so nobody comes from there.', { title }))
}

/** What a directory says about its people, by the attributes it is read from. */
const keptThere = {
  displayName: 'displayName',
  givenName: 'firstName',
  familyName: 'lastName',
  email: 'email',
  phone: 'phone',
} as const

/** What comes from a directory is changed there: the next synchronisation would undo it. Throws Problem `conflict`. */
export async function requireNotKeptThere(tx: Tx, before: User, after: User): Promise<void> {
  if (before.source === 'local') return
  const { enabled, title, settings } = await getExternal(tx, before.source as ExternalId)
  if (!enabled || settings.policy !== 'synchronise') return
  for (const field of Object.keys(keptThere) as (keyof typeof keptThere)[])
    if (before[field] !== after[field] && settings.attributes[keptThere[field]] !== null)
      throw conflictingField(field, say('This is kept in {title} and is changed there.', { title }))
}

async function requireAdmin(tx: Tx, deed: Deed): Promise<void> {
  requireRole(await resolveAsker(tx, deed.actor, deed.at), 'admin')
}

/** What settings name of here is here. Throws Problem `invalid`. */
async function requireKnown(tx: Tx, { defaultGroup, groupMap, attributes }: ExternalSettings): Promise<void> {
  const isLocalGroup = async (id: string): Promise<boolean> => {
    const row = await tx.db.selectFrom('group').select('source').where('id', '=', id).executeTakeFirst()
    return row?.source === 'local'
  }
  if (defaultGroup !== null && !(await isLocalGroup(defaultGroup)))
    throw invalidField('settings.defaultGroup', 'Choose a group that is kept here.')
  for (const [i, { group }] of groupMap.entries())
    if (group !== null && !(await isLocalGroup(group)))
      throw invalidField(`settings.groupMap.${i}.group`, 'Choose a group that is kept here.')
  const declared = await tx.db.selectFrom('attribute').select('name').execute()
  const names = new Set(declared.map(({ name }) => foldName(name)))
  for (const name of Object.keys(attributes.custom))
    if (!names.has(foldName(name)))
      throw invalidField(
        `settings.attributes.custom.${name}`,
        say('There is no attribute “{name}” here. Declare it first.', { name }),
      )
}

/** That there is what is needed to come in there, and nothing left over. Throws Problem `invalid`. */
function requireComplete({ enabled, settings, hasBindPassword, hasClientKey }: ExternalDirectory): void {
  if (settings.bindDn === null && hasBindPassword)
    throw invalidField('settings.bindDn', 'Say whose password it is: the service account’s DN or user principal name.')
  if (settings.tls.clientCertificate === null && hasClientKey)
    throw invalidField('settings.tls.clientCertificate', 'Paste the certificate that belongs to the key.')
  if (settings.tls.clientCertificate !== null && !hasClientKey)
    throw invalidField('clientKey', 'Paste the private key that belongs to the client certificate.')
  if (enabled && settings.bindDn !== null && !hasBindPassword)
    throw invalidField('bindPassword', 'Give the service account’s password before the directory is turned on.')
}

/** Where the service account's password is sent, and to whom it can become known on the way. */
const reachOf = ({ urls, startTls, tls }: ExternalSettings) => ({ urls, startTls, tls })

/**
 * Whoever changes where a connection goes could have the password sent to themselves, which they are never shown: it has
 * to come with the change. Throws Problem `invalid`.
 */
function requireSecretsAgain(before: ExternalDirectory, after: ExternalSettings, given: SealedSecrets): void {
  const isElsewhere = !isDeepStrictEqual(reachOf(before.settings), reachOf(after))
  if (isElsewhere && before.hasBindPassword && given.bindPassword === undefined && after.bindDn !== null)
    throw invalidField(
      'bindPassword',
      'The server, or how it is reached, is another one. Give the service account’s password again.',
    )
  const { clientCertificate } = after.tls
  if (
    clientCertificate !== null &&
    clientCertificate !== before.settings.tls.clientCertificate &&
    given.clientKey === undefined
  )
    throw invalidField('clientKey', 'The client certificate is another one. Paste the private key that belongs to it.')
}

/** Secrets of nobody any more go. */
function withoutOrphans(settings: ExternalSettings, given: SealedSecrets): SealedSecrets {
  return {
    ...given,
    ...(settings.bindDn === null && given.bindPassword === undefined ? { bindPassword: null } : {}),
    ...(settings.tls.clientCertificate === null && given.clientKey === undefined ? { clientKey: null } : {}),
  }
}

async function putExternal(
  tx: Tx,
  deed: Deed,
  kind: ChangeKind,
  external: ExternalDirectory,
  secrets: SealedSecrets = {},
  data: Record<string, unknown> = {},
): Promise<ExternalDirectory> {
  const changed: ExternalDirectory = { ...external, updatedAt: deed.at }
  const tell = (seq: number) => ({ of: 'external' as const, external: { ...changed, version: seq } })
  const version = await record(tx, deed, kind, external.id, tell, data)
  const after = { ...changed, version }
  await tx.db
    .updateTable('externalDirectory')
    .set({ ...rowFromExternal(after), ...secrets })
    .where('id', '=', external.id)
    .execute()
  return after
}

async function readSignIn(tx: Tx): Promise<{ value: Settings['signIn']; managedBy: string | null }> {
  const row = await tx.db.selectFrom('setting').selectAll().where('key', '=', 'signIn').executeTakeFirst()
  return {
    value: row === undefined ? defaultSettings.signIn : (JSON.parse(row.value) as Settings['signIn']),
    managedBy: row?.managedBy ?? null,
  }
}

/** Takes the name out of the list of allowed sources, or puts it last. */
async function listSource(tx: Tx, deed: Deed, name: string, listed: boolean): Promise<void> {
  const { value, managedBy } = await readSignIn(tx)
  if (value.allowedSources.includes(name) === listed) return
  const others = value.allowedSources.filter(source => source !== name)
  const allowedSources = listed ? [...others, name] : others
  await writeSetting(tx, { ...deed, key: 'signIn', value: { ...value, allowedSources }, managedBy })
}

/** Throws Problem `conflict` when every owner who can sign in would come from this directory again. */
async function requireOwnerElsewhere(tx: Tx, directory: ExternalId): Promise<void> {
  const able = await selectAbleOwners(tx.db).select('user.id').execute()
  if (able.length === 0) return
  const links = await tx.db
    .selectFrom('externalLink')
    .select('localId')
    .where('directoryId', '=', directory)
    .where('kind', '=', 'person')
    .where('localId', 'not in', selectMovedHere(tx.db, directory))
    .where(
      'localId',
      'in',
      able.map(({ id }) => id),
    )
    .execute()
  if (links.length === able.length)
    throw new Problem(
      'conflict',
      'Every owner who can sign in comes from this directory. Make somebody an owner who does not first.',
    )
}

/** A group that is about to go is not given to anybody any more, and linked with none there. */
export async function dropFromExternals(tx: Tx, deed: Deed, gone: GroupId): Promise<void> {
  await tx.db.deleteFrom('externalLink').where('localId', '=', gone).execute()
  for (const row of await tx.db.selectFrom('externalDirectory').selectAll().execute()) {
    const external = externalFromRow(row)
    const { defaultGroup, groupMap } = external.settings
    const settings: ExternalSettings = {
      ...external.settings,
      defaultGroup: defaultGroup === gone ? null : defaultGroup,
      groupMap: groupMap
        .map(mapping => (mapping.group === gone ? { ...mapping, group: null } : mapping))
        .filter(({ group, role }) => group !== null || role !== null),
    }
    const fields = (['defaultGroup', 'groupMap'] as const).filter(
      key => !isDeepStrictEqual(settings[key], external.settings[key]),
    )
    if (fields.length > 0) await putExternal(tx, deed, 'external.updated', { ...external, settings }, {}, { fields })
  }
}

export const externalCommands = {
  /** Off, until it is turned on. `listed`: its people may sign in from then on. */
  async createExternal(
    tx: Tx,
    input: Deed & { external: ExternalDirectory; secrets: SealedSecrets; listed: boolean },
  ): Promise<ExternalDirectory> {
    await requireAdmin(tx, input)
    const { count } = await tx.db
      .selectFrom('externalDirectory')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) >= limits.external.countMax)
      throw new Problem(
        'conflict',
        say('There can be {max} directories. Delete one first.', { max: limits.external.countMax }),
      )
    const { name } = input.external
    const holder = await tx.db.selectFrom('externalDirectory').select('id').where('name', '=', name).executeTakeFirst()
    if (holder !== undefined) throw conflictingField('name', 'There is a directory of this name. Choose another one.')
    const settings = checkExternalSettings(input.external.settings)
    await requireKnown(tx, settings)
    const { bindPassword = null, clientKey = null } = input.secrets
    const external: ExternalDirectory = {
      ...input.external,
      settings,
      hasBindPassword: bindPassword !== null,
      hasClientKey: clientKey !== null,
    }
    requireComplete(external)
    external.version = await record(tx, input, 'external.created', external.id, seq => ({
      of: 'external',
      external: { ...external, version: seq },
    }))
    await tx.db
      .insertInto('externalDirectory')
      .values({ ...rowFromExternal(external), bindPassword, clientKey })
      .execute()
    if (input.listed) await listSource(tx, input, name, true)
    return external
  },

  async updateExternal(
    tx: Tx,
    input: Deed & { id: ExternalId; change: ExternalChange; secrets: SealedSecrets; ifVersion?: number },
  ): Promise<ExternalDirectory> {
    await requireAdmin(tx, input)
    const before = await getExternal(tx, input.id)
    requireVersion(before, input.ifVersion)
    const { settings: patch = {}, ...plain } = input.change
    const settings = checkExternalSettings(mergeExternalSettings(before.settings, patch))
    await requireKnown(tx, settings)
    requireSecretsAgain(before, settings, input.secrets)
    const secrets = withoutOrphans(settings, input.secrets)
    const { bindPassword, clientKey } = secrets
    const after: ExternalDirectory = {
      ...before,
      ...plain,
      settings,
      hasBindPassword: bindPassword === undefined ? before.hasBindPassword : bindPassword !== null,
      hasClientKey: clientKey === undefined ? before.hasClientKey : clientKey !== null,
    }
    requireComplete(after)
    const fields = [
      ...(['title', 'managedBy'] as const).filter(key => after[key] !== before[key]),
      ...(Object.keys(settings) as (keyof ExternalSettings)[]).filter(
        key => !isDeepStrictEqual(settings[key], before.settings[key]),
      ),
      ...(['bindPassword', 'clientKey'] as const).filter(key => input.secrets[key] !== undefined),
    ]
    return fields.length === 0 ? before : putExternal(tx, input, 'external.updated', after, secrets, { fields })
  },

  /** From here on its people are local, or its own again; `settleExternal` writes it down person by person. */
  async setExternalEnabled(tx: Tx, input: Deed & { id: ExternalId; enabled: boolean }): Promise<ExternalDirectory> {
    await requireAdmin(tx, input)
    const before = await getExternal(tx, input.id)
    if (before.enabled === input.enabled) return before
    const after = { ...before, enabled: input.enabled }
    requireComplete(after)
    if (input.enabled) await requireOwnerElsewhere(tx, input.id)
    return putExternal(tx, input, input.enabled ? 'external.on' : 'external.off', after)
  },

  /** Only when it is off and has nobody any more: its links, runs and conflicts go with it. */
  async deleteExternal(tx: Tx, input: Deed & { id: ExternalId }): Promise<void> {
    await requireAdmin(tx, input)
    const { id, name, enabled } = await getExternal(tx, input.id)
    if (enabled)
      throw new Problem('conflict', 'This directory is on. Turn it off first: its people become local, and stay.')
    for (const table of ['user', 'group'] as const)
      if (await tx.db.selectFrom(table).select('id').where('source', '=', id).limit(1).executeTakeFirst())
        throw new Problem('conflict', 'Its people are still becoming local. Try again in a moment.')
    await listSource(tx, input, name, false)
    await keepRenamedKnown(tx, { directoryId: id, at: input.at })
    await record(tx, input, 'external.deleted', id, () => ({ of: 'external-gone', id }))
    await tx.db.deleteFrom('externalDirectory').where('id', '=', id).execute()
  },
}

import { invalidField, Problem, say } from '#ground'
import type { Tx } from '#store'
import type { ChangeKind } from '../change-log.ts'
import type { BrandingSettings, PolicySettings, SettingKey, Settings } from '../settings.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import { noteForm } from './whole-changes.ts'

export interface SettingChange<K extends SettingKey = SettingKey> extends Deed {
  key: K
  value: Settings[K]
  managedBy: string | null
  ifVersion?: number
}

async function putSetting(tx: Tx, given: SettingChange): Promise<number> {
  const input = given.key === 'branding' ? await withLogo(tx, given as SettingChange<'branding'>) : given
  const { key, managedBy } = input
  // A backup holds every key, so where it goes and whether there is one is an owner's.
  requireRole(await resolveAsker(tx, input.actor, input.at), key === 'backup' ? 'owner' : 'admin')
  const value = JSON.stringify(input.value)
  const before = await tx.db.selectFrom('setting').selectAll().where('key', '=', key).executeTakeFirst()
  requireVersion({ version: before?.version ?? 0 }, input.ifVersion)
  if (before !== undefined && before.value === value && before.managedBy === managedBy) return before.version
  if (key === 'policy') await requireGroups(tx, input.value as PolicySettings)
  if (key === 'signIn') await requireSources(tx, input.value as Settings['signIn'])
  if (key === 'directoryServer') await requireDirectoryServerSafe(tx, input as SettingChange<'directoryServer'>)
  return writeSetting(tx, input)
}

/** The logo there is: `setLogo` alone changes it, with the picture itself. */
async function withLogo(tx: Tx, change: SettingChange<'branding'>): Promise<SettingChange<'branding'>> {
  const row = await tx.db.selectFrom('setting').select('value').where('key', '=', 'branding').executeTakeFirst()
  const logo = row === undefined ? null : (JSON.parse(row.value) as BrandingSettings).logo
  return { ...change, value: { ...change.value, logo } }
}

/** Writes a setting with its change, and answers its version. The caller has looked at who may. */
export async function writeSetting(
  tx: Tx,
  input: SettingChange,
  { kind, data }: { kind: ChangeKind; data?: Record<string, unknown> } = { kind: 'setting.changed' },
): Promise<number> {
  const { key, managedBy } = input
  const value = JSON.stringify(input.value)
  const version = await record(tx, input, kind, key, () => ({ of: 'setting', key, value: input.value }), data)
  await tx.db
    .insertInto('setting')
    .values({ key, value, version, managedBy })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value, version, managedBy }))
    .execute()
  if (key === 'posix') await noteForm(tx, version)
  return version
}

export const settingCommands = {
  putSetting,

  /** Several settings, all or none. */
  async putSettings(tx: Tx, { changes }: { changes: SettingChange[] }): Promise<void> {
    for (const change of changes) await putSetting(tx, change)
  },
}

/** A group deleted a moment ago would be named for ever. Throws Problem `invalid`. */
async function requireGroups(tx: Tx, { twoFactorGroups }: PolicySettings): Promise<void> {
  if (twoFactorGroups.length === 0) return
  const rows = await tx.db.selectFrom('group').select('id').where('id', 'in', twoFactorGroups).execute()
  if (rows.length < twoFactorGroups.length)
    throw invalidField('policy.twoFactorGroups', 'One of these groups is not there any more. Choose again.')
}

/** A source that is not there would let in nobody, and whoever makes one of that name later. Throws Problem `invalid`. */
async function requireSources(tx: Tx, { allowedSources }: Settings['signIn']): Promise<void> {
  const rows = await tx.db.selectFrom('externalDirectory').select('name').orderBy('name').execute()
  const known = ['local', ...rows.map(({ name }) => name)]
  const unknown = allowedSources.find(source => !known.includes(source))
  if (unknown !== undefined)
    throw invalidField(
      'signIn.allowedSources',
      say('There is no directory “{unknown}”. Allowed: {allowed}.', { unknown, allowed: known.join(', ') }),
    )
}

/** Switching the directory server on with nobody allowed in, or without a secret, is refused. */
async function requireDirectoryServerSafe(tx: Tx, { value }: SettingChange<'directoryServer'>): Promise<void> {
  if (!value.enabled) return
  if (value.allow.every(line => line.replace(/#.*/, '').trim() === ''))
    throw new Problem(
      'invalid',
      'Nobody may connect: add an address to the allow-list before switching the directory server on.',
      {
        fields: [{ path: 'allow', message: 'At least one address or range.' }],
      },
    )
  const secret = await tx.db
    .selectFrom('secret')
    .select('id')
    .where('kind', '=', 'directory-server')
    .limit(1)
    .executeTakeFirst()
  if (secret === undefined)
    throw new Problem('invalid', 'The directory server needs a bind secret before it is switched on.', {
      fields: [{ path: 'newSecret', message: 'Generate a secret, or type one of 16 characters or more.' }],
    })
}

import type { GroupId, UserId } from '#ground'
import type { Tx } from '#store'
import type { AccessRule } from '../app.ts'
import { readApps } from '../read-apps.ts'
import type { DirectoryServerSettings, PolicySettings } from '../settings.ts'
import { putApp } from './app-commands.ts'
import type { Deed } from './deed.ts'
import { writeSetting } from './setting-commands.ts'

/**
 * Apps and the directory server forget a person or group that is about to go: their rules lose it, and a rule left
 * without anybody becomes `nobody`, so that nobody gets in who did not before.
 */
export async function dropFromRules(tx: Tx, deed: Deed, gone: UserId | GroupId): Promise<void> {
  for (const app of await readApps(tx.db)) {
    const access = without(app.access, gone)
    const contact = app.contact === gone ? null : app.contact
    const grants = app.grants.filter(({ user }) => user !== gone)
    const fields = [
      ...(access === app.access ? [] : ['access']),
      ...(contact === app.contact ? [] : ['contact']),
      ...(grants.length === app.grants.length ? [] : ['grants']),
    ]
    if (fields.length > 0) await putApp(tx, deed, { ...app, access, contact, grants, updatedAt: deed.at }, fields)
  }
  await tx.db.deleteFrom('appGrant').where('userId', '=', gone).execute()

  const setting = await tx.db.selectFrom('setting').selectAll().where('key', '=', 'directoryServer').executeTakeFirst()
  if (setting === undefined) return
  const { access: before, ...rest } = JSON.parse(setting.value) as DirectoryServerSettings
  const access = without(before, gone)
  if (access !== before)
    await writeSetting(tx, {
      ...deed,
      key: 'directoryServer',
      value: { ...rest, access },
      managedBy: setting.managedBy,
    })
}

/** The policy demands a second factor in the groups it still names. */
export async function dropFromPolicy(tx: Tx, deed: Deed, gone: GroupId): Promise<void> {
  const setting = await tx.db.selectFrom('setting').selectAll().where('key', '=', 'policy').executeTakeFirst()
  if (setting === undefined) return
  const policy = JSON.parse(setting.value) as PolicySettings
  if (!policy.twoFactorGroups.includes(gone)) return
  const value = { ...policy, twoFactorGroups: policy.twoFactorGroups.filter(id => id !== gone) }
  await writeSetting(tx, { ...deed, key: 'policy', value, managedBy: setting.managedBy })
}

/** The rule itself where it does not name what goes. */
function without(rule: AccessRule, gone: UserId | GroupId): AccessRule {
  if (rule.kind === 'single-user') return rule.user === gone ? { kind: 'nobody' } : rule
  if (rule.kind !== 'chosen') return rule
  const users = rule.users.filter(id => id !== gone)
  const groups = rule.groups.filter(id => id !== gone)
  const left = users.length + groups.length
  if (left === rule.users.length + rule.groups.length) return rule
  return left === 0 ? { kind: 'nobody' } : { kind: 'chosen', groups, users }
}

import { parseAllowList } from '#directory'
import { findAccess, isSameAccess } from './access-names.ts'
import { differing, isEmpty, refuseForeignOwner, type Planning } from './plan.ts'
import { namesIn, type DirectoryServerChange } from './step.ts'

const plain = ['organisation', 'policy', 'signIn'] as const

export function planSettings(planning: Planning): void {
  const { truth, memory, facts, owner, steps } = planning
  for (const key of plain) {
    const wanted = truth.settings?.[key]
    if (wanted === undefined) continue
    const current = memory.settings()[key]
    const change = differing(current, wanted as Partial<typeof current>)
    refuseForeignOwner(planning, { managedBy: facts.settingOwners[key] }, ['settings', key])
    const fields = [...Object.keys(change), ...(facts.settingOwners[key] === owner ? [] : ['owned by the file'])]
    if (fields.length > 0) steps.push({ kind: 'put-setting', key, value: { ...current, ...change }, fields })
  }
}

/** Last of all: its access rule may name people and groups made before. */
export function planDirectoryServer(planning: Planning): void {
  const { truth, memory, facts, owner, steps, flaws } = planning
  const wanted = truth.settings?.directoryServer
  if (wanted === undefined) return
  const path = ['settings', 'directoryServer']
  const { secret: source, access, ...rest } = wanted
  const secret = source?.secret
  const current = memory.settings().directoryServer
  refuseForeignOwner(planning, { managedBy: facts.settingOwners.directoryServer }, path)

  const change: DirectoryServerChange = differing<DirectoryServerChange>({ ...current, access: undefined }, rest)
  if (access !== undefined) {
    refuseUnknownNames(planning, access, [...path, 'access'])
    const rule = findAccess(memory, access)
    if (rule === undefined || !isSameAccess(rule, current.access)) change.access = access
  }
  const after = { ...current, ...rest }
  if (after.enabled && secret === undefined && !facts.directoryServerSecret.exists)
    flaws.push({ path: [...path, 'enabled'], message: 'The directory server needs a secret before it is switched on.' })
  if (after.enabled && parseAllowList(after.allow).isEmpty)
    flaws.push({
      path: [...path, wanted.allow === undefined ? 'enabled' : 'allow'],
      message: 'Nobody may connect: allow an address or a range.',
    })

  if (secret !== undefined && !facts.directoryServerSecret.isSame)
    steps.push({ kind: 'add-directory-server-secret', secret })
  const isOwned = facts.settingOwners.directoryServer === owner
  if (!isEmpty(change) || !isOwned)
    steps.push({
      kind: 'put-directory-server',
      change,
      fields: [...Object.keys(change), ...(isOwned ? [] : ['owned by the file'])],
    })
}

/** An access rule may name whom the file makes, and who is there already. */
export function refuseUnknownNames(
  { knowsUser, knowsGroup, flaws }: Planning,
  access: Parameters<typeof namesIn>[0],
  path: (string | number)[],
): void {
  const { groups, users } = namesIn(access)
  for (const [i, name] of groups.entries())
    if (!knowsGroup(name))
      flaws.push({ path: [...path, 'groups', i], message: `There is no group “${name}”, here or in the file.` })
  for (const [i, name] of users.entries())
    if (!knowsUser(name))
      flaws.push({
        path: access.singleUser === name ? [...path, 'singleUser'] : [...path, 'users', i],
        message: `There is nobody called “${name}”, here or in the file.`,
      })
}

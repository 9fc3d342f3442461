import { Problem, toFieldError, type FieldError } from '#ground'
import { checkSetting, parseAllowList, type SettingKey, type Settings } from '#directory'
import { findAccess, isSameAccess, withoutTrash } from './access-names.ts'
import { differing, isEmpty, refuseForeignOwner, type Planning } from './plan.ts'
import { namesIn, type DirectoryServerChange } from './step.ts'
import type { Truth } from './truth.ts'

const plain = [
  'organisation',
  'publicUrl',
  'policy',
  'signIn',
  'session',
  'invitation',
  'audit',
  'branding',
  'posix',
  'registration',
  'simpleAuth',
  'trash',
  'backup',
] as const

export function planSettings(planning: Planning, prune: boolean): void {
  const { truth, steps } = planning
  if (truth.settings === undefined) return
  for (const key of plain) if (key !== 'signIn' || !namesDirectories(truth)) planSetting(planning, key)
  if (!prune) return
  // A setting has a value in any case, so it stays; only the file's hand is taken off it.
  for (const [key, managedBy] of planning.facts.settingOwners)
    if (
      planning.owner !== null &&
      managedBy === planning.owner &&
      key !== 'health' &&
      truth.settings[key] === undefined
    )
      steps.push({ kind: 'release-setting', key })
}

const namesDirectories = ({ externalDirectories }: Truth): boolean => externalDirectories !== undefined

/** After directories are made, which it may name. */
export function planSignIn(planning: Planning): void {
  if (namesDirectories(planning.truth)) planSetting(planning, 'signIn')
}

function planSetting(planning: Planning, key: (typeof plain)[number]): void {
  const { truth, memory, facts, steps, flaws } = planning
  const told = truth.settings?.[key]
  if (told === undefined) return
  // Groups are named, and some are only made on the way.
  const { twoFactorGroups: _groups, ...wanted } = told as NonNullable<NonNullable<Truth['settings']>['policy']>
  refuseForeignOwner(planning, { managedBy: facts.settingOwners.get(key) ?? null }, ['settings', key])
  const current: Settings[SettingKey] = memory.settings()[key]
  const change = differing(current, wanted as Partial<typeof current>)
  const value = { ...current, ...change }
  const flaw = findSettingFlaw(key, value)
  if (flaw !== undefined) flaws.push({ path: ['settings', ...flaw.path.split('.')], message: flaw.message })
  const fields = [...Object.keys(change), ...(isMarked(planning, key) ? [] : ['owned by the file'])]
  if (fields.length > 0) steps.push({ kind: 'put-setting', key, value, fields })
}

/** What the directory will not keep, before it is asked to. */
function findSettingFlaw<K extends SettingKey>(key: K, value: Settings[K]): FieldError | undefined {
  try {
    checkSetting(key, value)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.fields[0] ?? toFieldError({ path: key, message: error.saying })
  }
}

/** Whether the file's mark is on it, or the file puts none. */
const isMarked = ({ owner, facts }: Planning, key: SettingKey): boolean =>
  owner === null || facts.settingOwners.get(key) === owner

/** After groups are made, and before those are deleted that the file names no more. */
export function planPolicyGroups({ truth, memory, knowsGroup, steps, flaws }: Planning): void {
  const names = truth.settings?.policy?.twoFactorGroups
  if (names === undefined) return
  for (const [i, name] of names.entries())
    if (!knowsGroup(name))
      flaws.push({
        path: ['settings', 'policy', 'twoFactorGroups', i],
        message: `There is no group “${name}”, here or in the file.`,
      })
  const wanted = new Set(names.map(name => memory.groups.findByName(name)?.id ?? name))
  const current = new Set<string>(memory.settings().policy.twoFactorGroups)
  if (wanted.symmetricDifference(current).size > 0) steps.push({ kind: 'put-policy-groups', groups: names })
}

/** Last of all: its access rule may name people and groups made before. */
export function planDirectoryServer(planning: Planning): void {
  const { truth, memory, facts, steps, flaws, notes } = planning
  const wanted = truth.settings?.directoryServer
  if (wanted === undefined) return
  const path = ['settings', 'directoryServer']
  const { secret: source, access, ...rest } = wanted
  const secret = source?.secret
  const current = memory.settings().directoryServer
  refuseForeignOwner(planning, { managedBy: facts.settingOwners.get('directoryServer') ?? null }, path)

  const change: DirectoryServerChange = differing<DirectoryServerChange>({ ...current, access: undefined }, rest)
  if (access !== undefined) {
    refuseUnknownNames(planning, access, [...path, 'access'])
    const rule = findAccess(memory, access)
    if (rule === undefined || !isSameAccess(rule, withoutTrash(memory, current.access))) change.access = access
  }
  const after = { ...current, ...rest }
  if (after.enabled && secret === undefined && !facts.directoryServerSecret.exists) {
    if (planning.owner !== null)
      flaws.push({
        path: [...path, 'enabled'],
        message: 'The directory server needs a secret before it is switched on.',
      })
    else if (change.enabled) {
      delete change.enabled
      notes.push('directory server: it stays off, since it has no secret here. Make one, and switch it on.')
    }
  }
  if (after.enabled && parseAllowList(after.allow).isEmpty)
    flaws.push({
      path: [...path, wanted.allow === undefined ? 'enabled' : 'allow'],
      message: 'Nobody may connect: allow an address or a range.',
    })

  if (secret !== undefined && !facts.directoryServerSecret.isSame)
    steps.push({ kind: 'add-directory-server-secret', secret })
  const isOwned = isMarked(planning, 'directoryServer')
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

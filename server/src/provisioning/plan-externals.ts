import { isDeepStrictEqual } from 'node:util'
import { Problem, type FieldError, type GroupId } from '#ground'
import { checkExternalSettings, mergeExternalSettings, type ExternalDirectory, type ExternalSettings } from '#directory'
import { withGroupIds, type NamedSettings } from './external-names.ts'
import { refuseForeignOwner, type Planning } from './plan.ts'
import type { ExternalDifference } from './step.ts'
import type { TruthExternal } from './truth.ts'

type Path = (string | number)[]

export function planExternals(planning: Planning): void {
  for (const [i, external] of (planning.truth.externalDirectories ?? []).entries())
    planExternal(planning, external, ['externalDirectories', i])
}

function planExternal(planning: Planning, external: TruthExternal, path: Path): void {
  const { memory, steps, owner, completeSettings } = planning
  const { name, title, enabled, bindPassword, clientKey, ...named } = external
  refuseUnknownGroups(planning, named, path)
  // What a new group will be called by is not known yet; its name differs from every id.
  const given = withGroupIds(memory, named, groupName => groupName as GroupId)
  const current = memory.externals.findByName(name)
  const merged = current === undefined ? completeSettings(given) : mergeExternalSettings(current.settings, given)
  const wanted = checkWanted(planning, merged, path)
  if (wanted === undefined) return
  const secrets = {
    ...(bindPassword?.secret === undefined ? {} : { bindPassword: bindPassword.secret }),
    ...(clientKey?.secret === undefined ? {} : { clientKey: clientKey.secret }),
  }
  const hasPassword = secrets.bindPassword !== undefined || current?.hasBindPassword === true
  const isOn = mayTurnOn(planning, external, current, wanted, hasPassword, path)
  if (current === undefined) {
    const listed = planning.truth.settings?.signIn?.allowedSources === undefined
    steps.push({
      kind: 'create-external',
      name,
      ...(title === undefined ? {} : { title }),
      settings: named,
      secrets,
      listed,
    })
    if (isOn) steps.push({ kind: 'turn-external', name, enabled: true })
    return
  }
  refuseForeignOwner(planning, current, [...path, 'name'])
  const difference = differenceOf(planning, { current, wanted, named, external }, path)
  const isMarked = owner === null || current.managedBy === owner
  const fields = [...difference.fields, ...(isMarked ? [] : ['owned by the file'])]
  if (fields.length > 0) steps.push({ kind: 'update-external', name, difference: { ...difference, fields } })
  if (enabled !== undefined && isOn !== current.enabled) steps.push({ kind: 'turn-external', name, enabled: isOn })
}

function refuseUnknownGroups({ knowsGroup, flaws }: Planning, named: NamedSettings, path: Path): void {
  const names: [string | null | undefined, Path][] = [
    [named.defaultGroup, ['defaultGroup']],
    ...(named.groupMap ?? []).map(({ group }, i): [string | null, Path] => [group, ['groupMap', i, 'group']]),
  ]
  for (const [name, at] of names)
    if (name != null && !knowsGroup(name))
      flaws.push({ path: [...path, ...at], message: `There is no group “${name}”, here or in the file.` })
}

/** What the directory would not keep is a flaw of the file; the settings as they would be kept else. */
function checkWanted({ flaws }: Planning, settings: ExternalSettings, path: Path): ExternalSettings | undefined {
  try {
    return checkExternalSettings(settings)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [field]: (FieldError | undefined)[] = error.fields
    const [, ...below] = field?.path.split('.') ?? []
    flaws.push({ path: [...path, ...below], message: field?.message ?? error.message })
    return undefined
  }
}

/** Whether it is on in the end. A file that only copies has no secrets, and leaves off what cannot be on without. */
function mayTurnOn(
  { owner, flaws, notes }: Planning,
  { name, enabled }: TruthExternal,
  current: ExternalDirectory | undefined,
  { bindDn }: ExternalSettings,
  hasPassword: boolean,
  path: Path,
): boolean {
  const isOn = enabled ?? current?.enabled ?? true
  if (!isOn || bindDn === null || hasPassword) return isOn
  if (owner === null)
    notes.push(`${name}: it stays off, since it has no bind password here. Give it one, and turn it on.`)
  else flaws.push({ path: [...path, 'bindDn'], message: 'Give the bindPassword too, as { env: … } or { file: … }.' })
  return false
}

interface Compared {
  current: ExternalDirectory
  wanted: ExternalSettings
  named: NamedSettings
  external: TruthExternal
}

function differenceOf(
  { facts, owner, flaws }: Planning,
  { current, wanted, named, external: { name, title, bindPassword, clientKey } }: Compared,
  path: Path,
): ExternalDifference {
  const differs = (keys: readonly (keyof ExternalSettings)[]): (keyof ExternalSettings)[] =>
    keys.filter(key => !isDeepStrictEqual(wanted[key], current.settings[key]))
  const changed = differs(Object.keys(wanted) as (keyof ExternalSettings)[])
  const isElsewhere = differs(['urls', 'startTls', 'tls']).length > 0
  const difference: ExternalDifference = { fields: [...changed] }
  if (changed.length > 0) difference.settings = named
  if (title !== undefined && title !== current.title) Object.assign(difference, { title }).fields.push('title')
  if (owner !== null) difference.managedBy = owner
  for (const [key, source] of Object.entries({ bindPassword, clientKey }) as ['bindPassword', typeof bindPassword][]) {
    if (source?.secret === undefined) continue
    const isSame = facts.externalSecrets.has(`${name}:${key}`)
    if (!isSame) difference.fields.push(key)
    if (!isSame || isElsewhere) difference[key] = source.secret
  }
  if (isElsewhere && current.hasBindPassword && wanted.bindDn !== null && bindPassword?.secret === undefined)
    flaws.push({
      path: [...path, named.urls === undefined ? 'name' : 'urls'],
      message: 'It is reached otherwise than before, so the bindPassword has to stand in the file again.',
    })
  return difference
}

/** Sources are named when their directories are there: after they are made. */
export function refuseUnknownSources({ truth, memory, pruned, flaws }: Planning): void {
  const inFile = new Set(truth.externalDirectories?.map(({ name }) => name))
  for (const [i, source] of (truth.settings?.signIn?.allowedSources ?? []).entries()) {
    const found = memory.externals.findByName(source)
    const isThere = source === 'local' || inFile.has(source) || (found !== undefined && !pruned.externals.has(found.id))
    if (!isThere)
      flaws.push({
        path: ['settings', 'signIn', 'allowedSources', i],
        message: `There is no directory “${source}”, here or in the file.`,
      })
  }
}

import {
  OperatorProblem,
  parsePasswordHash,
  Problem,
  type AppId,
  type GroupId,
  type Secret,
  type UserId,
} from '#ground'
import type {
  AppChange,
  AppInput,
  AttributeId,
  DirectoryHandle,
  DirectoryMemory,
  SecretChoice,
  ServiceId,
  ServicePatch,
  SettingKey,
  Settings,
  UserChange,
} from '#directory'
import { externalAppliers } from './apply-externals.ts'
import type { CompleteSettings } from './external-names.ts'
import { findAccess } from './access-names.ts'
import {
  printStep,
  type AppDifference,
  type DirectoryServerChange,
  type ServiceDifference,
  type Step,
  type StepOf,
} from './step.ts'
import type { TruthAccess, TruthApp, TruthMembership, TruthService, TruthUser } from './truth.ts'

export interface ApplyParts {
  as: DirectoryHandle
  memory: DirectoryMemory
  /** Of a directory people come from, by its provider. */
  completeSettings: CompleteSettings
}

/** People made at once: those with a password wait for its hash, and the store writes what is ready in one commit. */
const atOnce = { hashed: 16, plain: 128 }
/** Members of one command: others wait for the writer meanwhile. */
const membersAtOnce = 500

/** Steps that are applied at once. */
export interface StepBatch {
  steps: Step[]
  /** One step of many members in pieces: all but the last of them. */
  isPiece: boolean
}

/** The steps of a plan in their order, in batches that keep nobody else waiting for long. */
export function* batchesOf(steps: readonly Step[]): Iterable<StepBatch> {
  for (let at = 0; at < steps.length; ) {
    const together = takeTogether(steps, at)
    const [only] = together
    if (only?.kind === 'change-members') yield* piecesOf(only)
    else yield { steps: together, isPiece: false }
    at += together.length
  }
}

function takeTogether(steps: readonly Step[], at: number): Step[] {
  const batch = steps.slice(at, at + atOnce.plain)
  const end = batch.findIndex(({ kind }) => kind !== 'create-user')
  const together = batch.slice(0, end === -1 ? undefined : Math.max(1, end))
  const isHashed = together.some(step => step.kind === 'create-user' && needsHashing(step.user))
  return isHashed ? together.slice(0, atOnce.hashed) : together
}

/** A password is hashed, and so is a weak hash. */
const needsHashing = ({ password }: TruthUser): boolean =>
  password?.hash === undefined ? password !== undefined : parsePasswordHash(password.hash.reveal()).kind !== 'strong'

function* piecesOf({ add, remove, ...step }: StepOf<'change-members'>): Iterable<StepBatch> {
  const all = Math.max(add.length, remove.length)
  for (let at = 0; at < all; at += membersAtOnce) {
    const end = at + membersAtOnce
    yield { steps: [{ ...step, add: add.slice(at, end), remove: remove.slice(at, end) }], isPiece: end < all }
  }
}

/**
 * Applies a plan, batch by batch. Throws Problem when a step is refused, which says what was done before it: that stays,
 * and applying the corrected file again goes on from there.
 */
export async function applySteps(
  batches: Iterable<StepBatch> | AsyncIterable<StepBatch>,
  { owner, count }: { owner: string | null; count: number },
  parts: ApplyParts,
): Promise<void> {
  const apply = applierOf(parts, owner)
  let done = 0
  for await (const { steps, isPiece } of batches) {
    const endings = await Promise.allSettled(steps.map(apply))
    const failed = endings.findIndex(({ status }) => status === 'rejected')
    const ending = endings[failed]
    const step = steps[failed]
    if (ending?.status === 'rejected' && step !== undefined) {
      done += endings.filter(({ status }) => status === 'fulfilled').length
      throw explainStop(ending.reason, step, done, count)
    }
    if (!isPiece) done += steps.length
  }
}

function explainStop(cause: unknown, step: Step, done: number, all: number): Problem {
  const why = cause instanceof Problem ? cause.message : 'something went wrong inside; the log says more.'
  const text = `Stopped at “${printStep(step)}”: ${why}\n${done} of ${all} changes were made and stay. Correct the file and apply it again.`
  return new OperatorProblem(cause instanceof Problem ? cause.code : 'unavailable', text, {
    fields: cause instanceof Problem ? cause.fields : [],
    cause,
  })
}

function applierOf(
  { as, memory, completeSettings }: ApplyParts,
  owner: string | null,
): (step: Step) => Promise<unknown> {
  const gone = (what: string) => new OperatorProblem('conflict', `${what} was removed meanwhile.`)
  const userId = (username: string): UserId => {
    const user = memory.people.findByUsername(username)
    if (user === undefined) throw gone(`“${username}”`)
    return user.id
  }
  const groupId = (name: string): GroupId => {
    const group = memory.groups.findByName(name)
    if (group === undefined) throw gone(`The group “${name}”`)
    return group.id
  }
  const appId = (name: string): AppId => {
    const app = memory.apps.findByName(name)
    if (app === undefined) throw gone(`The app “${name}”`)
    return app.id
  }
  const attributeId = (name: string): AttributeId => {
    const attribute = memory.attributes.findByName(name)
    if (attribute === undefined) throw gone(`The attribute “${name}”`)
    return attribute.id
  }
  const serviceId = (name: string): ServiceId => {
    const service = memory.services.findByName(name)
    if (service === undefined) throw gone(`The service account “${name}”`)
    return service.id
  }
  const putSetting = async <K extends SettingKey>(key: K, value: Settings[K]): Promise<void> => {
    // A file that owns nothing leaves the mark as it is.
    const managedBy = owner ?? (await as.settings.versionOf(key)).managedBy
    await as.settings.put(key, value, { managedBy })
  }
  const rule = (access: TruthAccess) => {
    const found = findAccess(memory, access)
    if (found === undefined) throw gone('Somebody the access rule names')
    return found
  }

  async function createApp(app: TruthApp): Promise<void> {
    const { access, contact, oidc, ldap, simpleAuth, enabled, ...plain } = app
    const input: AppInput = {
      ...plain,
      title: app.title ?? app.name,
      managedBy: owner,
      ...(access === undefined ? {} : { access: rule(access) }),
      ...(contact == null ? {} : { contact: userId(contact) }),
    }
    if (oidc) {
      const { clientSecret, redirectUris = [], ...rest } = oidc
      input.oidc = { ...rest, redirectUris, ...typed(clientSecret) }
    }
    if (ldap) {
      const { secret, ...rest } = ldap
      input.ldap = { ...rest, ...typed(secret) }
    }
    if (simpleAuth) {
      const { clientSecret, ...rest } = simpleAuth
      input.simpleAuth = { ...rest, ...typed(clientSecret) }
    }
    const made = await as.apps.create(input)
    if (enabled === false) await as.apps.update(made.app.id, { enabled })
  }

  const appChange = ({ access, contact, oidc, ldap, simpleAuth, gateway, ...plain }: AppDifference): AppChange => ({
    ...plain,
    ...(access === undefined ? {} : { access: rule(access) }),
    ...(contact === undefined ? {} : { contact: contact === null ? null : userId(contact) }),
    ...(oidc === undefined ? {} : { oidc }),
    ...(ldap === undefined ? {} : { ldap }),
    ...(simpleAuth === undefined ? {} : { simpleAuth }),
    ...(gateway === undefined ? {} : { gateway }),
  })

  async function createUser(user: TruthUser): Promise<void> {
    const {
      password,
      groups: _groups,
      disabled,
      emailVerified,
      recoveryEmail,
      zoneinfo,
      phone,
      expiresAt,
      ...input
    } = user
    // Somebody disabled or with an end is no owner before they are that: an owner would be refused it as the last one.
    const role = disabled || expiresAt != null ? 'user' : user.role
    const { id } = await as.users.create({
      ...input,
      ...(role === undefined ? {} : { role }),
      displayName: user.displayName ?? input.username,
      managedBy: owner,
      mustChange: password?.mustChange ?? false,
      ...(password?.secret === undefined ? {} : { password: { plain: password.secret } }),
      ...(password?.hash === undefined ? {} : { password: { hash: password.hash.reveal() } }),
    })
    if (disabled) await as.users.disable(id)
    const rest: UserChange = {
      recoveryEmail,
      zoneinfo,
      phone,
      expiresAt,
      emailVerified,
      role: role === user.role ? undefined : user.role,
    }
    const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null)
    if (given.length > 0) await as.users.update(id, Object.fromEntries(given))
  }

  async function changeMembers(group: string, add: TruthMembership[], remove: string[]): Promise<void> {
    const members = add.map(({ name, until }) => ({ id: userId(name), expiresAt: until }))
    await as.groups.changeMembers(groupId(group), { add: members, remove: remove.map(userId) })
  }

  const contactId = (contact: string | null | undefined): UserId | null => (contact == null ? null : userId(contact))

  async function createService({ contact, disabled, ...service }: TruthService): Promise<void> {
    const { id } = await as.services.create({ ...service, contactId: contactId(contact), managedBy: owner })
    if (disabled) await as.services.disable(id)
  }

  async function updateService(name: string, { contact, disabled, ...plain }: ServiceDifference): Promise<void> {
    const id = serviceId(name)
    const patch = { ...plain, ...(contact === undefined ? {} : { contactId: contactId(contact) }) } as ServicePatch
    await as.services.update(id, patch)
    if (disabled !== undefined) await as.services[disabled ? 'disable' : 'enable'](id)
  }

  async function putDirectoryServer({ access, ...change }: DirectoryServerChange): Promise<void> {
    const value = { ...memory.settings().directoryServer, ...change }
    if (access !== undefined) value.access = rule(access)
    await putSetting('directoryServer', value)
  }

  const appliers: { [Kind in Step['kind']]: (step: StepOf<Kind>) => Promise<unknown> } = {
    'put-setting': ({ key, value }) => putSetting(key, value),
    'release-setting': ({ key }) => as.settings.put(key, memory.settings()[key], { managedBy: null }),
    'declare-attribute': ({ attribute }) => as.attributes.declare({ ...attribute, managedBy: owner }),
    'update-attribute': ({ name, patch }) => as.attributes.update(attributeId(name), patch),
    'delete-attribute': ({ name }) => as.attributes.delete(attributeId(name)),
    'create-group': ({ group: { groups: _groups, managers: _managers, ...group } }) =>
      as.groups.create({ ...group, managedBy: owner }),
    'update-group': ({ name, patch }) => as.groups.update(groupId(name), patch),
    'delete-group': ({ name }) => as.groups.delete(groupId(name)),
    'create-user': ({ user }) => createUser(user),
    'restore-user': ({ username, withoutEmail }) => as.users.restore(userId(username), { withoutEmail }),
    'update-user': ({ username, patch }) => as.users.update(userId(username), patch),
    'set-disabled': ({ username, disabled }) => as.users[disabled ? 'disable' : 'enable'](userId(username)),
    'set-password': ({ username, password }) => as.users.setPassword(userId(username), password),
    'trash-user': ({ username }) => as.users.delete(userId(username)),
    'change-members': ({ group, add, remove }) => changeMembers(group, add, remove),
    'change-inside': ({ group, add, remove }) =>
      as.groups.changeMembers(groupId(group), {
        addGroups: add.map(({ name, until }) => ({ id: groupId(name), expiresAt: until })),
        removeGroups: remove.map(groupId),
      }),
    'change-managers': ({ group, add, remove }) =>
      as.groups.changeManagers(groupId(group), { add: add.map(userId), remove: remove.map(userId) }),
    'create-app': ({ app }) => createApp(app),
    'delete-app': ({ name }) => as.apps.delete(appId(name)),
    'update-app': ({ name, difference }) => as.apps.update(appId(name), appChange(difference)),
    'add-app-secret': ({ name, door, secret }) =>
      as.apps.addSecret({ kind: door, ownerId: appId(name) }, { kind: 'typed', value: secret }),
    'create-service': ({ service }) => createService(service),
    'update-service': ({ name, difference }) => updateService(name, difference),
    'delete-service': ({ name }) => as.services.delete(serviceId(name)),
    ...externalAppliers({ as, memory, completeSettings, owner }),
    'add-directory-server-secret': ({ secret }) =>
      as.apps.addSecret({ kind: 'directory-server', ownerId: 'directory-server' }, { kind: 'typed', value: secret }),
    'put-policy-groups': ({ groups }) =>
      putSetting('policy', { ...memory.settings().policy, twoFactorGroups: groups.map(groupId) }),
    'put-directory-server': ({ change }) => putDirectoryServer(change),
  }
  // `async`, so that what is gone meanwhile is a rejection like any other.
  return async step => (appliers[step.kind] as (step: Step) => Promise<unknown>)(step)
}

/** A secret of the file as the directory takes it. */
const typed = (source: { secret?: Secret | undefined } | undefined): { secret?: SecretChoice } =>
  source?.secret === undefined ? {} : { secret: { kind: 'typed', value: source.secret } }

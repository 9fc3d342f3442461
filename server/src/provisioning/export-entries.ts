import type { GroupId, Millis, UserId } from '#ground'
import {
  defaultSettings,
  foldName,
  parseUsername,
  type AccessRule,
  type App,
  type CustomAttribute,
  type DirectoryMemory,
  type ExternalDirectory,
  type Group,
  type ServiceAccount,
  type Settings,
  type User,
} from '#directory'
import { withoutTrash } from './access-names.ts'
import type { Facts } from './facts.ts'
import { printEnding } from './form/parts.ts'
import { groupsOf } from './plan-members.ts'
import type { TruthMembership } from './truth.ts'

/** What an export is made of. */
export interface Sources {
  memory: DirectoryMemory
  now: Millis
  inside: Facts['inside']
}

/** An entry as the file says it. What is as it would be if the file said nothing is left out. */
export type Entry = Record<string, unknown>

/** Whom a file can name: kept here, with a username, and not in the trash. */
export const isNamed = (user: User | undefined): user is User & { username: string } =>
  user !== undefined && user.username !== null && user.trashedAt === null && user.source === 'local'

const only = (entry: Entry): Entry =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && value !== null && value !== false),
  )

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)

const byName = <T>(entries: Iterable<T>, nameOf: (entry: T) => string): T[] =>
  [...entries].sort((a, b) => (foldName(nameOf(a)) < foldName(nameOf(b)) ? -1 : 1))

const tellMemberships = (memberships: Iterable<TruthMembership>) =>
  byName(memberships, ({ name }) => name).map(({ name, until }) =>
    until === null ? name : { name, until: printEnding(until) },
  )

export function tellSettings({ memory }: Sources): Entry {
  const settings: Settings = memory.settings()
  const { directoryServer, policy, branding, health: _health, ...plain } = settings
  const { access, limits, ...server } = directoryServer
  const keys = (Object.keys(defaultSettings) as (keyof Settings)[]).filter(key => key !== 'health')
  // A picture is no text.
  const { logo: _logo, ...brandingTold } = branding
  const told: Entry = {
    ...plain,
    policy: { ...policy, twoFactorGroups: namesOf(memory, policy.twoFactorGroups) },
    branding: brandingTold,
    directoryServer: {
      ...server,
      limits: Object.fromEntries(Object.entries(limits).filter(([, set]) => set !== null)),
      access: tellAccess(memory, access),
    },
  }
  return Object.fromEntries(keys.map(key => [key, told[key]]))
}

export const tellAttributes = ({ memory }: Sources): Entry[] =>
  byName<CustomAttribute>(memory.attributes.all(), ({ name }) => name).map(
    ({ name, title, type, multiValued, seenBy, editedBy, searchable }) => ({
      name,
      title,
      type,
      multiValued,
      seenBy,
      editedBy,
      searchable,
    }),
  )

export const tellGroups = (sources: Sources): Entry[] =>
  byName(
    [...sources.memory.groups.all()].filter(({ source }) => source === 'local'),
    ({ name }) => name,
  ).map(group => tellGroup(sources, group))

function tellGroup({ memory, now, inside }: Sources, group: Group): Entry {
  const { id, name, code, description, managers, gidNumber } = group
  const groups = [...(inside.get(id) ?? [])].flatMap(([member, until]) => {
    const found = memory.groups.find(member)
    return found === undefined || (until !== null && until <= now) ? [] : [{ name: found.name, until }]
  })
  return only({
    name,
    code: code === foldName(name) ? undefined : code,
    description: description === '' ? undefined : description,
    gidNumber,
    groups: some(tellMemberships(groups)),
    managers: some(usernamesOf(memory, managers).sort()),
  })
}

const usernamesOf = ({ people }: DirectoryMemory, ids: readonly UserId[]): string[] =>
  ids.flatMap(id => {
    const user = people.find(id)
    return isNamed(user) ? [user.username] : []
  })

const namesOf = ({ groups }: DirectoryMemory, ids: readonly GroupId[]): string[] =>
  byName(
    ids.flatMap(id => groups.find(id)?.name ?? []),
    name => name,
  )

/** In the order of their usernames. Role, groups and e-mail are always said: they are what the rest hangs on. */
export function tellUsers({ memory, now }: Sources): { user: User; entry: Entry }[] {
  const people: (User & { username: string })[] = []
  for (let slot = 0; slot < memory.people.slotEnd; slot++) {
    const user = memory.people.at(slot)
    if (isNamed(user)) people.push(user)
  }
  return people
    .sort((a, b) => (a.username < b.username ? -1 : 1))
    .map(user => ({
      user,
      entry: {
        username: user.username,
        displayName: user.displayName,
        email: user.email,
        role: user.role,
        groups: tellMemberships(groupsOf(memory, user, now).values()),
        ...only({
          allowReserved: isReserved(user.username),
          disabled: user.disabledByAdmin,
          expiresAt: user.expiresAt === null ? null : printEnding(user.expiresAt),
          givenName: user.namesSet ? user.givenName : undefined,
          familyName: user.namesSet ? user.familyName : undefined,
          recoveryEmail: user.recoveryEmail,
          locale: user.locale,
          zoneinfo: user.zoneinfo,
          phone: user.phone,
          attributes: tellValues(memory, user),
          uidNumber: user.uidNumber,
          loginShell: user.loginShell,
          homeDirectory: user.homeDirectory,
          sshKeys: some(user.sshKeys),
        }),
        ...(user.email === null || user.emailVerified ? {} : { emailVerified: false }),
      },
    }))
}

function isReserved(username: string): boolean {
  try {
    parseUsername(username)
    return false
  } catch {
    // It stands in the directory, so there is nothing else that could be wrong with it.
    return true
  }
}

function tellValues({ attributes }: DirectoryMemory, user: User): Entry | undefined {
  const told = byName<CustomAttribute>(attributes.all(), ({ name }) => name).flatMap(({ id, name, multiValued }) => {
    const values = user.attributes[id] ?? []
    return values.length === 0 ? [] : [[name, multiValued ? values : values[0]] as const]
  })
  return told.length === 0 ? undefined : Object.fromEntries(told)
}

export const tellApps = ({ memory }: Sources): { app: App; entry: Entry }[] =>
  byName<App>(memory.apps.all(), ({ name }) => name).map(app => {
    const { name, title, icon, recipe, link, signInUrl, enabled, access, contact } = app
    const { oidc, ldap, simpleAuth, gateway } = app
    const { adminsIncluded, requireTwoFactor, networks, sessionMinutes, sensitive } = app
    // How it came is no choice of a file's.
    const { registeredWith: _registeredWith, ...client } = oidc ?? { registeredWith: null }
    const [contactName] = usernamesOf(memory, contact === null ? [] : [contact])
    return {
      app,
      entry: {
        name,
        title,
        ...(icon === null ? {} : { icon }),
        ...(recipe === null ? {} : { recipe }),
        ...(link === null ? {} : { link }),
        ...(signInUrl === null ? {} : { signInUrl }),
        enabled,
        access: tellAccess(memory, access),
        adminsIncluded,
        requireTwoFactor,
        ...(networks.length === 0 ? {} : { networks }),
        ...(sessionMinutes === null ? {} : { sessionMinutes }),
        sensitive,
        ...(contactName === undefined ? {} : { contact: contactName }),
        ...(oidc === null ? {} : { oidc: client }),
        ...(ldap === null ? {} : { ldap: { ...ldap } }),
        ...(simpleAuth === null ? {} : { simpleAuth: { ...simpleAuth } }),
        ...(gateway === null ? {} : { gateway: { ...gateway } }),
      },
    }
  })

export const tellServices = ({ memory }: Sources): Entry[] =>
  byName<ServiceAccount>(memory.services.all(), ({ name }) => name).map(
    ({ name, description, contactId, role, disabled }) => ({
      name,
      role,
      ...only({
        description: description === '' ? undefined : description,
        contact: usernamesOf(memory, contactId === null ? [] : [contactId])[0],
        disabled,
      }),
    }),
  )

/** With all their settings, whatever is usual; without what is secret about them. */
export const tellExternals = ({ memory }: Sources): Entry[] =>
  byName<ExternalDirectory>(memory.externals.all(), ({ name }) => name).map(({ name, title, enabled, settings }) => ({
    name,
    title,
    enabled,
    ...settings,
    defaultGroup: namesOf(memory, settings.defaultGroup === null ? [] : [settings.defaultGroup])[0] ?? null,
    groupMap: settings.groupMap.map(mapping => ({
      ...mapping,
      group: mapping.group === null ? null : (memory.groups.find(mapping.group)?.name ?? null),
    })),
  }))

function tellAccess(memory: DirectoryMemory, rule: AccessRule): Entry {
  const told = withoutTrash(memory, rule)
  if (told.kind === 'single-user') return { singleUser: usernamesOf(memory, [told.user])[0] }
  if (told.kind !== 'chosen') return { [told.kind]: true }
  return only({ groups: some(namesOf(memory, told.groups)), users: some(usernamesOf(memory, told.users).sort()) })
}

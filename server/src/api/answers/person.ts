import type { endpoints, UserListed, UserSummary } from '@doorward/contract'
import { days, type Millis } from '#ground'
import { namedValues, stateOf, type DirectoryMemory, type Group, type User } from '#directory'
import type { SeenPerson } from '#signin'
import type { z } from 'zod'
import { byName } from './by-name.ts'
import { personDn } from './ldap-values.ts'
import { printMoment, printMomentOrNull } from './moment.ts'
import { tellPicture } from './picture.ts'

const groupsByName = (memory: DirectoryMemory, user: User, now: Millis): Group[] =>
  memory.people.groupsOf(user.id, now).sort(byName)

const coreOf = (user: User, now: Millis) => ({
  id: user.id,
  username: user.username,
  displayName: user.displayName,
  email: user.email,
  role: user.role,
  state: stateOf(user, now),
  source: user.source,
  picture: tellPicture(user.picture),
  secondFactor: user.secondFactor,
  version: user.version,
  managedBy: user.managedBy,
})

/** A person as lists show them. */
export function tellPersonBriefly(memory: DirectoryMemory, user: User, now: Millis): UserSummary {
  const groups = groupsByName(memory, user, now)
  return {
    ...coreOf(user, now),
    groups: groups.slice(0, 3).map(({ id, name }) => ({ id, name })),
    groupCount: groups.length,
  }
}

/** A person in the list of people; `seen` is of whom the reader manages. */
export const tellListedPerson = (
  memory: DirectoryMemory,
  user: User,
  now: Millis,
  seen: SeenPerson | undefined,
): UserListed => ({
  ...tellPersonBriefly(memory, user, now),
  factors: seen?.factors ?? null,
  lastSeenAt: printMomentOrNull(seen?.lastSeenAt ?? null),
  createdAt: printMoment(user.createdAt),
})

/** A person with everything an admin may know. */
export function tellPerson(
  memory: DirectoryMemory,
  user: User,
  now: Millis,
  hasPassword: boolean,
): z.input<typeof endpoints.getUser.answer> {
  return {
    ...coreOf(user, now),
    emailVerified: user.emailVerified,
    givenName: user.givenName,
    familyName: user.familyName,
    locale: user.locale,
    zoneinfo: user.zoneinfo,
    phone: user.phone,
    disabledByAdmin: user.disabledByAdmin,
    expiresAt: printMomentOrNull(user.expiresAt),
    trashedAt: printMomentOrNull(user.trashedAt),
    erasedAt: user.trashedAt === null ? null : printMoment(user.trashedAt + days(memory.settings().trash.days)),
    attributes: namedValues(memory, user.attributes, () => true),
    posix: { uidNumber: user.uidNumber, loginShell: user.loginShell, homeDirectory: user.homeDirectory },
    sshKeys: [...user.sshKeys],
    createdAt: printMoment(user.createdAt),
    updatedAt: printMoment(user.updatedAt),
    hasPassword,
    ldapDn: personDn(memory.settings().directoryServer, user),
    groups: groupsByName(memory, user, now).map(group => ({
      id: group.id,
      name: group.name,
      source: group.source,
      managedBy: group.managedBy,
      through: findThrough(memory, user, group, now),
      expiresAt: printMomentOrNull(findEnd(memory, user, group)),
    })),
  }
}

/** The name of the group of their own that brings somebody into this one; null for a direct member. */
function findThrough({ people, groups }: DirectoryMemory, user: User, group: Group, now: Millis): string | null {
  const [person, slot] = [people.slotOf(user.id), groups.slotOf(group.id)]
  if (person === undefined || slot === undefined) return null
  const own = people.directGroupsAt(person, now)
  if (own.includes(slot)) return null
  const inside = new Set(groups.allInsideAt(slot, now))
  const through = own.find(direct => inside.has(direct))
  return through === undefined ? null : (groups.at(through)?.name ?? null)
}

/** Until when somebody is a direct member; null: without end, or no direct member. */
function findEnd({ people, groups }: DirectoryMemory, user: User, group: Group): Millis | null {
  const [person, slot] = [people.slotOf(user.id), groups.slotOf(group.id)]
  return person === undefined || slot === undefined ? null : (groups.endOf(slot, person) ?? null)
}

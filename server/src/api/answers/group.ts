import type {
  AppReference,
  Group as GroupShown,
  GroupSummary,
  Member as MemberShown,
  Reference,
} from '@doorward/contract'
import type { GroupId, Language, Millis } from '#ground'
import { stateOf, type DirectoryHandle, type DirectoryMemory, type Group, type Member } from '#directory'
import { namesIn } from './names.ts'
import { byName } from './by-name.ts'
import { groupDn } from './ldap-values.ts'
import { printMomentOrNull } from './moment.ts'

const groupsAt = ({ groups }: DirectoryMemory, slots: Iterable<number>): Reference[] =>
  [...slots]
    .flatMap(slot => groups.at(slot) ?? [])
    .map(({ id, name }) => ({ id, name }))
    .sort(byName)

const appsNaming = ({ apps }: DirectoryMemory, matches: (groups: readonly GroupId[]) => boolean): AppReference[] =>
  [...apps.all()]
    .filter(({ access }) => access.kind === 'chosen' && matches(access.groups))
    .map(({ id, title, icon }) => ({ id, name: title, icon }))
    .sort(byName)

/** A group as lists show it. */
export function tellGroupBriefly(memory: DirectoryMemory, group: Group, now: Millis): GroupSummary {
  const { id, name, code, description, source, version, managedBy } = group
  const slot = memory.groups.slotOf(id)
  return {
    id,
    name,
    code,
    description,
    source,
    peopleCount: memory.groups.peopleCount(id, now),
    includes: slot === undefined ? [] : groupsAt(memory, memory.groups.insideAt(slot, now)),
    inside: slot === undefined ? [] : groupsAt(memory, memory.groups.aroundAt(slot, now)),
    opens: appsNaming(memory, groups => groups.includes(id)),
    version,
    managedBy,
  }
}

/** A group with everything its managers may know. */
export function tellGroup(memory: DirectoryMemory, group: Group, now: Millis): GroupShown {
  const { people, direct, ending, endingGroups } = memory.groups.countsOf(group.id, now)
  return {
    ...tellGroupBriefly(memory, group, now),
    directCount: direct,
    nestedCount: people - direct,
    endingCount: ending + endingGroups,
    opensThrough: appsThrough(memory, group.id, now),
    managers: tellManagers(memory, group),
    gidNumber: group.gidNumber,
    seenAs: { ldapDn: groupDn(memory.settings().directoryServer, group.name), claim: group.name },
  }
}

export const tellManagers = ({ people }: DirectoryMemory, { managers }: Group): GroupShown['managers'] =>
  managers
    .flatMap(id => people.find(id) ?? [])
    .filter(user => user.trashedAt === null)
    .map(({ id, displayName, username }) => ({ id, name: displayName, username }))
    .sort(byName)

function appsThrough(memory: DirectoryMemory, id: GroupId, now: Millis): AppReference[] {
  const slot = memory.groups.slotOf(id)
  const slots = slot === undefined ? [] : memory.groups.allAroundAt(slot, now)
  const around = new Set(slots.flatMap(at => memory.groups.at(at)?.id ?? []))
  return appsNaming(memory, groups => !groups.includes(id) && groups.some(other => around.has(other)))
}

/** Members as `listMembers` gave them, with who added them. */
export async function tellMembers(
  memory: DirectoryMemory,
  as: DirectoryHandle,
  group: GroupId,
  members: Member[],
  now: Millis,
  language: Language,
): Promise<MemberShown[]> {
  const names = namesIn(memory, language)
  const idOf = (member: Member) => (member.kind === 'user' ? member.user.id : member.group.id)
  const adders = await as.groups.findAdders(
    group,
    members.map(member => ({ id: idOf(member), addedAt: member.addedAt })),
  )
  return members.map(member => {
    const id = idOf(member)
    const adder = adders.get(id)
    const membership = {
      id,
      expiresAt: printMomentOrNull(member.expiresAt),
      origins: member.origins,
      addedAt: printMomentOrNull(member.addedAt),
      addedBy: adder === undefined ? null : names.actor(adder).name,
    }
    if (member.kind === 'group') {
      const { name, source } = member.group
      return {
        kind: 'group',
        ...membership,
        name,
        source,
        peopleCount: memory.groups.peopleCount(member.group.id, now),
      }
    }
    const through = member.through === null ? undefined : memory.groups.find(member.through)
    return {
      kind: 'user',
      ...membership,
      name: member.user.displayName,
      username: member.user.username,
      state: stateOf(member.user, now),
      through: through === undefined ? null : { id: through.id, name: through.name },
    }
  })
}

// A directory that changes at random, kept beside in plain maps: what memory must answer, and the comparison.
import assert from 'node:assert/strict'
import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { App } from '../../src/directory/app.ts'
import type { ChangeKind, DirectoryEffect, State } from '../../src/directory/change-log.ts'
import type { Group } from '../../src/directory/group.ts'
import { foldName } from '../../src/directory/names.ts'
import { roles } from '../../src/directory/role.ts'
import { isActive, type User } from '../../src/directory/user.ts'
import type { FollowingMemory } from '../../src/directory/memory/directory-memory.ts'
import type { Random } from '../world/random.ts'

export const uuid = (random: Random): string =>
  'xxxxxxxx-xxxx-7xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => random.below(16).toString(16))

const syllables = ['an', 'Bo', 'çi', 'Dé', 'ß', 'İ', 'Ж', '名', '😀', 'or', 'we', '-', '.', 'x'.repeat(130)]
const word = (random: Random): string =>
  Array.from({ length: 1 + random.below(4) }, () => random.pick(syllables)).join('')

const attributeId = '0198c2a4-7f3b-7c1e-9d2a-00000000000a'

export function randomUser(random: Random, id: string, version: number): User {
  const some = <T>(value: T): T | null => (random.chance(0.5) ? value : null)
  // A number makes names unique, as the store does.
  const name = `${word(random)}${version}`
  return {
    id: id as UserId,
    username: random.chance(0.9) ? name : null,
    subject: some(name),
    email: some(`${name}@Example.org`),
    emailVerified: random.chance(0.5),
    recoveryEmail: some(`${name}@elsewhere.example`),
    displayName: word(random),
    givenName: random.chance(0.2) ? '' : word(random),
    familyName: word(random),
    namesSet: random.chance(0.5),
    locale: some('de'),
    zoneinfo: some('Europe/Zürich'),
    phone: some('+41 1'),
    role: random.pick(roles),
    source: random.pick(['local', 'corp']),
    disabledByAdmin: random.chance(0.1),
    disabledByDirectory: random.chance(0.1),
    goneAt: random.chance(0.1) ? 5 : null,
    trashedAt: random.chance(0.1) ? 0 : null,
    expiresAt: random.chance(0.1) ? 1_900_000_000_000 : null,
    createdAt: 1_700_000_000_000 + random.below(1000),
    updatedAt: 1_700_000_000_000,
    credentialVersion: random.below(9),
    version,
    managedBy: some('directory.yaml'),
    attributes: random.chance(0.3) ? { [attributeId]: [word(random), word(random)] } : {},
    uidNumber: some(200_000 + version),
    loginShell: random.chance(0.1) ? '/bin/zsh' : null,
    homeDirectory: random.chance(0.1) ? `/srv/${name}` : null,
    sshKeys: random.chance(0.1) ? [`ssh-ed25519 AAAA ${name}`] : [],
    expiryNotedAt: random.chance(0.1) ? 1_900_000_000_001 : null,
    secondFactor: random.chance(0.5),
    picture: random.chance(0.1) ? `picture of ${name}` : null,
  }
}

export const randomGroup = (random: Random, id: string, version: number): Group => ({
  id: id as GroupId,
  name: `${word(random)} ${version}`,
  code: word(random),
  description: '',
  source: 'local',
  createdAt: 1,
  updatedAt: 2,
  version,
  managedBy: null,
  gidNumber: random.chance(0.5) ? version : null,
  managers: [],
})

const appNamed = (id: string, name: string, version: number): App => ({
  id: id as AppId,
  name,
  title: name,
  icon: null,
  recipe: null,
  link: null,
  signInUrl: null,
  enabled: true,
  access: { kind: 'everyone' },
  adminsIncluded: true,
  grants: [],
  requireTwoFactor: false,
  networks: [],
  sessionMinutes: null,
  sensitive: false,
  contact: null,
  oidc: null,
  ldap: { allowBarePassword: false },
  simpleAuth: null,
  gateway: null,
  createdAt: 1,
  updatedAt: 1,
  version,
  managedBy: null,
})

/** What memory must answer, kept as plainly as possible. */
export class Reference {
  users = new Map<string, User>()
  groups = new Map<string, Group>()
  members = new Map<string, Map<string, Millis | null>>()
  apps = new Map<string, App>()
  seq = 0

  membersOf(group: string, now: Millis): string[] {
    const ends = [...(this.members.get(group) ?? [])]
    return ends.flatMap(([user, end]) => (end === null || end > now ? [user] : [])).sort()
  }
}

/** One random change: made in the reference, told as an effect. */
export function change(random: Random, reference: Reference): DirectoryEffect {
  const seq = ++reference.seq
  const userIds = [...reference.users.keys()]
  const groupIds = [...reference.groups.keys()]
  const effect = (kind: ChangeKind, subject: string, state: State): DirectoryEffect => ({ seq, kind, subject, state })
  const dice = random.below(100)
  if (dice < 25 || userIds.length === 0) {
    const user = randomUser(random, uuid(random), seq)
    reference.users.set(user.id, user)
    return effect('user.created', user.id, { of: 'user', user })
  }
  if (dice < 50) {
    const old = reference.users.get(random.pick(userIds)) as User
    const user = random.chance(0.5) ? randomUser(random, old.id, seq) : { ...old, updatedAt: seq, version: seq }
    reference.users.set(user.id, user)
    return effect('user.updated', user.id, { of: 'user', user })
  }
  if (dice < 60 || groupIds.length === 0) {
    const known = groupIds.length > 0 && random.chance(0.4)
    const group = randomGroup(random, known ? random.pick(groupIds) : uuid(random), seq)
    reference.groups.set(group.id, group)
    if (!known) reference.members.set(group.id, new Map())
    return effect('group.updated', group.id, { of: 'group', group })
  }
  const id = random.pick(groupIds) as GroupId
  if (dice < 63) {
    reference.groups.delete(id)
    reference.members.delete(id)
    return effect('group.deleted', id, { of: 'group-gone', id })
  }
  if (dice < 66) {
    const app = appNamed(uuid(random), `app${seq}`, seq)
    reference.apps.set(app.id, app)
    return effect('app.created', app.id, { of: 'app', app })
  }
  const members = reference.members.get(id) as Map<string, Millis | null>
  const added = Array.from({ length: random.below(6) }, () => ({
    user: random.pick(userIds) as UserId,
    expiresAt: random.chance(0.3) ? 100 + random.below(100) : null,
  }))
  const removed = [...members.keys()].filter(() => random.chance(0.2)) as UserId[]
  for (const user of removed) members.delete(user)
  for (const { user, expiresAt } of added) members.set(user, expiresAt)
  reference.groups.set(id, { ...(reference.groups.get(id) as Group), version: seq })
  return effect('group.members', id, {
    of: 'members',
    group: id,
    added,
    removed,
    addedGroups: [],
    removedGroups: [],
  })
}

/** Every answer of memory against the reference. */
export function compare(memory: FollowingMemory, reference: Reference): void {
  const { people, groups } = memory
  assert.equal(memory.seq, reference.seq)
  assert.equal(people.size, reference.users.size)
  assert.equal(groups.size, reference.groups.size)
  const mails = new Map<string, Set<string>>()
  for (const user of reference.users.values()) {
    const slot = people.slotOf(user.id)
    assert.ok(slot !== undefined && slot < people.slotEnd)
    assert.deepEqual(people.at(slot), user)
    assert.equal(people.roleAt(slot), user.role)
    for (const now of [0, 1_900_000_000_000]) assert.equal(people.isActiveAt(slot, now), isActive(user, now))
    assert.deepEqual(people.find(user.id.toUpperCase() as UserId), user)
    if (user.username !== null) {
      assert.equal(people.findByUsername(` ${user.username.toUpperCase()} `)?.id, user.id)
      assert.equal(people.slotOfUsername(Buffer.from(foldName(user.username))), slot)
      assert.equal(people.resolve(user.username)?.id, user.id)
    }
    if (user.email !== null) {
      const folded = foldName(user.email)
      mails.set(folded, (mails.get(folded) ?? new Set()).add(user.id))
    }
    for (const now of [50, 150, 250]) {
      const expected = [...reference.members].flatMap(([group]) =>
        reference.membersOf(group, now).includes(user.id) ? [group] : [],
      )
      assert.deepEqual(
        people
          .groupsOf(user.id, now)
          .map(group => group.id as string)
          .sort(),
        expected.sort(),
      )
      assert.deepEqual(
        people.groupsAt(slot, now),
        people.groupsAt(slot, now).toSorted((a, b) => a - b),
      )
    }
  }
  for (const [folded, ids] of mails) assert.ok(ids.has(people.findByEmail(folded)?.id ?? ''))
  for (const group of reference.groups.values()) {
    const slot = groups.slotOf(group.id)
    assert.ok(slot !== undefined)
    assert.deepEqual(groups.at(slot), group)
    assert.equal(groups.findByName(group.name.toUpperCase())?.id, group.id)
    for (const now of [50, 150, 250]) {
      const members: number[] = [...groups.membersAt(slot, now)]
      assert.deepEqual(
        members,
        members.toSorted((a, b) => a - b),
      )
      const ids = members.map(member => people.at(member)?.id as string).sort()
      assert.deepEqual(ids, reference.membersOf(group.id, now))
      assert.equal(
        groups.peopleCount(group.id, now),
        ids.filter(id => reference.users.get(id)?.trashedAt === null).length,
      )
      for (const id of ids) assert.ok(groups.isMember(group.id, id as UserId, now))
    }
  }
  assert.deepEqual([...groups.all()].map(group => group.id as string).sort(), [...reference.groups.keys()].sort())
  assert.deepEqual([...memory.apps.all()].map(app => app.id as string).sort(), [...reference.apps.keys()].sort())
}

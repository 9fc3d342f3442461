import assert from 'node:assert/strict'
import type { GroupId, Millis, UserId } from '#ground'
import { foldName, type DirectoryMemory } from '#directory'
import { onlyDeclared, type Reference } from './reference.ts'

const sorted = (ids: Iterable<string>): string[] => [...ids].sort()

function assertAscending(slots: readonly number[]): void {
  for (let i = 1; i < slots.length; i++) assert.ok((slots[i - 1] as number) < (slots[i] as number))
}

/** Everything memory answers, at each of these moments, is what the rows say. */
export function assertEqual(memory: DirectoryMemory, reference: Reference, moments: readonly Millis[]): void {
  assert.equal(memory.seq, reference.rows.seq)
  assert.equal(memory.formSeq, reference.rows.formSeq)
  assert.deepEqual(memory.settings(), reference.settings())
  assertApps(memory, reference)
  assertServices(memory, reference)
  assertPeople(memory, reference, moments)
  assertAttributes(memory, reference)
  assertGroups(memory, reference)
  for (const now of moments) assertMembers(memory, reference, now)
}

function assertApps({ apps }: DirectoryMemory, reference: Reference): void {
  const expected = reference.apps()
  assert.equal(apps.size, expected.length)
  for (const app of expected) {
    const { id, name, access, version, enabled } = apps.find(app.id) ?? assert.fail(`no app ${app.id}`)
    assert.deepEqual({ id, name, access, version, enabled }, app)
    assert.equal(apps.findByName(app.name)?.id, app.id)
  }
}

function assertServices({ services }: DirectoryMemory, reference: Reference): void {
  const expected = reference.services()
  assert.equal(services.size, expected.length)
  assert.deepEqual(
    [...services.all()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    expected,
  )
  for (const { id, name } of expected) {
    assert.equal(services.find(id)?.name, name)
    assert.equal(services.findByName(name.toUpperCase())?.id, id)
  }
}

function assertPeople({ people, attributes }: DirectoryMemory, reference: Reference, moments: readonly Millis[]): void {
  const expected = reference.users()
  assert.equal(people.size, expected.length)
  const declared = new Set<string>(attributes.all().map(({ id }) => id))
  const slots = new Set<number>()
  for (const user of expected) {
    const slot = people.slotOf(user.id)
    assert.ok(slot !== undefined && slot < people.slotEnd)
    slots.add(slot)
    const found = people.at(slot) ?? assert.fail(`no person at ${slot}`)
    assert.deepEqual({ ...found, attributes: onlyDeclared(found.attributes, declared) }, user)
    assert.equal(people.roleAt(slot), user.role)
    assert.equal(people.versionAt(slot), user.version)
    assert.equal(people.hasSecondFactorAt(slot), user.secondFactor)
    if (user.uidNumber !== null) assert.equal(people.slotOfUidNumber(user.uidNumber), slot)
    for (const now of moments) assert.equal(people.isActiveAt(slot, now), reference.isActive(user, now))
    if (user.username !== null) {
      assert.equal(people.findByUsername(user.username.toUpperCase())?.id, user.id)
      assert.equal(people.slotOfUsername(Buffer.from(foldName(user.username))), slot)
    }
    if (user.email !== null && user.trashedAt === null) {
      assert.equal(people.findByEmail(user.email)?.id, user.id)
      assert.equal(people.resolve(user.email)?.id, user.id)
      assert.equal(people.slotOfEmail(Buffer.from(foldName(user.email))), slot)
    }
  }
  assert.equal(slots.size, expected.length)
  for (let slot = 0; slot < people.slotEnd; slot++)
    if (!slots.has(slot)) {
      assert.equal(people.at(slot), undefined)
      for (const now of moments) assert.deepEqual(people.groupsAt(slot, now), [])
    }
}

function assertAttributes({ attributes, people }: DirectoryMemory, reference: Reference): void {
  assert.deepEqual(attributes.all(), reference.attributes())
  const users = reference.users()
  for (const { id, name, searchable } of reference.attributes()) {
    assert.equal(attributes.find(id)?.name, name)
    assert.equal(attributes.findByName(name.toUpperCase())?.id, id)
    const values = new Set(['nobody has this', ...users.flatMap(user => user.attributes[id] ?? [])])
    for (const value of values) {
      const found = people.slotsHaving(id, value.toUpperCase())
      if (!searchable) assert.equal(found, undefined)
      else {
        const slots = [...(found ?? [])]
        assertAscending(slots)
        assert.deepEqual(sorted(slots.map(slot => people.at(slot)?.id ?? '')), sorted(reference.having(id, value)))
      }
    }
  }
}

function assertGroups({ groups, people }: DirectoryMemory, reference: Reference): void {
  const expected = reference.groups()
  assert.equal(groups.size, expected.length)
  assert.deepEqual(sorted([...groups.all()].map(({ id }) => id)), sorted(expected.map(({ id }) => id)))
  for (const group of expected) {
    assert.deepEqual(groups.find(group.id), group)
    assert.equal(groups.findByName(group.name.toUpperCase())?.id, group.id)
    const slot = groups.slotOf(group.id)
    assert.ok(slot !== undefined && slot < groups.slotEnd)
    assert.deepEqual(groups.at(slot), group)
    assert.equal(groups.touchedAt(slot), reference.touched(group.id))
    if (group.gidNumber !== null) assert.equal(groups.slotOfGidNumber(group.gidNumber), slot)
    const ends = reference.ends(group.id)
    for (const { id } of reference.rows.user)
      assert.equal(groups.endOf(slot, people.slotOf(id as UserId) ?? -1), ends.get(id))
  }
}

function assertMembers({ groups, people }: DirectoryMemory, reference: Reference, now: Millis): void {
  const { direct, members, inside, allInside } = reference.at(now)
  const idsOf = (slots: Iterable<number>, of: { at(slot: number): { id: string } | undefined }): string[] => {
    const all = [...slots]
    assertAscending(all)
    return sorted(all.map(slot => of.at(slot)?.id ?? ''))
  }
  const trashed = new Set(reference.rows.user.flatMap(({ id, trashedAt }) => (trashedAt === null ? [] : [id])))
  for (const { id } of reference.rows.group) {
    const group = id as GroupId
    const slot = groups.slotOf(group) ?? -1
    assert.deepEqual(idsOf(groups.directMembersAt(slot, now), people), sorted(direct.get(id) ?? []))
    assert.deepEqual(idsOf(groups.membersAt(slot, now), people), sorted(members.get(id) ?? []))
    assert.deepEqual(idsOf(groups.insideAt(slot, now), groups), sorted(inside.get(id) ?? []))
    assert.deepEqual(idsOf(groups.allInsideAt(slot, now), groups), sorted(allInside.get(id) ?? []))
    assert.deepEqual(idsOf(groups.aroundAt(slot, now), groups), holding(inside, id))
    assert.deepEqual(idsOf(groups.allAroundAt(slot, now), groups), holding(allInside, id))
    assert.equal(
      groups.peopleCount(group, now),
      sorted(members.get(id) ?? []).filter(user => !trashed.has(user)).length,
    )
  }
  for (const { id } of reference.rows.user) {
    const slot = people.slotOf(id as UserId) ?? -1
    const within = holding(members, id)
    assert.deepEqual(idsOf(people.groupsAt(slot, now), groups), within)
    assert.deepEqual(idsOf(people.directGroupsAt(slot, now), groups), holding(direct, id))
    assert.deepEqual(sorted(people.groupsOf(id as UserId, now).map(group => group.id)), within)
    for (const group of groups.all())
      assert.equal(groups.isMember(group.id, id as UserId, now), within.includes(group.id))
  }
}

/** The groups that hold somebody. */
const holding = (sets: ReadonlyMap<string, ReadonlySet<string>>, id: string): string[] =>
  sorted([...sets].flatMap(([group, ids]) => (ids.has(id) ? [group] : [])))

import { afterEach, beforeEach } from 'node:test'
import type { DirectoryHandle, Group, User } from '#directory'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import type { TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

export const code = (wanted: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === wanted

export const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS una@laptop'

/** The world of the test that runs, and what tests do in it. */
export interface DirectoryWorld {
  world: TestWorld
  clock: FixedClock
  una: User
  make: (name: string) => Promise<Group>
  nest: (outer: Group, inner: Group, expiresAt?: number | null) => Promise<void>
  isIn: (group: Group, user?: User) => boolean
  groupsOf: (user?: User) => string[]
  as: (user: User) => DirectoryHandle
}

/** A fresh one before each test of the suite it is called in, with Olivia, who owns it, and Una. */
export function openEachDirectory(engine: Engine): DirectoryWorld {
  const at: DirectoryWorld = {
    ...({} as Pick<DirectoryWorld, 'world' | 'clock' | 'una'>),
    make: name => at.world.asOperator.groups.create({ name }),
    nest: (outer, inner, expiresAt = null) =>
      at.world.asOperator.groups.changeMembers(outer.id, { addGroups: [{ id: inner.id, expiresAt }] }),
    isIn: (group, user = at.una) => at.world.memory.groups.isMember(group.id, user.id, at.clock.now()),
    groupsOf: (user = at.una) =>
      at.world.memory.people
        .groupsOf(user.id, at.clock.now())
        .map(({ name }) => name)
        .toSorted(),
    as: user => at.world.directory.as({ kind: 'user', id: user.id, role: user.role }, { door: 'api', address: null }),
  }
  beforeEach(async () => {
    at.clock = fixedClock()
    at.world = await engine.open({ clock: at.clock })
    await at.world.add('olivia', { role: 'owner' })
    at.una = await at.world.add('una')
  })
  afterEach(() => at.world.dispose())
  return at
}

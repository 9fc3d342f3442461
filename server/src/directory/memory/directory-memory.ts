import type { GroupId } from '#ground'
import type { Store } from '#store'
import type { DirectoryEffect, MemberChanges } from '../change-log.ts'
import type { DirectoryMemory } from '../memory.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import { AppTable } from './apps.ts'
import { AttributeTable } from './attributes.ts'
import { GroupTable } from './groups.ts'
import { Memberships } from './memberships.ts'
import { PeopleTable } from './people.ts'
import { ExternalTable } from './externals.ts'
import { ServiceTable } from './services.ts'
import { SigningKeyTable } from './signing-keys.ts'
import { readDirectory, type Tables } from './read-directory.ts'

export interface FollowingMemory extends DirectoryMemory {
  /**
   * Reads everything as of one moment. The second time is for a commit of unknown outcome: slots stay with their people
   * and groups, and those who watch are told what turned out to be different.
   */
  load(snapshot: Store['snapshot']): Promise<void>
  /** Follows what commands have done. While a load runs they wait for it. */
  apply(effects: DirectoryEffect[]): void
}

/** The directory in memory, empty until `load` has settled. */
export function createMemory(): FollowingMemory {
  let memberships = new Memberships()
  let settings: Settings = defaultSettings
  let seq = 0
  let formSeq = 0
  let loaded = false
  let waiting: DirectoryEffect[] | undefined
  /** Found by a load that may have failed half-way. */
  let untold: DirectoryEffect[] = []
  const listeners = new Set<(effects: DirectoryEffect[]) => void>()

  const people: PeopleTable = new PeopleTable({
    groupsAt: (person, now) => memberships.groupsAt(person, now),
    directGroupsAt: (person, now) => memberships.directGroupsAt(person, now),
    groupAt: slot => groups.at(slot),
  })
  const groups = new GroupTable(() => memberships, people)
  const apps = new AppTable()
  const attributes = new AttributeTable()
  const services = new ServiceTable()
  const externals = new ExternalTable()
  const signingKeys = new SigningKeyTable()

  function follow({ state, seq }: DirectoryEffect): void {
    switch (state.of) {
      case 'user':
        people.set(state.user)
        break
      case 'user-gone': {
        const slot = people.slotOf(state.id)
        if (slot === undefined) break
        memberships.dropPerson(slot)
        people.remove(slot)
        break
      }
      case 'group':
        groups.set(state.group)
        break
      case 'group-gone': {
        const slot = groups.slotOf(state.id)
        if (slot === undefined) break
        memberships.dropGroup(slot)
        groups.remove(slot)
        break
      }
      case 'members':
        followMembers(state.group, state, seq)
        break
      case 'attribute':
        attributes.set(state.attribute)
        people.setSearchable(state.attribute.id, state.attribute.searchable)
        formSeq = seq
        break
      case 'attribute-gone':
        attributes.remove(state.id)
        people.setSearchable(state.id, false)
        formSeq = seq
        break
      case 'app':
        apps.set(state.app)
        break
      case 'app-gone':
        apps.remove(state.id)
        break
      case 'service':
        services.set(state.service)
        break
      case 'service-gone':
        services.remove(state.id)
        break
      case 'external':
        externals.set(state.external)
        break
      case 'external-gone':
        externals.remove(state.id)
        break
      case 'signing-key':
        signingKeys.set(state.key)
        break
      case 'signing-key-gone':
        signingKeys.remove(state.kid)
        break
      case 'setting':
        settings = { ...settings, [state.key]: state.value }
        if (state.key === 'posix') formSeq = seq
        break
      case 'secrets':
      case 'tokens-gone':
      case 'app-passwords-gone':
      case 'session-ended':
      case 'app-sessions-ended':
      case 'connections-ended':
      case 'nothing':
        break
    }
  }

  function followMembers(id: GroupId, changes: MemberChanges, seq: number): void {
    const group = groups.slotOf(id)
    const changed = groups.find(id)
    if (group === undefined || changed === undefined) return
    // The group has changed too: its version is what the API's ETag compares.
    groups.set({ ...changed, version: Math.max(changed.version, seq) })
    for (const user of changes.removed) {
      const person = people.slotOf(user)
      if (person !== undefined) memberships.remove(group, person)
    }
    for (const { user, expiresAt } of changes.added) {
      const person = people.slotOf(user)
      if (person !== undefined) memberships.set(group, person, expiresAt)
    }
    for (const id of changes.removedGroups) {
      const inside = groups.slotOf(id)
      if (inside !== undefined) memberships.nesting.remove(group, inside)
    }
    for (const { group: id, expiresAt } of changes.addedGroups) {
      const inside = groups.slotOf(id)
      if (inside !== undefined) memberships.nesting.set(group, inside, expiresAt)
    }
  }

  function tell(effects: DirectoryEffect[]): void {
    if (effects.length > 0) for (const listener of listeners) listener(effects)
  }

  function apply(effects: DirectoryEffect[]): void {
    if (waiting !== undefined) {
      waiting.push(...effects)
      return
    }
    for (const effect of effects) {
      // What the snapshot already holds is not older state to go back to.
      if (effect.seq <= seq) continue
      follow(effect)
      seq = effect.seq
    }
    tell(effects)
  }

  async function load(snapshot: Store['snapshot']): Promise<void> {
    if (waiting !== undefined) throw new Error('Memory is being loaded already.')
    waiting = []
    const tables: Tables = { people, groups, apps, attributes, services, externals, signingKeys, memberships, settings }
    try {
      const found = await snapshot(db => readDirectory(db, tables, untold))
      memberships = found.memberships
      settings = found.settings
      seq = found.seq
      formSeq = found.formSeq
      const differences = untold
      untold = []
      if (loaded) tell(differences)
      loaded = true
    } finally {
      const late = waiting
      waiting = undefined
      apply(late)
    }
  }

  return {
    get seq() {
      return seq
    },
    get formSeq() {
      return formSeq
    },
    people,
    groups,
    apps,
    attributes,
    services,
    externals,
    signingKeys,
    settings: () => settings,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load,
    apply,
  }
}

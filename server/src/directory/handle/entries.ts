import { Problem, type Secret, type UserId } from '#ground'
import type { Changed, Standing, Step, Subject } from '../commands/together.ts'
import type { GroupPatch } from '../commands/group-commands.ts'
import type { Group } from '../group.ts'
import { requireKeptHere } from '../kept-here.ts'
import type { User } from '../user.ts'
import { newDeed, type Handle } from './context.ts'
import { checkGroupPatch, checkMembers, prepareGroup, type GroupInput, type MembersChange } from './groups.ts'
import { checkOwnPatch } from './profile.ts'
import { checkPatch, preparePassword, prepareUser, type UserChange, type UserInput } from './users.ts'

/** What is to become of a person, as a door that knows whole entries says it. */
export interface PersonChange {
  patch?: UserChange
  /** Whether the patch is what people change about themselves, and nothing else. */
  isOwn?: boolean
  password?: { plain: Secret; mustChange: boolean }
  disabled?: boolean
  /** The file of a picture, as it came; null takes it away. */
  picture?: Uint8Array | null
}

export interface GroupChange {
  patch?: GroupPatch
  members?: MembersChange
}

/** The entry has changed since the change was worked out: it has this version now, which memory may not have seen yet. */
export class Outdated extends Problem {
  readonly version: number

  constructor(version: number) {
    super('conflict', 'Somebody else has changed this meanwhile. Look at it again.')
    this.version = version
  }
}

/**
 * Entries changed as wholes, in one transaction each: what the other handles do one by one, by the same commands. A change
 * is worked out from an entry as it was seen, and throws `Outdated` when it has changed since.
 */
export const entriesOf = (handle: Handle) => {
  const deed = () => newDeed(handle)

  async function run(standing: Standing, seen: Subject & { version: number | null }, steps: Step[]): Promise<Changed> {
    const changed = await handle.run('changeTogether', { standing, subject: seen, steps })
    if (changed?.of === 'outdated') throw new Outdated(changed.version)
    return changed
  }

  function personIn(changed: Changed): User {
    if (changed?.of !== 'user') throw new Problem('missing', 'There is no such person; they may have been deleted.')
    return changed.user
  }

  function groupIn(changed: Changed): Group {
    if (changed?.of !== 'group') throw new Problem('missing', 'There is no such group; it may have been deleted.')
    return changed.group
  }

  async function pictureStep(id: UserId, file: Uint8Array | null): Promise<Step> {
    const picture = file === null ? null : await handle.encodePicture(file, 'filled')
    return { name: 'setPicture', input: { ...deed(), id, picture } }
  }

  async function stepsOf(user: User, change: PersonChange): Promise<Step[]> {
    const { patch, isOwn = false, password, disabled, picture } = change
    const { id } = user
    const steps: Step[] = []
    if (patch !== undefined && isOwn) {
      const own = checkOwnPatch(handle.memory, user, patch)
      steps.push({ name: 'updateOwnProfile', input: { ...deed(), patch: own, ifVersion: user.version } })
    } else if (patch !== undefined) {
      requireKeptHere(user)
      steps.push({ name: 'updateUser', input: { ...deed(), id, patch: checkPatch(handle.memory, patch) } })
    }
    if (disabled !== undefined) steps.push({ name: 'setDisabled', input: { ...deed(), id, disabled } })
    if (picture !== undefined) steps.push(await pictureStep(id, picture))
    if (password !== undefined) {
      const { plain, mustChange } = password
      const named = { username: user.username, email: patch?.email ?? user.email }
      const hash = await preparePassword(handle, named, plain)
      steps.push({ name: 'setPassword', input: { ...deed(), id, hash, mustChange, exceptSession: null } })
    }
    return steps
  }

  return {
    /** Somebody new, with what `create` alone cannot say. */
    async addPerson(
      input: UserInput,
      more: Pick<PersonChange, 'patch' | 'disabled' | 'picture'>,
      standing: Standing,
    ): Promise<User> {
      const prepared = await prepareUser(handle, input)
      const { id } = prepared
      const steps: Step[] = [{ name: 'createUser', input: { ...deed(), ...prepared } }]
      if (more.patch !== undefined)
        steps.push({ name: 'updateUser', input: { ...deed(), id, patch: checkPatch(handle.memory, more.patch) } })
      if (more.picture !== undefined) steps.push(await pictureStep(id, more.picture))
      if (more.disabled === true) steps.push({ name: 'setDisabled', input: { ...deed(), id, disabled: true } })
      return personIn(await run(standing, { of: 'user', id, version: null }, steps))
    },

    async changePerson(user: User, change: PersonChange, standing: Standing): Promise<User> {
      const steps = await stepsOf(user, change)
      return personIn(await run(standing, { of: 'user', id: user.id, version: user.version }, steps))
    },

    /** To the trash. */
    async deletePerson(user: User, standing: Standing): Promise<void> {
      requireKeptHere(user)
      const { id, version } = user
      await run(standing, { of: 'user', id, version }, [{ name: 'trashUser', input: { ...deed(), id } }])
    },

    async addGroup(input: GroupInput, members: MembersChange | undefined, standing: Standing): Promise<Group> {
      const prepared = prepareGroup(handle, input)
      const { id } = prepared
      const steps: Step[] = [{ name: 'createGroup', input: { ...deed(), ...prepared } }]
      if (members !== undefined)
        steps.push({ name: 'changeMembers', input: { ...deed(), group: id, ...checkMembers(handle, members) } })
      return groupIn(await run(standing, { of: 'group', id, version: null }, steps))
    },

    async changeGroup({ id, version, managedBy }: Group, change: GroupChange, standing: Standing): Promise<Group> {
      const steps: Step[] = []
      if (change.patch !== undefined) {
        requireKeptHere({ managedBy })
        steps.push({ name: 'updateGroup', input: { ...deed(), id, patch: checkGroupPatch(change.patch) } })
      }
      if (change.members !== undefined)
        steps.push({ name: 'changeMembers', input: { ...deed(), group: id, ...checkMembers(handle, change.members) } })
      return groupIn(await run(standing, { of: 'group', id, version }, steps))
    },

    async deleteGroup(group: Group, standing: Standing): Promise<void> {
      requireKeptHere(group)
      const { id, version } = group
      await run(standing, { of: 'group', id, version }, [{ name: 'deleteGroup', input: { ...deed(), id } }])
    },
  }
}

import { Problem, type GroupId, type UserId } from '#ground'
import type { Tx } from '#store'
import type { Group } from '../group.ts'
import { defaultSettings, type DirectoryServerSettings } from '../settings.ts'
import type { User } from '../user.ts'
import { getGroup, groupCommands } from './group-commands.ts'
import { membershipCommands } from './membership-commands.ts'
import { pictureCommands } from './picture-commands.ts'
import { profileCommands } from './profile-commands.ts'
import { trashCommands } from './trash-commands.ts'
import { getUser, userCommands } from './user-commands.ts'

/** Commands that a change of one entry may be made of. */
const stepCommands = {
  ...userCommands,
  ...pictureCommands,
  ...profileCommands,
  ...trashCommands,
  ...groupCommands,
  ...membershipCommands,
}

export type StepName =
  | 'createUser'
  | 'updateUser'
  | 'updateOwnProfile'
  | 'setPassword'
  | 'setDisabled'
  | 'setPicture'
  | 'trashUser'
  | 'createGroup'
  | 'updateGroup'
  | 'changeMembers'
  | 'deleteGroup'

export type Step = { [N in StepName]: { name: N; input: Parameters<(typeof stepCommands)[N]>[1] } }[StepName]

/**
 * What a change rests on beside the role of who asks, looked at again inside the transaction: the right may have ended
 * while the change waited for its turn.
 */
export interface Standing {
  /** The base of a view of the directory server, which must still take changes. */
  view: string
  /** The secret of the directory server that was bound with. */
  secret: string | null
  /** The person who is bound, and as what they proved to be. */
  person: { id: UserId; credentialVersion: number } | null
}

export type Subject = { of: 'user'; id: UserId } | { of: 'group'; id: GroupId }

export interface Together {
  standing: Standing
  /** What is changed, and the version it had when the change was worked out; null for something new. */
  subject: Subject & { version: number | null }
  steps: Step[]
}

/** What became of the subject; null once there is none. Nothing is done to one that has changed, and has this version now. */
export type Changed =
  | { of: 'user'; user: User }
  | { of: 'group'; group: Group }
  | { of: 'outdated'; version: number }
  | null

const ended = (): Problem => new Problem('unauthenticated', 'What you were signed in with has ended meanwhile.')

async function requireStanding(tx: Tx, { view, secret, person }: Standing): Promise<void> {
  const row = await tx.db.selectFrom('setting').select('value').where('key', '=', 'directoryServer').executeTakeFirst()
  const { enabled, views }: DirectoryServerSettings = {
    ...defaultSettings.directoryServer,
    ...(row && (JSON.parse(row.value) as Partial<DirectoryServerSettings>)),
  }
  if (!enabled || !views.some(({ base, writable }) => base === view && writable))
    throw new Problem('unsupported', 'This tree takes no changes any more.')
  if (secret !== null) {
    const known = await tx.db.selectFrom('secret').select('id').where('id', '=', secret).executeTakeFirst()
    if (known === undefined) throw ended()
  }
  if (person !== null) {
    const bound = await tx.db
      .selectFrom('user')
      .select('credentialVersion')
      .where('id', '=', person.id)
      .executeTakeFirst()
    if (bound?.credentialVersion !== person.credentialVersion) throw ended()
  }
}

export const togetherCommands = {
  /** Several commands about one person or group in one transaction: all are done or none. */
  async changeTogether(tx: Tx, { standing, subject, steps }: Together): Promise<Changed> {
    await requireStanding(tx, standing)
    if (subject.version !== null) {
      const found = subject.of === 'user' ? await getUser(tx, subject.id) : await getGroup(tx, subject.id)
      if (found.version !== subject.version) return { of: 'outdated', version: found.version }
    }
    for (const { name, input } of steps) await stepCommands[name](tx, input as never)
    if (steps.some(({ name }) => name === 'deleteGroup')) return null
    return subject.of === 'user'
      ? { of: 'user', user: await getUser(tx, subject.id) }
      : { of: 'group', group: await getGroup(tx, subject.id) }
  },
}

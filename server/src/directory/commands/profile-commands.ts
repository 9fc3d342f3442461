import { Problem, say } from '#ground'
import type { Tx } from '#store'
import { isAtLeast } from '../role.ts'
import { defaultSettings, type PolicySettings } from '../settings.ts'
import type { User } from '../user.ts'
import { resolveAsker, type Asker } from '../who-may.ts'
import { requireVersion, type Deed } from './deed.ts'
import { getUser, patchUser, recordUser, type UserPatch } from './user-commands.ts'

/** All that people change about themselves. Whatever is not named here is somebody else's to change. */
export const ownFields = [
  'displayName',
  'givenName',
  'familyName',
  'recoveryEmail',
  'locale',
  'zoneinfo',
  'phone',
  'attributes',
  'sshKeys',
] as const satisfies readonly (keyof UserPatch)[]

export type OwnPatch = Pick<UserPatch, (typeof ownFields)[number]>

const isOwnField = (key: string): boolean => ownFields.some(field => field === key)
/** What `policy.lockProfiles` leaves to admins: a given name says as much about who somebody is as the whole name. */
const lockedFields = ['displayName', 'givenName', 'familyName', 'recoveryEmail'] as const
/** What an external directory says about its people. */
const keptThere = ['displayName', 'givenName', 'familyName'] as const

async function isLocked(tx: Tx, asker: Asker): Promise<boolean> {
  if (isAtLeast(asker.role, 'admin')) return false
  const row = await tx.db.selectFrom('setting').select('value').where('key', '=', 'policy').executeTakeFirst()
  const policy = { ...defaultSettings.policy, ...(row && (JSON.parse(row.value) as Partial<PolicySettings>)) }
  return policy.lockProfiles
}

/** Throws Problem `forbidden` where names and e-mail addresses are for admins to change, and the asker is none. */
export async function requireUnlocked(tx: Tx, asker: Asker): Promise<void> {
  if (await isLocked(tx, asker))
    throw new Problem('forbidden', 'Your name and e-mail addresses are changed by an admin here. Ask one of them.')
}

async function requireOwnAttributes(tx: Tx, { attributes = {} }: OwnPatch): Promise<void> {
  for (const id of Object.keys(attributes)) {
    const row = await tx.db.selectFrom('attribute').select('editedBy').where('id', '=', id).executeTakeFirst()
    if (row?.editedBy !== 'self') throw new Problem('forbidden', 'This field is filled in by an admin.')
  }
}

export const profileCommands = {
  /**
   * What people change about themselves. Throws Problem `forbidden` for anything that is not theirs to change, now; and
   * `conflict` for what is kept elsewhere, or was changed since they looked.
   */
  async updateOwnProfile(tx: Tx, input: Deed & { patch: OwnPatch; ifVersion: number }): Promise<User> {
    const { patch } = input
    const asker = await resolveAsker(tx, input.actor, input.at)
    if (asker.id === null) throw new Problem('forbidden', 'Only a person has a profile.')
    const before = await getUser(tx, asker.id)
    requireVersion(before, input.ifVersion)
    const named = Object.keys(patch)
    if (!named.every(isOwnField)) throw new Problem('forbidden', 'This is not for people themselves to change.')
    if (before.managedBy !== null)
      throw new Problem(
        'conflict',
        say('This is kept in {file}. Change it there and apply it again.', { file: before.managedBy }),
      )
    if (before.source !== 'local' && keptThere.some(field => field in patch))
      throw new Problem('conflict', 'Your name is kept in an external directory and is changed there.')
    if (lockedFields.some(field => field in patch)) await requireUnlocked(tx, asker)
    await requireOwnAttributes(tx, patch)
    return recordUser(tx, input, before, patchUser(before, patch, input.at))
  },
}

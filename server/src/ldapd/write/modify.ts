import { isDeepStrictEqual } from 'node:util'
import type { Secret } from '#ground'
import { isAtLeast, type PersonChange, type User } from '#directory'
import { type Answer, type ModifyRequest, type Operation, ResultCode } from '@doorward/ldap'
import { requireAssertion } from '../search/assertion.ts'
import type { Session } from '../session.ts'
import type { Place } from '../tree/place.ts'
import { type Asker, findAsker, isOwnProfile, requireFresh, requireMayChange, requireMayChangeGroup } from './asker.ts'
import { attempt } from './attempt.ts'
import { readAfter, readBefore } from './entry-read.ts'
import { readGroupChanges } from './group-changes.ts'
import { type Located, locate, requireSeen } from './locate.ts'
import { requireOldPassword } from './old-password.ts'
import { keepingSession } from './own-password.ts'
import { isPassword, type PasswordWish, readPasswordWish, requirePrivacy } from './password-value.ts'
import type { WriteParts } from './parts.ts'
import { readPersonChanges } from './person-changes.ts'
import type { PersonDraft } from './person-fields.ts'
import { refuse } from './refusal.ts'

type ModifyOperation = Operation<Session, ModifyRequest>
type Of<K extends Place['kind']> = Extract<Place, { kind: K }>
/** Whether the old password that was given is right: compared once, however often the change is worked out. */
type Prove = (user: User, old: Secret) => Promise<void>

const success = ResultCode.success

const noSuchPassword = () => refuse(ResultCode.noSuchAttribute, 'modify/delete: userPassword: no such value')

/** Modify (RFC 4511 §4.6): all of it or nothing. */
export const createModify = (parts: WriteParts) => (operation: ModifyOperation) => {
  let proven: Promise<void> | undefined
  const prove: Prove = (user, old) =>
    (proven ??= requireOldPassword(parts, operation.connection, user, old, noSuchPassword()))
  return attempt(parts.catchUp, () => modify(parts, operation, prove))
}

async function modify(parts: WriteParts, operation: ModifyOperation, prove: Prove): Promise<Answer> {
  const { request, connection } = operation
  const located = locate(parts, connection, request.object)
  const place = requireSeen(located)
  const isOwnPassword = request.changes.every(({ modification: { type } }) => isPassword(type))
  const asker = await findAsker(parts, connection, located.tree, { isOwnPassword })
  if (place.kind === 'node') throw refuse(ResultCode.unwillingToPerform, 'This entry follows from the settings.')
  return place.kind === 'person'
    ? modifyPerson(parts, operation, located, place, asker, prove)
    : modifyGroup(parts, operation, located, place, asker)
}

async function modifyPerson(
  parts: WriteParts,
  operation: ModifyOperation,
  { tree, derived }: Located,
  place: Of<'person'>,
  asker: Asker,
  prove: Prove,
): Promise<Answer> {
  const { memory } = parts
  const { connection, request } = operation
  const user = memory.people.at(place.slot)
  if (user === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
  requireMayChange(asker, user)
  requireAssertion(operation, place, derived)
  const seesAll = isAtLeast(asker.role, 'usermanager')
  const draft = readPersonChanges({ memory, profile: tree.view.profile }, user, request.changes, seesAll)
  const wish = readPasswordWish(request.changes)
  if (wish !== undefined) requirePrivacy(connection, memory)
  requireAllowed(asker, user, draft, wish)
  if (wish?.old !== undefined) await prove(user, wish.old)
  const change = changeOf(asker, user, draft, wish)

  const controls = readBefore(operation, { of: 'person', slot: place.slot, subject: user }, derived)
  const write = () => asker.entries.changePerson(user, change, asker.standing)
  const isSame = Object.keys(change).length === 0
  const subject = isSame ? user : await keepingSession(parts, connection, user, change.password !== undefined, write)
  return {
    resultCode: success,
    controls: [...controls, ...readAfter(operation, { of: 'person', slot: place.slot, subject }, derived)],
  }
}

/** What a door has to refuse itself, as the API does: what is sensitive, and an address nobody has shown to be theirs. */
function requireAllowed(asker: Asker, user: User, { patch }: PersonDraft, wish: PasswordWish | undefined): void {
  if (isOwnProfile(asker, user) && patch.email !== undefined)
    throw refuse(
      ResultCode.unwillingToPerform,
      'mail: your address is changed on your profile page, by a link that is sent to the new one.',
    )
  const isSensitive = (['role', 'email', 'sshKeys'] as const).some(
    field => patch[field] !== undefined && !isDeepStrictEqual(patch[field], user[field]),
  )
  if (isSensitive || (wish !== undefined && wish.old === undefined)) requireFresh(asker)
}

function changeOf(
  asker: Asker,
  user: User,
  { patch, disabled, picture }: PersonDraft,
  wish: PasswordWish | undefined,
): PersonChange {
  return {
    ...(Object.keys(patch).length > 0 && { patch, isOwn: isOwnProfile(asker, user) }),
    ...(disabled !== undefined && disabled !== user.disabledByAdmin && { disabled }),
    ...(picture !== undefined && { picture }),
    ...(wish !== undefined && { password: { plain: wish.next, mustChange: false } }),
  }
}

async function modifyGroup(
  parts: WriteParts,
  operation: ModifyOperation,
  { sight, derived }: Located,
  place: Of<'group'>,
  asker: Asker,
): Promise<Answer> {
  const { slot } = place
  const group = parts.memory.groups.at(slot)
  if (group === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
  requireMayChangeGroup(asker, group)
  requireAssertion(operation, place, derived)
  const change = readGroupChanges({ ...parts, sight }, group, slot, operation.request.changes)
  const controls = readBefore(operation, { of: 'group', slot, subject: group }, derived)
  const isSame = Object.keys(change).length === 0
  const subject = isSame ? group : await asker.entries.changeGroup(group, change, asker.standing)
  return {
    resultCode: success,
    controls: [...controls, ...readAfter(operation, { of: 'group', slot, subject }, derived)],
  }
}

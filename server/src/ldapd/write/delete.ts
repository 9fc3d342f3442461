import { type Answer, type DeleteRequest, type Operation, ResultCode } from '@doorward/ldap'
import { requireAssertion } from '../search/assertion.ts'
import type { Session } from '../session.ts'
import { findAsker, requireMayChange, requireMayChangeGroup } from './asker.ts'
import { attempt } from './attempt.ts'
import { readBefore } from './entry-read.ts'
import { locate, requireSeen } from './locate.ts'
import type { WriteParts } from './parts.ts'
import { refuse } from './refusal.ts'

type DeleteOperation = Operation<Session, DeleteRequest>

/** Delete (RFC 4511 §4.8): a person goes to the trash, a group is gone. */
export const createDelete = (parts: WriteParts) => (operation: DeleteOperation) =>
  attempt(parts.catchUp, () => remove(parts, operation))

async function remove(parts: WriteParts, operation: DeleteOperation): Promise<Answer> {
  const { memory } = parts
  const { request, connection } = operation
  const located = locate(parts, connection, request.entry)
  const place = requireSeen(located)
  const asker = await findAsker(parts, connection, located.tree)
  const { derived } = located
  if (place.kind === 'node') {
    const isLeaf = place.node.content === undefined && place.node.children.size === 0
    throw isLeaf
      ? refuse(ResultCode.unwillingToPerform, 'This entry follows from the settings.')
      : refuse(ResultCode.notAllowedOnNonLeaf, 'subordinate objects must be deleted first')
  }
  if (place.kind === 'person') {
    const subject = memory.people.at(place.slot)
    if (subject === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
    requireMayChange(asker, subject)
    requireAssertion(operation, place, derived)
    const controls = readBefore(operation, { of: 'person', slot: place.slot, subject }, derived)
    await asker.entries.deletePerson(subject, asker.standing)
    return { resultCode: ResultCode.success, controls }
  }
  const subject = memory.groups.at(place.slot)
  if (subject === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
  requireMayChangeGroup(asker, subject)
  requireAssertion(operation, place, derived)
  const controls = readBefore(operation, { of: 'group', slot: place.slot, subject }, derived)
  await asker.entries.deleteGroup(subject, asker.standing)
  return { resultCode: ResultCode.success, controls }
}

import {
  type Answer,
  equalDN,
  type ModifyDNRequest,
  type Operation,
  parseDN,
  parseRDN,
  printDN,
  type RDN,
  ResultCode,
} from '@doorward/ldap'
import { requireAssertion } from '../search/assertion.ts'
import type { Session } from '../session.ts'
import { findAsker, requireMayChange, requireMayChangeGroup } from './asker.ts'
import { attempt } from './attempt.ts'
import { readAfter, readBefore } from './entry-read.ts'
import { type Located, locate, requireSeen } from './locate.ts'
import type { WriteParts } from './parts.ts'
import { refuse } from './refusal.ts'
import { getType, keyOf } from './values.ts'

type ModifyDNOperation = Operation<Session, ModifyDNRequest>

/** ModifyDN (RFC 4511 §4.9): a group gets another name. People keep theirs, and nothing moves. */
export const createModifyDN = (parts: WriteParts) => (operation: ModifyDNOperation) =>
  attempt(parts.catchUp, () => rename(parts, operation))

async function rename(parts: WriteParts, operation: ModifyDNOperation): Promise<Answer> {
  const { memory } = parts
  const { request, connection } = operation
  const newRDN = parseRDN(request.newRDN)
  const located = locate(parts, connection, request.entry)
  const place = requireSeen(located)
  const asker = await findAsker(parts, connection, located.tree)
  if (place.kind === 'node') throw refuse(ResultCode.unwillingToPerform, 'This entry follows from the settings.')
  const { slot } = place
  const { derived } = located
  if (place.kind === 'person') {
    const subject = memory.people.at(slot)
    if (subject === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
    requireMayChange(asker, subject)
    requireAssertion(operation, place, derived)
    requireStays(parts, operation, located)
    const again = parts.findPlace(printDN([newRDN, ...parseDN(request.entry).slice(1)]))
    if (again.kind !== 'person' || again.slot !== slot)
      throw refuse(ResultCode.unwillingToPerform, 'A username is set once and never changed.')
    const told = { of: 'person', slot, subject } as const
    const controls = [...readBefore(operation, told, derived), ...readAfter(operation, told, derived)]
    return { resultCode: ResultCode.success, controls }
  }
  const group = memory.groups.at(slot)
  if (group === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
  requireMayChangeGroup(asker, group)
  requireAssertion(operation, place, derived)
  requireStays(parts, operation, located)
  const name = readNewName(newRDN, group.name, request, located)
  const controls = readBefore(operation, { of: 'group', slot, subject: group }, derived)
  const isSame = name === group.name
  const subject = isSame ? group : await asker.entries.changeGroup(group, { patch: { name } }, asker.standing)
  return {
    resultCode: ResultCode.success,
    controls: [...controls, ...readAfter(operation, { of: 'group', slot, subject }, derived)],
  }
}

function requireStays({ findPlace }: WriteParts, { request }: ModifyDNOperation, { tree }: Located): void {
  const { entry, newSuperior } = request
  if (newSuperior === undefined || equalDN(newSuperior, printDN(parseDN(entry).slice(1)))) return
  const { tree: other } = findPlace(newSuperior)
  throw other?.view === tree.view
    ? refuse(ResultCode.unwillingToPerform, 'People are below the people and groups below the groups; nothing moves.')
    : refuse(ResultCode.affectsMultipleDSAs, 'An entry does not move to another tree.')
}

/** The new name of a group. It has one, so the old one goes; asked to keep it, the server refuses. */
function readNewName(rdn: RDN, old: string, { deleteOldRDN }: ModifyDNRequest, { tree }: Located): string {
  const [part, ...more] = rdn
  const { types } = tree.view.profile
  if (part === undefined || more.length > 0 || typeof part.value !== 'string')
    throw refuse(ResultCode.namingViolation, 'A group is named by one value.')
  const type = getType(types, part.type)
  if (type.name.toLowerCase() !== 'cn')
    throw refuse(ResultCode.namingViolation, 'A group is named by its name: cn=<name>.')
  const keyOfName = (name: string): string => keyOf(type, Buffer.from(name), 0)
  if (!deleteOldRDN && keyOfName(part.value) !== keyOfName(old))
    throw refuse(ResultCode.unwillingToPerform, 'A group has one name. Let the old one go: deleteoldrdn 1.')
  return part.value
}

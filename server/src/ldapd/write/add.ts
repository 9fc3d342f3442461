import { isAtLeast } from '#directory'
import {
  type AddRequest,
  type Answer,
  assertionType,
  decodeAssertion,
  type Operation,
  parseDN,
  printDN,
  ResultCode,
} from '@doorward/ldap'
import { matchesStatic } from '../search/compile-static.ts'
import { assertionFailed } from '../search/assertion.ts'
import type { Session } from '../session.ts'
import { type Asker, findAsker } from './asker.ts'
import { attempt } from './attempt.ts'
import { readAfter } from './entry-read.ts'
import { type Located, locate, requireSeen } from './locate.ts'
import { readNewGroup } from './new-group.ts'
import { type Naming, readAttributes, readNewPerson } from './new-person.ts'
import { isPassword, requirePrivacy } from './password-value.ts'
import type { WriteParts } from './parts.ts'
import { refuse } from './refusal.ts'
import { getType } from './values.ts'

type AddOperation = Operation<Session, AddRequest>

const done = ResultCode.success

/** Add (RFC 4511 §4.7): a person below `ou=users`, or a group below `ou=groups`. */
export const createAdd = (parts: WriteParts) => (operation: AddOperation) =>
  attempt(parts.catchUp, () => add(parts, operation))

async function add(parts: WriteParts, operation: AddOperation): Promise<Answer> {
  const { connection, request } = operation
  const dn = parseDN(request.entry)
  if (dn.length === 0) throw refuse(ResultCode.unwillingToPerform, 'The root DSE is not to be added.')
  const above = locate(parts, connection, printDN(dn.slice(1)))
  const parent = requireSeen(above)
  const asker = await findAsker(parts, connection, above.tree)
  if (!isAtLeast(asker.role, 'usermanager'))
    throw refuse(
      ResultCode.insufficientAccessRights,
      'People and groups are added by user managers, admins and owners.',
    )
  if (request.attributes.some(({ type }) => isPassword(type))) requirePrivacy(connection, parts.memory)
  const existing = parts.findPlace(request.entry)
  if (existing.kind !== 'nothing')
    throw refuse(ResultCode.entryAlreadyExists, 'There is an entry of this name already.')
  const content = parent.kind === 'node' ? parent.node.content : undefined
  if (content === undefined)
    throw refuse(
      ResultCode.unwillingToPerform,
      'Entries are added below the people and below the groups, and nowhere else.',
    )
  const { profile } = above.tree.view
  const [part, ...more] = dn[0] ?? []
  if (part === undefined || more.length > 0 || typeof part.value !== 'string')
    throw refuse(ResultCode.namingViolation, 'An entry is named by one value.')
  const naming: Naming = { type: getType(profile.types, part.type), value: part.value }
  requireAssertionOfNew(operation, above)
  return content === 'people'
    ? addPerson(parts, operation, above, asker, naming)
    : addGroup(parts, operation, above, asker, naming)
}

/** RFC 4528 leaves open what the target of an Add is; as in slapd it is the entry that is sent. */
function requireAssertionOfNew(operation: AddOperation, { tree }: Located): void {
  const control = operation.findControl(assertionType)
  if (control === undefined) return
  const filter = decodeAssertion(control)
  const { profile } = tree.view
  const given = readAttributes(profile.types, operation.request.attributes)
  const attributes = new Map([...given].map(([type, { texts }]) => [type, texts.map(text => Buffer.from(text))]))
  if (!matchesStatic(filter, { dn: operation.request.entry, attributes }, profile)) throw assertionFailed()
}

async function addPerson(
  { memory }: WriteParts,
  operation: AddOperation,
  { tree, derived }: Located,
  { entries, standing, role }: Asker,
  naming: Naming,
): Promise<Answer> {
  const words = { memory, profile: tree.view.profile }
  const { input, more } = readNewPerson(words, naming, operation.request.attributes, { tree, role })
  const subject = await entries.addPerson(input, more, standing)
  const slot = memory.people.slotOf(subject.id)
  const controls = slot === undefined ? [] : readAfter(operation, { of: 'person', slot, subject }, derived)
  return { resultCode: done, controls }
}

async function addGroup(
  parts: WriteParts,
  operation: AddOperation,
  { sight, derived }: Located,
  { entries, standing }: Asker,
  naming: Naming,
): Promise<Answer> {
  const { memory } = parts
  const { input, members } = readNewGroup({ ...parts, sight }, naming, operation.request.attributes)
  const subject = await entries.addGroup(input, members, standing)
  const slot = memory.groups.slotOf(subject.id)
  const controls = slot === undefined ? [] : readAfter(operation, { of: 'group', slot, subject }, derived)
  return { resultCode: done, controls }
}

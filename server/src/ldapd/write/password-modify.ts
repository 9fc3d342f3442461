import { newGivenPassword, Secret } from '#ground'
import type { User } from '#directory'
import {
  type Connection,
  decodePasswordModify,
  encodeGeneratedPassword,
  type ExtendedAnswer,
  type ExtendedRequest,
  LdapError,
  type Operation,
  ResultCode,
  SecretOctets,
} from '@doorward/ldap'
import type { Session } from '../session.ts'
import { printPlaceDN } from '../tree/print-place.ts'
import { findAsker, requireFresh, requireMayChange } from './asker.ts'
import { attempt } from './attempt.ts'
import { locate, requireSeen } from './locate.ts'
import { requireOldPassword } from './old-password.ts'
import { keepingSession } from './own-password.ts'
import { requirePrivacy } from './password-value.ts'
import type { WriteParts } from './parts.ts'
import { refuse } from './refusal.ts'
import { textOf } from './values.ts'

const wrongPassword = () => refuse(ResultCode.unwillingToPerform, 'The old password is wrong.')

type PasswordOperation = Operation<Session, ExtendedRequest>

/**
 * Password Modify (RFC 3062): one's own, proven by the old one or by a bind of the last minutes; or that of somebody one
 * manages. Without a new one the server makes one and tells it.
 */
export const createPasswordModify = (parts: WriteParts) => (operation: PasswordOperation) => {
  const { connection } = operation
  const wish = decodePasswordModify(operation.request.value)
  requirePrivacy(connection, parts.memory)
  const old = wish.oldPassword && readSecret(wish.oldPassword)
  const next = wish.newPassword === undefined ? undefined : readSecret(wish.newPassword)
  let proven: Promise<void> | undefined
  const prove = (user: User, given: Secret): Promise<void> =>
    (proven ??= requireOldPassword(parts, connection, user, given, wrongPassword()))
  const named = wish.userIdentity ?? ''
  return attempt(parts.catchUp, () => change(parts, connection, { named, old, next, prove }))
}

interface Wish {
  named: string
  old: Secret | undefined
  next: Secret | undefined
  prove: (user: User, given: Secret) => Promise<void>
}

async function change(
  parts: WriteParts,
  connection: Connection<Session>,
  { named, old, next, prove }: Wish,
): Promise<ExtendedAnswer> {
  const session = connection.state
  const located = locate(parts, connection, nameIn(parts, session, named))
  const place = requireSeen(located)
  const isOwn = place.kind === 'person' && session.kind === 'person' && isSlotOf(parts, session, place.slot)
  const asker = await findAsker(parts, connection, located.tree, { isOwnPassword: isOwn })
  const user = place.kind === 'person' ? parts.memory.people.at(place.slot) : undefined
  if (user === undefined)
    throw refuse(ResultCode.unwillingToPerform, 'Only people have passwords that are changed like this.')
  requireMayChange(asker, user)
  if (old === undefined) requireFresh(asker)
  else await prove(user, old)
  const plain = next ?? new Secret(newGivenPassword())
  // One that somebody else was told is good for one sign-in.
  const mustChange = next === undefined && !isOwn
  const write = () => asker.entries.changePerson(user, { password: { plain, mustChange } }, asker.standing)
  await keepingSession(parts, connection, user, true, write)
  return {
    resultCode: ResultCode.success,
    ...(next === undefined && { value: encodeGeneratedPassword(new SecretOctets(plain.reveal())) }),
  }
}

const isSlotOf = ({ memory }: WriteParts, { userId }: Extract<Session, { kind: 'person' }>, slot: number): boolean =>
  memory.people.slotOf(userId) === slot

/** The DN of whom is meant: a DN, RFC 4513's forms of an identity, a plain name, or nothing for oneself. */
function nameIn({ memory, findPlace }: WriteParts, session: Session, named: string): string {
  if (session.kind === 'anonymous') return ''
  if (named === '') return session.dn
  const text = named.replace(/^dn:/i, '')
  const name = named.replace(/^u:/i, '')
  const user = text === named ? memory.people.resolve(name) : undefined
  const slot = user && memory.people.slotOf(user.id)
  if (slot !== undefined) {
    const tree = session.view.main
    return printPlaceDN({ kind: 'person', tree, slot, above: tree.root })
  }
  try {
    findPlace(text)
    return text
  } catch (error) {
    if (error instanceof LdapError) throw refuse(ResultCode.noSuchObject, 'There is no such person.')
    throw error
  }
}

function readSecret(octets: SecretOctets): Secret {
  const bytes = octets.reveal()
  if (bytes.length === 0) throw refuse(ResultCode.constraintViolation, 'An empty password is none.')
  return new Secret(textOf('userPassword', bytes, 0))
}

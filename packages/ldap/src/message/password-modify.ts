import { BerReader } from '../ber/reader.ts'
import { contextTag, Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import { SecretOctets } from '../octets.ts'
import { ResultCode } from './result-code.ts'

const userIdentityTag = contextTag(0)
const oldPasswordTag = contextTag(1)
const newPasswordTag = contextTag(2)
const generatedPasswordTag = contextTag(0)

/** The value of a Password Modify request, RFC 3062 §2. */
export interface PasswordModify {
  /** Usually a DN; absent for the one who is bound. */
  readonly userIdentity: string | undefined
  readonly oldPassword: SecretOctets | undefined
  /** Absent when the server is to make one. */
  readonly newPassword: SecretOctets | undefined
}

/** Throws protocolError when the value is not what RFC 3062 says. */
export function decodePasswordModify(value: Uint8Array | undefined): PasswordModify {
  if (value === undefined) return { userIdentity: undefined, oldPassword: undefined, newPassword: undefined }
  try {
    const reader = new BerReader(value)
    const outer = reader.enter(Tag.sequence)
    const userIdentity = reader.peek() === userIdentityTag ? reader.text(userIdentityTag) : undefined
    const oldPassword = reader.peek() === oldPasswordTag ? new SecretOctets(reader.octets(oldPasswordTag)) : undefined
    const newPassword = reader.peek() === newPasswordTag ? new SecretOctets(reader.octets(newPasswordTag)) : undefined
    reader.leave(outer)
    return { userIdentity, oldPassword, newPassword }
  } catch (cause) {
    throw new LdapError(ResultCode.protocolError, 'The value of the Password Modify request is malformed.', { cause })
  }
}

/** The value of the request. */
export function encodePasswordModify({ userIdentity, oldPassword, newPassword }: PasswordModify): Uint8Array {
  const writer = new BerWriter(64)
  const mark = writer.begin(Tag.sequence)
  if (userIdentity !== undefined) writer.octets(userIdentity, userIdentityTag)
  if (oldPassword !== undefined) writer.octets(oldPassword.reveal(), oldPasswordTag)
  if (newPassword !== undefined) writer.octets(newPassword.reveal(), newPasswordTag)
  writer.end(mark)
  return writer.copy()
}

/** The value of the response that tells a password the server made. */
export function encodeGeneratedPassword(password: SecretOctets): Uint8Array {
  const writer = new BerWriter(64)
  const mark = writer.begin(Tag.sequence)
  writer.octets(password.reveal(), generatedPasswordTag)
  writer.end(mark)
  return writer.copy()
}

import { type Modification, ModifyOperation, ResultCode } from '@doorward/ldap'
import type { AttributeType } from '../schema/attribute-type.ts'
import { refuse } from './refusal.ts'

export const isPhoto = ({ name }: AttributeType): boolean => name === 'jpegPhoto'

/** The file of the one picture a person has. What it holds is looked at where pictures are taken in. */
export function readPhoto(values: readonly Uint8Array[]): Uint8Array {
  const [value, ...more] = values
  if (value === undefined || more.length > 0)
    throw refuse(ResultCode.constraintViolation, 'jpegPhoto: a person has one picture')
  return value
}

/** What a change makes of somebody's picture; null takes it away. */
export function readPhotoChange(
  { operation, modification: { values } }: Modification,
  hasOne: boolean,
): Uint8Array | null {
  switch (operation) {
    case ModifyOperation.add:
      if (hasOne) throw refuse(ResultCode.attributeOrValueExists, 'modify/add: jpegPhoto: a person has one picture')
      return readPhoto(values)
    case ModifyOperation.replace:
      return values.length === 0 ? null : readPhoto(values)
    case ModifyOperation.delete:
      // RFC 4511 §4.6 would look for an equal one, and there is no rule for what is equal.
      if (values.length > 0)
        throw refuse(ResultCode.inappropriateMatching, 'modify/delete: jpegPhoto: no equality matching rule')
      if (!hasOne) throw refuse(ResultCode.noSuchAttribute, 'modify/delete: jpegPhoto: no such attribute')
      return null
    case ModifyOperation.increment:
  }
  throw refuse(ResultCode.constraintViolation, 'jpegPhoto: holds no numbers')
}

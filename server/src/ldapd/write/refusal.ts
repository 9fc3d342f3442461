import { Problem } from '#ground'
import { LdapError, ResultCode } from '@doorward/ldap'

/** A refusal of one operation, with a sentence for whoever reads the client's log. */
export const refuse = (resultCode: ResultCode, message: string, matchedDN = ''): LdapError =>
  new LdapError(resultCode, message, { matchedDN })

/** Paths of problems that are names of entries. */
const names = new Set(['username', 'name'])

/**
 * What the directory refuses, in LDAP's codes. What it calls a conflict is a name that is taken, a value that is somebody
 * else's, or a rule that is not about this entry alone, such as the last owner.
 */
export function tellRefusal(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const { code, message, fields, retryAfterMs } = error
  const [first] = fields
  if (code === 'unauthenticated') return refuse(ResultCode.insufficientAccessRights, message)
  // Too many passwords at once, and not a store that is out of reach.
  if (code === 'unavailable' && retryAfterMs !== undefined) return refuse(ResultCode.busy, message)
  if (code !== 'conflict') return error
  if (first === undefined) return refuse(ResultCode.unwillingToPerform, message)
  return refuse(names.has(first.path) ? ResultCode.entryAlreadyExists : ResultCode.constraintViolation, message)
}

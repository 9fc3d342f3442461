import { LdapError } from '../error.ts'
import type { LdapResult } from '../message/result.ts'
import { ResultCode } from '../message/result-code.ts'

/** Throws what the server refuses with, in its own words. */
export function requireSuccess({ resultCode, diagnosticMessage, matchedDN, referral }: LdapResult): void {
  if (resultCode === ResultCode.success) return
  throw new LdapError(resultCode, diagnosticMessage, { matchedDN, ...(referral && { referral }) })
}

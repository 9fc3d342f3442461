import type { BerReader } from '../ber/reader.ts'
import { contextConstructedTag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import type { ResultCode } from './result-code.ts'

/** LDAPResult, RFC 4511 §4.1.9: what every operation but unbind and abandon ends with. */
export interface LdapResult {
  readonly resultCode: ResultCode
  readonly matchedDN: string
  readonly diagnosticMessage: string
  /** LDAP URLs; there exactly when the code is `referral`. */
  readonly referral?: readonly string[]
}

/** A result to be sent: everything but the code may be left out. */
export type Result = Partial<LdapResult> & Pick<LdapResult, 'resultCode'>

const referralTag = contextConstructedTag(3)

/** Reads the components of a result; the caller has entered the operation and may find more behind them. */
export function readResult(reader: BerReader): LdapResult {
  const resultCode = reader.enumerated(0, 0x7fffffff)
  const matchedDN = reader.text()
  const diagnosticMessage = reader.text()
  if (reader.peek() !== referralTag) return { resultCode, matchedDN, diagnosticMessage }
  const outer = reader.enter(referralTag)
  const referral: string[] = []
  while (!reader.atEnd) referral.push(reader.text())
  reader.leave(outer)
  return { resultCode, matchedDN, diagnosticMessage, referral }
}

export function writeResult(writer: BerWriter, result: Result): void {
  writer.enumerated(result.resultCode)
  writer.octets(result.matchedDN ?? '')
  writer.octets(result.diagnosticMessage ?? '')
  if (result.referral === undefined) return
  const mark = writer.begin(referralTag)
  for (const url of result.referral) writer.octets(url)
  writer.end(mark)
}

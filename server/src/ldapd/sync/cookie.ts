import { LdapError, ResultCode } from '@doorward/ldap'
import { parseCsn, printCsn } from '../schema/value-text.ts'

/** How far a copy has come: `rid=<as sent>,csn=<CSN>`, the only form OpenLDAP's consumer reads. */
export interface SyncCookie {
  /** The number the consumer gives its provider, three digits; it comes back as it was sent. */
  rid: string
  /** The change log's number; undefined for a copy that is empty. */
  seq: number | undefined
}

const ridForm = /^\d{1,3}$/
/** Other servers a consumer may know stand behind `;`, each by a number of its own. Ours is 0. */
const csnOfOurs = /#000#[0-9a-f]{6}$/i

/**
 * Reads a cookie as OpenLDAP's consumers send them: `rid=001`, or with `sid=…` and `csn=…;csn=…` in any order. Throws
 * protocolError when it is none, and e-syncRefreshRequired when the CSN is not one that was given out here.
 */
export function parseCookie(bytes: Uint8Array | undefined): SyncCookie {
  if (bytes === undefined || bytes.length === 0) return { rid: '000', seq: undefined }
  let rid: string | undefined
  let csn: string | undefined
  for (const part of Buffer.from(bytes).toString().split(/[,;]/)) {
    const at = part.indexOf('=')
    const [name, value] = at < 0 ? ['', part] : [part.slice(0, at), part.slice(at + 1)]
    if (name === 'rid' && ridForm.test(value)) rid = value
    // In `csn=…;…` every value but the first stands alone.
    else if (name === 'csn' || name === '') csn = csnOfOurs.test(value) ? value : (csn ?? '')
  }
  if (rid === undefined) throw new LdapError(ResultCode.protocolError, 'The synchronisation cookie has no rid.')
  if (csn === undefined || csn === '') return { rid, seq: undefined }
  const seq = parseCsn(csn)
  if (seq === undefined) throw refreshRequired('The synchronisation cookie is of another server.')
  return { rid, seq }
}

export const printCookie = (rid: string, seq: number): Uint8Array => Buffer.from(`rid=${rid},csn=${printCsn(seq)}`)

export const refreshRequired = (message: string): LdapError =>
  new LdapError(ResultCode.eSyncRefreshRequired, `${message} Begin anew, without a cookie.`)

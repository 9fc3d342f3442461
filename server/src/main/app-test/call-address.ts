import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type OutgoingHttpHeaders, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isLinkLocal, limits, type Millis } from '#ground'
import { appTestTextsIn, type AppTestTexts } from './texts/index.ts'

/** What an address answered: its status and where it leads, and nothing of what it says. */
export type Called =
  | { kind: 'answered'; status: number; location: string | null; ms: Millis }
  /**
   * `words` is a whole sentence, in English; `why` is what `printFailure` has it from in every language. `isTls`: somebody
   * is there, and its certificate is not believed.
   */
  | { kind: 'failed'; words: string; why?: Failure; isTls: boolean; ms: Millis }

/** Why there was no answer; `told` is a code of the system or a number of seconds, where it says one. */
export interface Failure {
  code: keyof AppTestTexts['failures']
  told: string
}

/** Why there was no answer, as a sentence. */
export function printFailure({ words, why }: Extract<Called, { kind: 'failed' }>, { failures }: AppTestTexts): string {
  if (why === undefined) return words
  if (why.code === 'late') return failures.late(Number(why.told))
  return why.code === 'unreachedBy' ? failures.unreachedBy(why.told) : failures[why.code]
}

/** Asks an address of an app once. Tests have their own. */
export type CallAddress = (
  url: URL,
  options?: { headers?: OutgoingHttpHeaders; signal?: AbortSignal },
) => Promise<Called>

class Forbidden extends Error {}

/** Refuses a name when one of its addresses is forbidden; the connection goes to what was looked at. */
const resolveAllowed: NonNullable<RequestOptions['lookup']> = (host, { all }, answer) => {
  lookup(host, { all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error !== null || first === undefined) answer(error ?? new Error('The name has no address.'), '')
    else if (addresses.some(({ address }) => isLinkLocal(address))) answer(new Forbidden(), '')
    else if (all === true) answer(null, addresses)
    else answer(null, first.address, first.family)
  })
}

/**
 * One GET, to an address an admin typed: it may be private, and never link-local. Redirects are not followed, and of an
 * answer the head alone is read.
 */
export const callAddress: CallAddress = async (url, { headers = {}, signal } = {}) => {
  const timeOut = AbortSignal.timeout(limits.appTest.callMs)
  const began = performance.now()
  const elapsed = (): Millis => Math.round(performance.now() - began)
  try {
    const answer = await ask(url, headers, signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]))
    return { kind: 'answered', ...answer, ms: elapsed() }
  } catch (error) {
    const why: Failure = timeOut.aborted ? { code: 'late', told: String(limits.appTest.callMs / 1000) } : explain(error)
    const failed = { kind: 'failed', words: '', why, isTls: ofCertificates.has(why.code), ms: elapsed() } as const
    return { ...failed, words: printFailure(failed, appTestTextsIn('en')) }
  }
}

function ask(
  url: URL,
  headers: OutgoingHttpHeaders,
  signal: AbortSignal,
): Promise<{ status: number; location: string | null }> {
  return new Promise((resolve, reject) => {
    // Addresses in the URL itself are never looked up.
    if (isLinkLocal(url.hostname)) return reject(new Forbidden())
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      // No agent: a connection kept open would be to an address that was looked at long ago.
      agent: false,
      signal,
      lookup: resolveAllowed,
      headers: { accept: 'text/html', 'user-agent': 'Doorward', ...headers },
    })
    request.on('error', reject)
    request.on('response', response => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null })
      request.destroy()
    })
    request.end()
  })
}

/** Codes of the system and of OpenSSL. */
const reasons: Record<string, Failure['code']> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ENOTFOUND: 'unknownName',
  EAI_AGAIN: 'noLookup',
  EHOSTUNREACH: 'noWay',
  ENETUNREACH: 'noWay',
  EPROTO: 'noTls',
  HPE_INVALID_CONSTANT: 'noHttp',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
}
const ofCertificates = new Set<Failure['code']>(['expired', 'notYetValid', 'untrusted', 'otherName'])

function explain(error: unknown): Failure {
  if (error instanceof Forbidden) return { code: 'forbidden', told: '' }
  const told = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { code: reasons[told] ?? (told === '' ? 'unreached' : 'unreachedBy'), told }
}

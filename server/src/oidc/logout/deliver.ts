import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isLinkLocal, isPublicAddress, isPublicHost, limits, type Millis } from '#ground'

/** What became of one try: whether the app took it, and in words for admins. */
export interface Delivery {
  taken: boolean
  answer: string
}

type Resolve = (host: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void

export interface DeliverOptions {
  signal?: AbortSignal
  wholeMs?: Millis
  /** No admin typed the address, so it must be a public one. */
  publicOnly?: boolean
  /** The system's unless a test has its own. */
  resolve?: Resolve
}

/** Thrown before a connection is opened. */
class Forbidden extends Error {
  constructor(publicOnly: boolean) {
    super(
      publicOnly
        ? 'The address leads to one that is not public, and the app registered itself.'
        : 'The address leads to a link-local or metadata address, which is never called.',
    )
  }
}

const resolveHost: Resolve = (host, answer) => lookup(host, { all: true }, answer)

/**
 * Posts a logout token (OIDC Back-Channel Logout 1.0 §2.5); never rejects. The address is an admin's, so it may be
 * private, and never link-local, unless `publicOnly`: it is resolved once, every address it has is looked at, and the connection goes to what
 * was looked at. Redirects are not followed, and of an answer no more is read than its status needs.
 */
export async function deliver(uri: string, token: string, options: DeliverOptions = {}): Promise<Delivery> {
  const { signal, wholeMs = limits.logout.wholeMs, resolve = resolveHost, publicOnly = false } = options
  const url = URL.parse(uri)
  if (url === null || !/^https?:$/.test(url.protocol))
    return { taken: false, answer: 'The app’s sign-out address is no web address.' }
  const timeOut = AbortSignal.timeout(wholeMs)
  try {
    const response = await post(
      url,
      new URLSearchParams({ logout_token: token }).toString(),
      {
        // No agent: a connection kept open would be to an address that was looked at long ago.
        agent: false,
        signal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
        lookup: pinned(resolve, publicOnly),
      },
      publicOnly,
    )
    return tell(response.statusCode ?? 0)
  } catch (error) {
    if (timeOut.aborted) return { taken: false, answer: `It gave no answer within ${wholeMs / 1000} seconds.` }
    return { taken: false, answer: explain(error) }
  }
}

/** A look-up that refuses the whole name when one of its addresses is forbidden. */
const pinned =
  (resolve: Resolve, publicOnly: boolean): NonNullable<RequestOptions['lookup']> =>
  (host, { all }, answer) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) answer(error ?? new Error('The name has no address.'), '')
      else if (addresses.some(({ address }) => (publicOnly ? !isPublicAddress(address) : isLinkLocal(address))))
        answer(new Forbidden(publicOnly), '')
      else if (all === true) answer(null, addresses)
      else answer(null, first.address, first.family)
    })
  }

function post(url: URL, body: string, options: RequestOptions, publicOnly: boolean): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Addresses in the URL itself are never looked up.
    if (publicOnly ? !isPublicHost(url.hostname) : isLinkLocal(url.hostname)) return reject(new Forbidden(publicOnly))
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      ...options,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'cache-control': 'no-store',
        'user-agent': 'Doorward',
      },
    })
    request.on('error', reject)
    request.on('response', response => {
      let bytes = 0
      const done = (): void => {
        resolve(response)
        request.destroy()
      }
      response.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > limits.logout.answerBytesMax) done()
      })
      response.on('end', done)
      response.on('error', reject)
    })
    request.end(body)
  })
}

/** §2.8: 200, or 204 where a framework makes it so. */
function tell(status: number): Delivery {
  if (status === 200 || status === 204) return { taken: true, answer: `It answered ${status}.` }
  if (status >= 300 && status < 400)
    return { taken: false, answer: `It answered ${status}, which leads elsewhere; that is not followed.` }
  return { taken: false, answer: `It answered ${status}.` }
}

const causes: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens at its address.',
  ECONNRESET: 'It closed the connection without an answer.',
  ENOTFOUND: 'The name of its address is not known.',
  EAI_AGAIN: 'The name of its address could not be looked up.',
  EHOSTUNREACH: 'There is no way to its address.',
  ENETUNREACH: 'There is no way to its address.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  CERT_NOT_YET_VALID: 'Its certificate does not hold yet.',
  INVALID_PURPOSE: 'Its certificate is not one of a server.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody this machine trusts.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by nobody this machine trusts.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate is signed by nobody this machine trusts.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Its certificate is signed by nobody this machine trusts.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
}

function explain(error: unknown): string {
  if (error instanceof Forbidden) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return causes[code] ?? `It could not be reached${code === '' ? '' : ` (${code})`}.`
}

import { createHash } from 'node:crypto'
import { benchApp, es256App } from './data-folder.ts'
import { cookiesOf, findHeader, HttpConnection, type HttpAnswer, type HttpRequest } from './http-connection.ts'
import { password, usernameOf } from './people.ts'

export interface Tokens {
  access_token: string
  refresh_token: string
}

/** A browser with its cookies, and the app it signs in to. */
export class Visitor {
  readonly #url: URL
  readonly #connection: HttpConnection
  #cookies = new Map<string, string>()

  constructor(url: URL) {
    this.#url = url
    this.#connection = new HttpConnection(url)
  }

  /** A browser nobody has used yet, over the same connection. */
  forget(): void {
    this.#cookies = new Map()
  }

  close(): void {
    this.#connection.close()
  }

  /** Sends the form of the sign-in page; answers where it leads. */
  async signIn(person: number, flow?: string): Promise<string> {
    const fields = { username: usernameOf(person), password, ...(flow !== undefined && { flow }) }
    const answer = await this.#ask({ ...this.#form(fields), path: '/sign-in' })
    return locationOf(answer)
  }

  /** From the app's first redirect to its tokens. `person` signs in where they are asked to. */
  async openApp(person?: number): Promise<Tokens> {
    const verifier = 'a-verifier-of-measurements-long-enough-to-count'
    const query = new URLSearchParams({
      client_id: benchApp.clientId,
      redirect_uri: benchApp.redirectUri,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    let at = await this.follow(`/openid/auth?${query.toString()}`)
    if (at.startsWith('/sign-in') && person !== undefined) {
      const flow = new URL(at, this.#url).searchParams.get('flow') ?? ''
      at = await this.follow(await this.signIn(person, flow))
    }
    const code = URL.parse(at)?.searchParams.get('code')
    if (!code) throw new Error(`The app was not given a code; the browser ended at ${at}.`)
    const answer = await this.#connection.request({
      ...this.#form({
        grant_type: 'authorization_code',
        code,
        redirect_uri: benchApp.redirectUri,
        code_verifier: verifier,
      }),
      path: '/openid/token',
      headers: appHeaders,
    })
    return readTokens(answer)
  }

  /** Follows redirects as far as they stay with the server, and answers the first address that is not followed. */
  async follow(address: string): Promise<string> {
    for (let hops = 0; hops < 10; hops++) {
      const url = new URL(address, this.#url)
      if (url.origin !== this.#url.origin) return address
      if (url.pathname === '/sign-in') return url.pathname + url.search
      address = locationOf(await this.#ask({ method: 'GET', path: url.pathname + url.search }))
    }
    throw new Error(`Too many redirects, the last to ${address}.`)
  }

  /** What the JSON API answers whoever has signed in. */
  async read(path: string): Promise<string> {
    const { status, body } = await this.#ask({ method: 'GET', path })
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.slice(0, 300)}`)
    return body
  }

  /** The same of what is sent to it, as the dashboard sends it. */
  async send(path: string, json: unknown): Promise<string> {
    const headers = {
      'content-type': 'application/json',
      origin: this.#url.origin,
      'sec-fetch-site': 'same-origin',
    }
    const { status, body } = await this.#ask({ method: 'POST', path, headers, body: JSON.stringify(json) })
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.slice(0, 300)}`)
    return body
  }

  /** As a browser would send them along. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async #ask(request: HttpRequest): Promise<HttpAnswer> {
    const { cookie } = this
    const answer = await this.#connection.request({
      ...request,
      headers: { ...request.headers, accept: 'text/html', ...(cookie !== '' && { cookie }) },
    })
    for (const text of cookiesOf(answer.head)) {
      const equals = text.indexOf('=')
      const [name, value] = [text.slice(0, equals), text.slice(equals + 1)]
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  #form(fields: Record<string, string>): HttpRequest {
    return {
      method: 'POST',
      path: '/',
      headers: { ...formHeaders, origin: this.#url.origin, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields).toString(),
    }
  }
}

export const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' }

/** How the app proves itself: client_secret_basic. */
const headersOf = ({ clientId, secret }: typeof benchApp) => ({
  ...formHeaders,
  authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
})
export const appHeaders = headersOf(benchApp)
export const es256Headers = headersOf(es256App)

export function readTokens({ status, body }: HttpAnswer): Tokens {
  if (status !== 200) throw new Error(`The token endpoint answered ${status}: ${body}`)
  return JSON.parse(body) as Tokens
}

function locationOf({ status, head, body }: HttpAnswer): string {
  const location = findHeader(head, 'location')
  if (location === undefined) throw new Error(`Expected a redirect, got ${status}: ${body.slice(0, 300)}`)
  return location
}

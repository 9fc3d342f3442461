import assert from 'node:assert/strict'
import * as client from 'openid-client'
import { silentLog, Secret, type Millis } from '#ground'
import type { App, AppInput, OidcInput } from '#directory'
import { createWeb, type Web } from '#http'
import { createOidc, type Oidc, type OidcCommands, type OidcNoticed } from '#oidc'
import { createPageRenderers } from '#pages'
import { openTestWorld, password, type TestWorld, type TestWorldOptions } from '../world/open-test-world.ts'
import { Browser, type Arrival } from './browser.ts'

/** The server's clock, ahead of the machine's by what a test says. The library itself goes by the machine's. */
export class AheadClock {
  #aheadMs: Millis = 0
  now(): Millis {
    return Date.now() + this.#aheadMs
  }
  advance(ms: Millis): void {
    this.#aheadMs += ms
  }
}

export const callback = 'https://cloud.example.com/callback'

export interface Tokens {
  access_token: string
  refresh_token?: string
  id_token?: string
}

/** A whole server with apps on the other side: real HTTP, real store, real sign-in, and `openid-client` as the app. */
export interface OidcWorld {
  world: TestWorld
  web: Web
  oidc: Oidc
  at: URL
  clock: AheadClock
  /** The public URL; the address it listens on unless a test sets another. */
  publicUrl: URL
  addApp(input?: Partial<AppInput> & { oidcInput?: Partial<OidcInput> }): Promise<{ app: App; secret: string }>
  /** A new browser, signed in as this person if one is named. */
  browserOf(username?: string): Promise<Browser>
  signIn(browser: Browser, username: string): Promise<void>
  discover(clientId: string, secret: string): Promise<client.Configuration>
  /** The whole code flow; answers the tokens and what is needed to do more with them. */
  open(config: client.Configuration, browser: Browser, params?: Record<string, string>): Promise<Opened>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

export interface Opened {
  arrival: Arrival
  code: string
  verifier: string
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers
}

export const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
})

/** The door over a world, not yet mounted. */
export const openOidc = (
  world: TestWorld,
  { session, language }: Web,
  publicUrl: () => URL,
  noticed: OidcNoticed = () => undefined,
): Promise<Oidc> =>
  createOidc({
    ...world,
    publicUrl,
    run: world.store.commands<OidcCommands>('oidc'),
    read: world.store.read,
    apiScopes: ['people:read', 'people:write', 'groups:read'],
    session,
    language,
    pages: createPageRenderers(() => ({ organisation: 'Fernhill', publicUrl: publicUrl() })),
    noticed,
  })

export interface OidcWorldOptions extends Omit<TestWorldOptions, 'clock'> {
  /** Another node on the same PostgreSQL, under the same public URL. */
  beside?: OidcWorld
}

export async function openOidcWorld({ beside, ...options }: OidcWorldOptions = {}): Promise<OidcWorld> {
  const clock = beside?.clock ?? new AheadClock()
  const world = (await beside?.world.openBeside()) ?? (await openTestWorld({ ...options, clock }))
  let publicUrl = new URL('http://localhost:1')
  const web = createWeb({ publicUrl: () => publicUrl, trustedProxies: [], log: silentLog })
  const oidc = await openOidc(world, web, () => publicUrl)
  oidc.mount(web)
  const at = await web.listen({ address: '127.0.0.1', port: 0 })
  publicUrl = beside?.publicUrl ?? at

  const opened: OidcWorld = {
    world,
    web,
    oidc,
    at,
    clock,
    get publicUrl() {
      return publicUrl
    },
    set publicUrl(url) {
      publicUrl = url
    },
    async addApp({ oidcInput, ...input } = {}) {
      const { app, secrets } = await world.asOperator.apps.create({
        title: 'Nextcloud',
        access: { kind: 'everyone' },
        ...input,
        oidc: { redirectUris: [callback], ...oidcInput },
      })
      return { app, secret: secrets.oidc?.reveal() ?? '' }
    },
    async browserOf(username) {
      const browser = new Browser(at)
      if (username !== undefined) await opened.signIn(browser, username)
      return browser
    },
    async signIn(browser, username) {
      const answer = await world.signIn.withPassword({
        identifier: username,
        password: new Secret(password),
        visitor: { address: '192.0.2.7', userAgent: 'test' },
        previousToken: browser.cookie('doorward-session'),
      })
      assert.ok(answer.kind === 'signed-in', answer.kind)
      browser.setCookie('doorward-session', answer.token)
    },
    discover: (clientId, secret) =>
      client.discovery(
        new URL('/openid', at),
        clientId,
        {},
        secret === '' ? client.None() : client.ClientSecretBasic(secret),
        { execute: [client.allowInsecureRequests] },
      ),
    async open(config, browser, params = {}) {
      const verifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const nonce = client.randomNonce()
      const arrival = await browser.open(
        client.buildAuthorizationUrl(config, {
          redirect_uri: callback,
          scope: 'openid profile email groups roles',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          ...params,
        }),
      )
      assert.equal(arrival.url.origin + arrival.url.pathname, params['redirect_uri'] ?? callback, arrival.body)
      const tokens = await client.authorizationCodeGrant(config, arrival.url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      })
      return { arrival, code: arrival.url.searchParams.get('code') ?? '', verifier, tokens }
    },
    async post(path, fields, headers = {}) {
      const response = await fetch(new URL(path, at), {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { accept: 'application/json', ...headers },
      })
      const text = await response.text()
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
      return { status: response.status, body, headers: response.headers }
    },
    async close() {
      await web.close(1000)
      await world.dispose()
    },
  }
  return opened
}

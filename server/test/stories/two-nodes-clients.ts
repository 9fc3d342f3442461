import assert from 'node:assert/strict'
import * as client from 'openid-client'
import type { Nodes } from '../world/nodes.ts'
import type { DoorwardProcess } from '../world/process.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

export const callback = 'http://127.0.0.1:9/callback'
export const passwords = { olivia: 'a quiet green door', bob: 'another quiet door' }
const clientSecret = 'grafana-secret-16'

export const truth = `version: 1
settings:
  signIn: { allowedSources: [local] }
  directoryServer:
    enabled: true
    secret: { value: the directory secret }
    allow: ["127.0.0.0/8", "::1"]
    allowPlaintext: true
    views: [{ base: "dc=example,dc=com", profile: standard }]
    access: { everyone: true }
groups: [{ name: staff }]
users:
  - { username: olivia, displayName: Olivia, role: owner, password: { value: "${passwords.olivia}" } }
  - { username: bob, email: bob@example.com, displayName: Bob Brown, groups: [staff], password: { value: "${passwords.bob}" } }
apps:
  - name: grafana
    title: Grafana
    access: { groups: [staff] }
    oidc: { clientId: grafana, clientSecret: { value: ${clientSecret} }, redirectUris: ["${callback}"] }
`

export const basic = { authorization: `Basic ${Buffer.from(`grafana:${clientSecret}`).toString('base64')}` }

interface Opened {
  code: string
  verifier: string
  config: client.Configuration
  browser: WebClient
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers
}

/** Browsers and an app that speak to whichever node they are told. The nodes are asked for at each call: they start later. */
export function clientsOf(find: () => Nodes) {
  /** Straight to one node, as the same browser. */
  const ask = (node: DoorwardProcess, browser: WebClient, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('origin', find().balancer.origin)
    if (typeof init.body === 'string') headers.set('content-type', 'application/json')
    return fetch(new URL(path, node.origin), { ...init, headers, redirect: 'manual' })
  }
  const either = (i: number): DoorwardProcess => (i % 2 === 0 ? find().a : find().b)
  const post = (i: number, browser: WebClient, path: string, body: unknown): Promise<Response> =>
    ask(either(i), browser, path, { method: 'POST', body: JSON.stringify(body) })

  /** An app's sign-in whose every request goes to another node than the one before; stops before the code is used. */
  async function walkToCode(
    username: 'bob',
  ): Promise<Omit<Opened, 'tokens'> & { arrival: URL; nonce: string; state: string }> {
    const config = await client.discovery(
      new URL('/openid', find().balancer.origin),
      'grafana',
      clientSecret,
      undefined,
      { execute: [client.allowInsecureRequests] },
    )
    const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()]
    const browser = createWebClient(find().balancer.origin)
    let next = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid profile email groups offline_access',
      prompt: 'consent',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    }).href
    while (!next.startsWith(callback)) {
      const page = new URL(next, find().balancer.origin)
      const answer =
        page.pathname === '/sign-in'
          ? await browser.signIn(username, passwords[username], page.search)
          : await browser.get(next)
      assert.ok([302, 303].includes(answer.status), `${page.pathname}: ${answer.status} ${await answer.text()}`)
      next = new URL(answer.headers.get('location') ?? '', page).href
    }
    const arrival = new URL(next)
    return { config, browser, verifier, nonce, state, arrival, code: arrival.searchParams.get('code') ?? '' }
  }

  async function openGrafana(username: 'bob'): Promise<Opened> {
    const walked = await walkToCode(username)
    const { config, verifier, nonce, state, arrival } = walked
    const tokens = await client.authorizationCodeGrant(config, arrival, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    })
    return { ...walked, tokens }
  }

  const tokenEndpoint = (i: number, form: Record<string, string>): Promise<Response> =>
    fetch(new URL('/openid/token', either(i).origin), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: basic,
    })

  return { ask, either, post, tokenEndpoint, walkToCode, openGrafana }
}

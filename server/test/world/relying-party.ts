import { createServer, type Server } from 'node:http'
import * as client from 'openid-client'
import { freePort } from './free-port.ts'

/** A small app that signs people in over OpenID Connect, by a library of its own. */
export interface RelyingParty {
  url: string
  callback: string
  /** Asks from now on to come back there, as an app does that believes it is elsewhere. */
  comeBackTo(redirectUri: string): void
  /** Told once the app is known to the provider. */
  connect(issuer: string, clientId: string, clientSecret: string): Promise<void>
  close(): Promise<void>
}

/** `/` sends the visitor to sign in; the path of the callback greets them by what it was told. */
export async function startRelyingParty(callbackPath = '/callback'): Promise<RelyingParty> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const callback = `${url}${callbackPath}`
  let redirectUri = callback
  let config: client.Configuration | undefined
  const checks = new Map<string, { pkceCodeVerifier: string; expectedNonce: string }>()

  async function answer(path: string): Promise<{ location: string } | { text: string }> {
    if (config === undefined) throw new Error('The app is not connected yet.')
    const here = new URL(path, url)
    if (here.pathname !== callbackPath) {
      const state = client.randomState()
      const check = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedNonce: client.randomNonce() }
      checks.set(state, check)
      const location = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email groups',
        state,
        nonce: check.expectedNonce,
        code_challenge: await client.calculatePKCECodeChallenge(check.pkceCodeVerifier),
        code_challenge_method: 'S256',
      })
      return { location: location.href }
    }
    const state = here.searchParams.get('state') ?? ''
    const tokens = await client.authorizationCodeGrant(config, here, { ...checks.get(state), expectedState: state })
    const claims = tokens.claims()
    const person = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    return {
      text: `Hello ${person['preferred_username'] as string} (${person.name}), groups: ${JSON.stringify(person['groups'])}`,
    }
  }

  const server: Server = createServer((request, response) => {
    void answer(request.url ?? '/').then(
      done =>
        'location' in done
          ? response.writeHead(302, { location: done.location }).end()
          : response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(done.text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url,
    callback,
    comeBackTo(address) {
      redirectUri = address
    },
    async connect(issuer, clientId, clientSecret) {
      config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        execute: [client.allowInsecureRequests],
      })
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

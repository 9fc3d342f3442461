import assert from 'node:assert/strict'
import * as client from 'openid-client'
import type { WebClient } from '../world/web-client.ts'

export const callback = 'http://127.0.0.1:9/callback'
export const clientSecret = 'the secret of the diary'

const basic = { authorization: `Basic ${Buffer.from(`diary:${encodeURIComponent(clientSecret)}`).toString('base64')}` }

/** What the app asks for at its token endpoint, or below it. */
export const tokenEndpoint = (origin: string, form: Record<string, string>, path = ''): Promise<Response> =>
  fetch(new URL(`/openid/token${path}`, origin), { method: 'POST', body: new URLSearchParams(form), headers: basic })

/** The code flow of an app that asks for these scopes, in this browser; `more` goes along to the first address. */
export async function openApp(
  origin: string,
  browser: WebClient,
  scope: string,
  more: Record<string, string> = {},
): Promise<{ access_token: string; refresh_token?: string }> {
  const verifier = client.randomPKCECodeVerifier()
  const query = new URLSearchParams({
    client_id: 'diary',
    response_type: 'code',
    redirect_uri: callback,
    scope,
    state: 's',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  })
  let at = `/openid/auth?${query.toString()}`
  for (let hops = 0; hops < 10; hops++) {
    const answer = await browser.get(at)
    const location = answer.headers.get('location')
    assert.ok(location, `${at}: ${answer.status} ${await answer.text()}`)
    if (location.startsWith(callback)) {
      const code = new URL(location).searchParams.get('code')
      assert.ok(code, location)
      const form = { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier }
      const tokens = await tokenEndpoint(origin, form)
      assert.equal(tokens.status, 200)
      return (await tokens.json()) as { access_token: string; refresh_token?: string }
    }
    at = location
  }
  return assert.fail('the app is never reached')
}

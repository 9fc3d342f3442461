import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import { noApacheApi, startApacheApi } from '../peers/apache-api.ts'
import type { ApacheProcess } from '../peers/apache-process.ts'
import { freePort } from '../world/free-port.ts'
import { openOidcWorld, type OidcWorld } from './oidc-world.ts'

const api = 'https://api.example.com'
const other = 'https://other.example.com'

describe('an API that checks tokens by itself: Apache with mod_oauth2', { skip: noApacheApi }, () => {
  let at: OidcWorld
  let apache: ApacheProcess
  let port: number
  before(async () => {
    at = await openOidcWorld()
    await at.world.add('anna')
    port = await freePort()
    apache = await startApacheApi({ port, jwksUri: new URL('/openid/jwks', at.at).href, audience: api })
  })
  after(async () => {
    await apache.close()
    await at.close()
  })

  /** What the API answers to a token. */
  async function call(token: string): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${port}/api/`, { headers: { authorization: `Bearer ${token}` } })
    await answer.text()
    return answer.status
  }

  for (const signingAlgorithm of ['RS256', 'ES256'] as const)
    test(`lets in who has a token for it and the scope it asks for: ${signingAlgorithm}`, async () => {
      const resources = [
        { uri: api, scopes: ['read', 'write'] },
        { uri: other, scopes: ['read'] },
      ]
      const { app, secret } = await at.addApp({
        title: `API ${signingAlgorithm}`,
        oidcInput: { signingAlgorithm, resources, clientCredentials: true },
      })
      const config = await at.discover(app.oidc?.clientId ?? '', secret)
      const browser = await at.browserOf('anna')
      const tokenFor = async (params: Record<string, string>) => {
        const scope = `openid ${params['scope'] ?? ''}`.trim()
        const { tokens } = await at.open(config, browser, { ...params, scope })
        return tokens.access_token
      }
      assert.equal(await call(await tokenFor({ resource: api, scope: 'read' })), 200, apache.errors())
      assert.equal(await call(await tokenFor({ resource: api, scope: 'write' })), 401)
      assert.equal(await call(await tokenFor({ resource: other, scope: 'read' })), 401)
      // One for userinfo is no API's.
      assert.equal(await call(await tokenFor({})), 401)

      const own = await client.clientCredentialsGrant(config, { resource: api, scope: 'read' })
      assert.equal(await call(own.access_token), 200)
      const [head = '', body = '', signature = ''] = own.access_token.split('.')
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
      const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'anna' })).toString('base64url')
      assert.equal(await call(`${head}.${forged}.${signature}`), 401)
      assert.equal(claims['sub'], app.oidc?.clientId, 'a machine speaks for itself')
    })

  test('nobody gets a token for an API their app is not set to', async () => {
    const { app, secret } = await at.addApp({ title: 'Without APIs', oidcInput: { clientCredentials: true } })
    const config = await at.discover(app.oidc?.clientId ?? '', secret)
    await assert.rejects(client.clientCredentialsGrant(config, { resource: api, scope: 'read' }), (error: unknown) => {
      assert.ok(error instanceof client.ResponseBodyError)
      return error.error === 'invalid_target'
    })
  })
})

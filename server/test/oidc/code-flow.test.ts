import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import { openOidcWorld, type OidcWorld } from './oidc-world.ts'

describe('signing in to an app', () => {
  let at: OidcWorld
  before(async () => {
    at = await openOidcWorld()
    await at.world.add('alice')
  })
  after(() => at.close())

  test('openid-client completes the code flow and reads the claims', async () => {
    const { app, secret } = await at.addApp()
    const config = await at.discover(app.oidc?.clientId ?? '', secret)
    const { tokens } = await at.open(config, await at.browserOf('alice'))
    const claims = tokens.claims()
    assert.equal(claims?.sub, 'alice')
    const told = await client.fetchUserInfo(config, tokens.access_token, 'alice')
    assert.equal(told.email, 'alice@example.com')
  })
})

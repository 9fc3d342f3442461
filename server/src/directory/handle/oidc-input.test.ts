import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Problem } from '#ground'
import { newOidcClient, oidcClientFromText, type OidcClient } from '../oidc-client.ts'
import { parseOidcClient } from './oidc-input.ts'

const before: OidcClient = { ...newOidcClient('wiki'), redirectUris: ['https://wiki.example.com/cb'] }
const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'WKn-ZIGevcwGIyyrzFoZNBdaq9_TsqzGl96oc0CWuis',
  y: 'y77t-RvAHRKTsSGdIYUfweuOvwrvDD-Q3Hv5J0fSKbE',
}

/** The one field the change is refused for. */
function refusedField(change: Partial<OidcClient>): string {
  try {
    parseOidcClient(change, before)
  } catch (error) {
    assert.ok(error instanceof Problem)
    return error.fields.map(({ path }) => path).join(' ')
  }
  return 'nothing'
}

describe('a client of OpenID Connect', () => {
  test('what is not mentioned stays', () => {
    const after = parseOidcClient({ subject: 'pairwise', requirePar: undefined }, before)
    assert.deepEqual(after, { ...before, subject: 'pairwise' })
  })

  test('one that was kept before there was a choice is as it was', () => {
    const { clientId, redirectUris } = before
    assert.deepEqual(oidcClientFromText(JSON.stringify({ clientId, redirectUris })), before)
  })

  test('addresses are needed by whoever sends people somewhere, and by nobody else', () => {
    assert.equal(refusedField({ redirectUris: [] }), 'oidc.redirectUris')
    assert.equal(refusedField({ redirectUris: [], deviceFlow: true }), 'nothing')
    assert.equal(refusedField({ redirectUris: [], clientCredentials: true }), 'nothing')
  })

  const wrong: [string, Partial<OidcClient>][] = [
    ['oidc.clientCredentials', { clientCredentials: true, authMethod: 'none' }],
    ['oidc.jwks', { authMethod: 'private_key_jwt' }],
    ['oidc.jwks', { jwks: { keys: [] } }],
    ['oidc.jwks', { jwks: { keys: [{ ...publicKey, d: 'c2VjcmV0' }] } }],
    ['oidc.jwks', { jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } }],
    ['oidc.subject', { deviceFlow: true, subject: 'uuid' }],
    ['oidc.authMethod', { authMethod: 'tls_client_auth' as never }],
    ['oidc.signingAlgorithm', { signingAlgorithm: 'HS256' as never }],
    ['oidc.accessTokenMinutes', { accessTokenMinutes: 0 }],
    ['oidc.accessTokenMinutes', { accessTokenMinutes: 1.5 }],
    ['oidc.idTokenMinutes', { idTokenMinutes: 100_000 }],
    ['oidc.refreshTokenDays', { refreshTokenDays: 181 }],
    ['oidc.attributeClaims.0.claim', { attributeClaims: [{ claim: 'sub', attribute: 'costCentre' }] }],
    ['oidc.attributeClaims.0.claim', { attributeClaims: [{ claim: 'two words', attribute: 'costCentre' }] }],
    [
      'oidc.attributeClaims.1.claim',
      {
        attributeClaims: [
          { claim: 'team', attribute: 'a' },
          { claim: 'team', attribute: 'b' },
        ],
      },
    ],
    ['oidc.resources.0.uri', { resources: [{ uri: 'api', scopes: [] }] }],
    ['oidc.resources.0.uri', { resources: [{ uri: 'https://api.example.com/#x', scopes: [] }] }],
    ['oidc.resources.0.scopes', { resources: [{ uri: 'https://api.example.com', scopes: ['two words'] }] }],
  ]
  for (const [field, change] of wrong)
    test(`refused for ${field}: ${JSON.stringify(change)}`, () => assert.equal(refusedField(change), field))

  test('an app that signs with its own key', () => {
    const after = parseOidcClient({ authMethod: 'private_key_jwt', jwks: { keys: [publicKey] } }, before)
    assert.deepEqual(after.jwks, { keys: [publicKey] })
  })
})

// `oidc-provider` alone, with its memory adapter: what Doorward's OpenID Connect is measured against. Its argument is
// the port. `GET /tokens` gives tokens as if a person had signed in, which here takes no pages.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { benchApp, es256App } from './data-folder.ts'
import { usernameOf } from './people.ts'

const [port = ''] = process.argv.slice(2)
const issuer = `http://localhost:${port}/openid`
const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const provider = new Provider(issuer, {
  clients: [benchApp, es256App].map(({ clientId, secret, redirectUri }) => ({
    client_id: clientId,
    client_secret: secret,
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  })),
  jwks: {
    keys: [
      { ...rsa.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'rsa' },
      { ...ec.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'ec' },
    ],
  },
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale', 'updated_at'],
  },
  features: {
    devInteractions: { enabled: false },
    introspection: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_ctx, uri, client) => ({
        audience: uri,
        scope: 'read',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: client.clientId === es256App.clientId ? 'ES256' : 'RS256' } },
      }),
    },
  },
  rotateRefreshToken: true,
  findAccount: (_ctx, sub) => ({
    accountId: sub,
    claims: () => ({
      sub,
      email: `${sub}@example.com`,
      email_verified: true,
      name: 'Ada Abara',
      given_name: 'Ada',
      family_name: 'Abara',
      preferred_username: sub,
      locale: 'en',
      updated_at: 1_780_000_000,
    }),
  }),
})
const handle = provider.callback()
let last = 0

async function makeTokens(): Promise<string> {
  const accountId = usernameOf(last++)
  const client = await provider.Client.find(benchApp.clientId)
  if (client === undefined) throw new Error('The client is not known.')
  const scope = 'openid profile email offline_access'
  const grant = new provider.Grant({ accountId, clientId: client.clientId })
  grant.addOIDCScope(scope)
  const grantId = await grant.save()
  const common = { accountId, client, grantId, scope, gty: 'authorization_code' }
  const access = new provider.AccessToken({ ...common, claims: {}, aud: undefined })
  const refresh = new provider.RefreshToken({ ...common, claims: {}, authTime: Math.floor(Date.now() / 1000) })
  return JSON.stringify({ access_token: await access.save(), refresh_token: await refresh.save() })
}

createServer((request, response) => {
  if (request.url === '/tokens') void makeTokens().then(text => response.end(text))
  else {
    // The paths Doorward serves, so that both are asked the same.
    const path = (request.url ?? '').replace(/^\/openid/, '')
    Object.assign(request, { originalUrl: request.url, url: path })
    void handle(request, response)
  }
}).listen(Number(port), '127.0.0.1')

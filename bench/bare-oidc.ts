// `oidc-provider` alone, with its memory adapter: what Doorward's OpenID Connect is measured against. Its argument is
// the port. `GET /tokens` gives tokens as if a person had signed in, which here takes no pages.
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { benchApp } from './data-folder.ts'
import { usernameOf } from './people.ts'

const [port = ''] = process.argv.slice(2)
const issuer = `http://localhost:${port}/openid`
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: benchApp.clientId,
      client_secret: benchApp.secret,
      redirect_uris: [benchApp.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale', 'updated_at'],
  },
  features: { devInteractions: { enabled: false }, introspection: { enabled: true } },
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

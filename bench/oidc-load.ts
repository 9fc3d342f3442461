// Asks one endpoint again and again over a connection for each pair of tokens, and prints how often it was answered.
import { appHeaders, es256Headers, type Tokens } from './app-flow.ts'
import { runLoops } from './closed-loop.ts'
import { benchResource } from './data-folder.ts'
import { HttpConnection, printRequest, type HttpRequest } from './http-connection.ts'

export interface OidcLoad {
  url: string
  kind: 'discovery' | 'jwks' | 'userinfo' | 'introspection' | 'refresh' | 'own' | 'own-rs256' | 'own-es256'
  seconds: number
  tokens: Tokens[]
}

const load = JSON.parse(process.argv[2] ?? '') as OidcLoad
const url = new URL(load.url)

const post = (path: string, fields: Record<string, string>, headers = appHeaders): HttpRequest => ({
  method: 'POST',
  path,
  headers,
  body: new URLSearchParams(fields).toString(),
})
const ownForApi = { grant_type: 'client_credentials', resource: benchResource, scope: 'read' }
const requests: Record<OidcLoad['kind'], (tokens: Tokens) => HttpRequest> = {
  discovery: () => ({ method: 'GET', path: '/openid/.well-known/openid-configuration' }),
  jwks: () => ({ method: 'GET', path: '/openid/jwks' }),
  userinfo: ({ access_token }) => ({
    method: 'GET',
    path: '/openid/me',
    headers: { authorization: `Bearer ${access_token}` },
  }),
  introspection: ({ access_token }) => post('/openid/token/introspection', { token: access_token }),
  refresh: ({ refresh_token }) => post('/openid/token', { grant_type: 'refresh_token', refresh_token }),
  own: () => post('/openid/token', { grant_type: 'client_credentials' }),
  'own-rs256': () => post('/openid/token', ownForApi),
  'own-es256': () => post('/openid/token', ownForApi, es256Headers),
}

const asked = load.tokens.map(tokens => {
  const request = requests[load.kind](tokens)
  return { connection: new HttpConnection(url), tokens, bytes: printRequest(url.host, request) }
})
const figures = await runLoops(asked.length, load.seconds, async number => {
  const one = asked[number] as (typeof asked)[number]
  const { status, body } = await one.connection.send(one.bytes)
  if (status !== 200) throw new Error(`${load.kind} was answered with ${status}: ${body}`)
  if (load.kind === 'introspection' && !body.includes('"active":true')) throw new Error('The token is not active.')
  if (load.kind !== 'refresh') return
  const { refresh_token } = JSON.parse(body) as Tokens
  one.bytes = printRequest(url.host, requests.refresh({ ...one.tokens, refresh_token }))
})
for (const { connection } of asked) connection.close()
console.log(JSON.stringify(figures))

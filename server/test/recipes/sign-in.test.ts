import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { AppSetup, Receipt, Recipe } from '@doorward/contract'
import * as client from 'openid-client'
import type { User } from '#directory'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import type { WebClient } from '../world/web-client.ts'
import { readBack } from './read-back.ts'

/** What a program's configuration tells it, in its own words. */
type Settings = Record<string, string>

/** A program as far as signing in goes: where it reads what, and how it asks. */
interface Program {
  /** The snippet that has its values, and what they are called in it. */
  snippet: string
  read(text: string): Settings
  /** Where the browser comes back to, as the program puts it together. */
  redirect(settings: Settings): string
  method: 'client_secret_basic' | 'client_secret_post'
  pkce: boolean
}

const optionsOf = (text: string, command: string): Settings => {
  const call = (readBack('shell', text) as string[][]).find(words => words.includes(command)) ?? []
  const pairs = call.flatMap((word, i) =>
    word.startsWith('--')
      ? [word.includes('=') ? /^--([^=]+)=([^]*)$/.exec(word)?.slice(1) : [word.slice(2), call[i + 1]]]
      : [],
  )
  return Object.fromEntries(pairs as [string, string][])
}

const gitea: Program = {
  snippet: 'gitea admin',
  read(text) {
    const { key: id = '', secret = '', name = '', 'auto-discover-url': discovery = '' } = optionsOf(text, 'add-oauth')
    return { id, secret, name, discovery, scope: 'openid profile email groups' }
  },
  redirect: ({ name }) => `https://git.example.com/user/oauth2/${name}/callback`,
  method: 'client_secret_basic',
  pkce: false,
}

const programs: Record<string, Program> = {
  grafana: {
    snippet: 'docker-compose',
    read(text) {
      const { environment } = readBack('compose', text) as { environment: Settings }
      const of = (name: string) => environment[`GF_AUTH_GENERIC_OAUTH_${name}`] ?? ''
      return {
        root: environment['GF_SERVER_ROOT_URL'] ?? '',
        id: of('CLIENT_ID'),
        secret: of('CLIENT_SECRET'),
        scope: of('SCOPES'),
        authorization: of('AUTH_URL'),
        token: of('TOKEN_URL'),
        userinfo: of('API_URL'),
        button: of('NAME'),
      }
    },
    redirect: ({ root }) => `${root}login/generic_oauth`,
    method: 'client_secret_basic',
    pkce: true,
  },
  nextcloud: {
    snippet: 'occ',
    read(text) {
      const {
        clientid: id = '',
        clientsecret: secret = '',
        discoveryuri = '',
        scope = '',
      } = optionsOf(text, 'user_oidc:provider')
      return { id, secret, scope, discovery: discoveryuri }
    },
    redirect: () => 'https://cloud.example.com/apps/user_oidc/code',
    method: 'client_secret_post',
    pkce: true,
  },
  gitea,
  forgejo: { ...gitea, snippet: 'forgejo admin' },
  immich: {
    snippet: 'Configuration file',
    read(text) {
      const { oauth } = readBack('json', text) as { oauth: Settings }
      const {
        issuerUrl = '',
        clientId: id = '',
        clientSecret: secret = '',
        scope = '',
        buttonText: button = '',
      } = oauth
      return { id, secret, scope, button, discovery: `${issuerUrl}/.well-known/openid-configuration` }
    },
    redirect: () => 'app.immich:///oauth-callback',
    method: 'client_secret_post',
    pkce: true,
  },
  'paperless-ngx': {
    snippet: 'docker-compose',
    read(text) {
      const { environment } = readBack('compose', text) as { environment: Record<string, unknown> }
      const { openid_connect: allauth } = environment['PAPERLESS_SOCIALACCOUNT_PROVIDERS'] as {
        openid_connect: { SCOPE: string[]; APPS: [Settings & { settings: Settings }] }
      }
      const [{ client_id: id = '', secret = '', name: button = '', provider_id = '', settings }] = allauth.APPS
      const { server_url: discovery = '' } = settings
      return { id, secret, button, discovery, name: provider_id, scope: allauth.SCOPE.join(' ') }
    },
    redirect: ({ name }) => `https://paper.example.com/accounts/oidc/${name}/login/callback/`,
    method: 'client_secret_basic',
    pkce: true,
  },
  outline: {
    snippet: 'docker-compose',
    read(text) {
      const { environment } = readBack('compose', text) as { environment: Settings }
      const of = (name: string) => environment[`OIDC_${name}`] ?? ''
      return {
        root: environment['URL'] ?? '',
        id: of('CLIENT_ID'),
        secret: of('CLIENT_SECRET'),
        scope: of('SCOPES'),
        authorization: of('AUTH_URI'),
        token: of('TOKEN_URI'),
        userinfo: of('USERINFO_URI'),
        button: of('DISPLAY_NAME'),
      }
    },
    redirect: ({ root }) => `${root}/auth/oidc.callback`,
    method: 'client_secret_post',
    pkce: false,
  },
  mealie: {
    snippet: 'docker-compose',
    read(text) {
      const { environment } = readBack('compose', text) as { environment: Settings }
      const of = (name: string) => environment[`OIDC_${name}`] ?? ''
      return {
        root: environment['BASE_URL'] ?? '',
        id: of('CLIENT_ID'),
        secret: of('CLIENT_SECRET'),
        discovery: of('CONFIGURATION_URL'),
        scope: 'openid email profile',
        button: of('PROVIDER_NAME'),
      }
    },
    redirect: ({ root }) => `${root}/login`,
    method: 'client_secret_basic',
    pkce: true,
  },
  miniflux: {
    snippet: 'docker-compose',
    read(text) {
      const { environment } = readBack('compose', text) as { environment: Settings }
      const of = (name: string) => environment[`OAUTH2_${name}`] ?? ''
      return {
        id: of('CLIENT_ID'),
        secret: of('CLIENT_SECRET'),
        redirect: of('REDIRECT_URL'),
        discovery: `${of('OIDC_DISCOVERY_ENDPOINT')}/.well-known/openid-configuration`,
        scope: 'openid profile email',
      }
    },
    redirect: ({ redirect = '' }) => redirect,
    method: 'client_secret_basic',
    pkce: true,
  },
  vaultwarden: {
    snippet: 'docker-compose',
    read(text) {
      const { environment } = readBack('compose', text) as { environment: Settings }
      const of = (name: string) => environment[`SSO_${name}`] ?? ''
      return {
        domain: environment['DOMAIN'] ?? '',
        id: of('CLIENT_ID'),
        secret: of('CLIENT_SECRET'),
        discovery: `${of('AUTHORITY')}/.well-known/openid-configuration`,
        scope: `openid ${of('SCOPES')}`,
      }
    },
    redirect: ({ domain }) => `${domain}/identity/connect/oidc-signin`,
    method: 'client_secret_basic',
    pkce: true,
  },
}

const organisation = 'Fernhill "Co-op" & Söhne $HOME #1'

describe('an app set up with a recipe’s own snippet', () => {
  let world: HostileWorld
  let admin: WebClient
  let una: User
  before(async () => {
    world = await openHostileWorld({ clock: { now: () => Date.now() } })
    await world.asOperator.settings.put('organisation', { name: organisation })
    una = await world.add('una', { role: 'admin' })
    const { id } = await world.asOperator.groups.create({ name: 'Operations' })
    await world.asOperator.groups.changeMembers(id, { add: [una.id] })
    admin = await world.browser('olivia')
  })
  after(() => world.dispose())

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await admin.send(method, path, body)
    const text = await answer.text()
    assert.ok(answer.ok, `${path}: ${text}`)
    return JSON.parse(text) as T
  }

  /** Adds the app as its recipe says; answers what to paste, with the secret in it. */
  async function setUp(recipe: string, snippet: string): Promise<string> {
    const { ways } = await ask<Recipe>('GET', `/api/v1/recipes/${recipe}`)
    const way = ways.find(({ door }) => door === 'oidc') ?? assert.fail('no OpenID Connect')
    const filled = JSON.parse(
      JSON.stringify({ ...way.create, link: way.link }).replaceAll('{{address}}', way.placeholderAddress),
    ) as object
    const made = await ask<{ app: { id: string }; secrets: { oidc: string } }>('POST', '/api/v1/apps', {
      title: `x"; rm -rf / # ${recipe}`,
      name: recipe,
      recipe,
      access: { kind: 'everyone' },
      ...filled,
    })
    const setup = await ask<AppSetup>('GET', `/api/v1/apps/${made.app.id}/setup`)
    const text = setup.ways[0]?.snippets.find(({ name }) => name === snippet)?.text ?? assert.fail(`no ${snippet}`)
    return text.replaceAll('{{secret}}', made.secrets.oidc)
  }

  /** Follows redirects to the first address that is not ours. */
  async function follow(browser: WebClient, start: URL): Promise<URL> {
    let url = start
    for (let hops = 0; hops < 12; hops++) {
      const answer = await browser.get(url.href)
      const next = answer.headers.get('location') ?? assert.fail(`${url.href}: ${answer.status} ${await answer.text()}`)
      url = new URL(next, url)
      if (url.origin !== world.origin) return url
    }
    return assert.fail('It leads in a circle.')
  }

  async function configure(settings: Settings, method: Program['method']): Promise<client.Configuration> {
    const { id = '', secret = '', discovery, authorization = '', token = '', userinfo = '' } = settings
    const proof = method === 'client_secret_basic' ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
    if (discovery !== undefined)
      return client.discovery(new URL(discovery), id, {}, proof, { execute: [client.allowInsecureRequests] })
    const config = new client.Configuration(
      {
        issuer: new URL('/openid', authorization).href,
        authorization_endpoint: authorization,
        token_endpoint: token,
        userinfo_endpoint: userinfo,
      },
      id,
      {},
      proof,
    )
    client.allowInsecureRequests(config)
    return config
  }

  const known = new Map<string, { settings: Settings; config: client.Configuration }>()

  /** Signs somebody in to an app as its program does, with what is in its snippet alone. */
  async function signIn(recipe: string, username: string) {
    const program = programs[recipe] ?? assert.fail(recipe)
    let there = known.get(recipe)
    if (there === undefined) {
      const settings = program.read(await setUp(recipe, program.snippet))
      there = { settings, config: await configure(settings, program.method) }
      known.set(recipe, there)
    }
    const { settings, config } = there
    const verifier = client.randomPKCECodeVerifier()
    const state = client.randomState()
    const redirect = program.redirect(settings)
    const challenge = {
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }
    const back = await follow(
      await world.browser(username),
      client.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: settings['scope'] ?? '',
        state,
        ...(program.pkce && challenge),
      }),
    )
    assert.ok(back.href.startsWith(`${redirect}?`), back.href)
    const checks = { expectedState: state, ...(program.pkce && { pkceCodeVerifier: verifier }) }
    return { settings, config, tokens: await client.authorizationCodeGrant(config, back, checks) }
  }

  for (const recipe of Object.keys(programs))
    test(`${recipe}: somebody signs in, and is told apart by an id`, async () => {
      const { settings, config, tokens } = await signIn(recipe, 'una')
      if (settings['button'] !== undefined) assert.equal(settings['button'], organisation)
      const claims = await client.fetchUserInfo(config, tokens.access_token, una.id)
      assert.deepEqual([claims.preferred_username, claims.email], ['una', 'una@example.com'])
      if (settings['scope']?.includes('groups')) assert.deepEqual(claims['groups'], ['Operations'])
      if (settings['scope']?.includes('roles')) assert.deepEqual([claims['admin'], claims['role']], [true, 'admin'])
      assert.ok(tokens.refresh_token)
    })

  test('when somebody leaves, the receipt says of each app what its recipe says, and promises no more', async () => {
    const ben = await world.add('ben')
    const grafana = await signIn('grafana', 'ben')
    await signIn('gitea', 'ben')
    const jellyfin = await ask<{ app: { id: string } }>('POST', '/api/v1/apps', {
      title: 'Jellyfin',
      recipe: 'jellyfin',
      access: { kind: 'everyone' },
      ldap: {},
    })
    const receipt = await ask<Receipt>('POST', `/api/v1/users/${ben.id}/offboard`, {})
    const said = new Map(
      receipt.apps.map(({ name, answer, words }) => [name.split(' ').at(-1), { state: answer.state, words }]),
    )
    assert.deepEqual([said.get('grafana')?.state, said.get('gitea')?.state], ['ends-by', 'by-hand'])
    assert.match(said.get('grafana')?.words ?? '', /^Grafana takes no sign-out messages\. Its next renewal is refused/)
    assert.match(said.get('gitea')?.words ?? '', /^Gitea takes no sign-out messages and keeps its own sign-in/)
    const [ldap] = receipt.ldapApps
    assert.equal(ldap?.id, jellyfin.app.id)
    assert.match(ldap?.words ?? '', /^Jellyfin keeps the sign-in of each device/)
    admin.cookies.set('doorward-language', 'de')
    const inGerman = await ask<Receipt>('GET', `/api/v1/receipts/${receipt.id}`)
    admin.cookies.delete('doorward-language')
    assert.match(inGerman.ldapApps[0]?.words ?? '', /^Jellyfin behält die Anmeldung jedes Geräts/)
    await assert.rejects(client.refreshTokenGrant(grafana.config, grafana.tokens.refresh_token ?? ''), {
      error: 'invalid_grant',
    })
  })
})

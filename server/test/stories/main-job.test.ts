import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { Client as LdapClient } from 'ldapts'
import * as client from 'openid-client'
import { apachePort, noApache, startApache, apacheCallback, type Apache } from '../peers/apache.ts'
import { launchBrowser, noBrowser } from '../world/browser.ts'
import { missing } from '../world/peer.ts'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

const run = promisify(execFile)
const noLdapsearch = missing('/usr/bin/ldapsearch')

const callback = 'http://127.0.0.1:9/callback'
const passwords = { alice: 'a quiet green door', bob: 'another quiet door', carol: 'a third quiet door' }

const truth = (apacheUri: string): string => `version: 1
settings:
  organisation: { name: Example Org }
  signIn: { allowedSources: [local] }
  directoryServer:
    enabled: true
    secret: { env: LDAP_SECRET }
    allow: ["127.0.0.0/8", "::1"]
    views:
      - { base: "dc=cloudron", profile: cloudron }
      - { base: "dc=example,dc=com", profile: standard }
groups:
  - { name: staff, description: Everyone on the payroll }
users:
  - { username: alice, email: alice@example.com, displayName: Alice Adams, role: owner, groups: [staff], password: { value: "${passwords.alice}" } }
  - { username: bob, email: bob@example.com, displayName: Bob Brown, groups: [staff], password: { value: "${passwords.bob}" } }
  - { username: carol, email: carol@example.com, displayName: Carol, password: { value: "${passwords.carol}" } }
apps:
  - name: grafana
    title: Grafana
    access: { groups: [staff] }
    oidc:
      clientId: grafana
      clientSecret: { value: grafana-secret-16 }
      redirectUris: ["${callback}"]
      postLogoutRedirectUris: []
    ldap: { secret: { value: grafana-ldap-secret } }
  - name: intranet
    title: Intranet
    access: { groups: [staff] }
    oidc: { clientSecret: { value: intranet-secret-16 }, redirectUris: ["${apacheUri}"] }
`

/** What the product is for, with the program as an operator runs it and other people's programs on the other side. */
describe('people in a directory sign in to real apps', () => {
  let doorward: DoorwardProcess
  let file = ''
  let port = 0

  before(async () => {
    doorward = await prepareProcess({ env: { LDAP_SECRET: 'the directory secret' } })
    port = await apachePort()
    file = join(doorward.dataFolder, 'directory.yaml')
    writeFileSync(file, truth(apacheCallback(port)))
    await doorward.start()
  })
  after(() => doorward.dispose())

  const ldapsearch = async (...args: string[]): Promise<string> => {
    const env = { ...process.env, LDAPTLS_CACERT: join(doorward.dataFolder, 'tls', 'ca.pem') }
    return (await run('ldapsearch', ['-LLL', '-o', 'ldif-wrap=no', ...args], { env })).stdout
  }
  const ldaps = (): string => `ldaps://127.0.0.1:${doorward.ldapsPort}`

  test('apply makes what the file says, once', async () => {
    const planned = await doorward.command('apply', '--plan', '-f', file)
    assert.equal(planned.code, 0, planned.stderr)
    assert.match(planned.stdout, /nothing was changed/)
    const first = await doorward.command('apply', '-f', file)
    assert.equal(first.code, 0, first.stderr)
    const again = await doorward.command('apply', '-f', file)
    assert.match(again.stdout, /Nothing to change/)
    const people = await doorward.command('user', 'list', '--json')
    assert.deepEqual(
      (JSON.parse(people.stdout) as { username: string; role: string }[]).map(({ username, role }) => [username, role]),
      [
        ['alice', 'owner'],
        ['bob', 'user'],
        ['carol', 'user'],
      ],
    )
  })

  test('the ldapsearch published for Cloudron prints entries of the published shape', {
    skip: noLdapsearch,
  }, async () => {
    const found = await ldapsearch(
      '-x',
      '-b',
      'ou=users,dc=cloudron',
      '-D',
      'cn=admin,ou=system,dc=cloudron',
      '-w',
      'the directory secret',
      '-H',
      ldaps(),
    )
    const entries = found.trim().split('\n\n')
    assert.equal(entries.filter(entry => entry.startsWith('dn: cn=uid-')).length, 3)
    const bob = entries.find(entry => entry.includes('username: bob')) ?? ''
    const uuid = /^dn: cn=(uid-[0-9a-f-]{36}),ou=users,dc=cloudron$/m.exec(bob)?.[1]
    assert.ok(uuid, bob)
    for (const line of [
      'objectclass: user',
      'objectclass: inetorgperson',
      'objectclass: person',
      'objectcategory: person',
      `cn: ${uuid}`,
      `uid: ${uuid}`,
      `entryuuid: ${uuid}`,
      'username: bob',
      'samaccountname: bob',
      'mail: bob@example.com',
      'displayname: Bob Brown',
      'givenname: Bob',
      'sn: Brown',
      'isadmin: 0',
    ])
      assert.match(bob, new RegExp(`^${line}$`, 'im'), line)
    assert.match(bob, /^memberof: cn=staff,ou=groups,dc=cloudron$/im)
    const carol = entries.find(entry => entry.includes('username: carol')) ?? ''
    assert.doesNotMatch(carol, /^sn:/im, 'a one-word name has no family name')
  })

  test('an app’s own account sees only the people who may open it', { skip: noLdapsearch }, async () => {
    const account = 'cn=grafana,ou=apps,dc=example,dc=com'
    const found = await ldapsearch(
      '-x',
      '-b',
      `ou=users,${account}`,
      '-D',
      account,
      '-w',
      'grafana-ldap-secret',
      '-H',
      ldaps(),
      '(objectClass=person)',
      'uid',
    )
    assert.deepEqual(found.match(/^uid: .*$/gm)?.toSorted(), ['uid: alice', 'uid: bob'])
  })

  interface OidcVisit {
    config: client.Configuration
    tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>
    browser: WebClient
  }

  /** Code flow with PKCE by openid-client, the person's part by the sign-in form without a script. */
  async function signInToGrafana(username: string, password: string): Promise<OidcVisit> {
    const config = await client.discovery(
      new URL(`${doorward.origin}/openid`),
      'grafana',
      'grafana-secret-16',
      undefined,
      { execute: [client.allowInsecureRequests] },
    )
    const verifier = client.randomPKCECodeVerifier()
    const state = client.randomState()
    const nonce = client.randomNonce()
    const browser = createWebClient(doorward.origin)
    let next = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid profile email groups roles',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    }).href
    while (!next.startsWith(callback)) {
      const page = new URL(next, doorward.origin)
      const answer =
        page.pathname === '/sign-in' ? await browser.signIn(username, password, page.search) : await browser.get(next)
      assert.ok([302, 303].includes(answer.status), `${page.pathname}: ${answer.status} ${await answer.text()}`)
      next = new URL(answer.headers.get('location') ?? '', page).href
    }
    const tokens = await client.authorizationCodeGrant(config, new URL(next), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    })
    return { config, tokens, browser }
  }

  test('openid-client completes code and PKCE and reads the claims', async () => {
    const { config, tokens } = await signInToGrafana('bob', passwords.bob)
    const claims = tokens.claims()
    assert.equal(claims?.sub, 'bob')
    const person = await client.fetchUserInfo(config, tokens.access_token, 'bob')
    const {
      sub,
      name,
      family_name,
      given_name,
      preferred_username,
      locale,
      email,
      email_verified,
      groups,
      role,
      admin,
    } = person
    assert.deepEqual(
      { sub, name, family_name, given_name, preferred_username, locale, email, email_verified, groups, role, admin },
      {
        sub: 'bob',
        name: 'Bob Brown',
        family_name: 'Brown',
        given_name: 'Bob',
        preferred_username: 'bob',
        locale: 'en-US',
        email: 'bob@example.com',
        email_verified: true,
        groups: ['staff'],
        role: 'user',
        admin: false,
      },
    )
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    assert.notEqual(refreshed.access_token, tokens.access_token)
  })

  describe('Apache with mod_auth_openidc', { skip: noApache || noBrowser }, () => {
    let apache: Apache
    before(async () => {
      apache = await startApache({
        issuer: `${doorward.origin}/openid`,
        clientId: 'intranet',
        clientSecret: 'intranet-secret-16',
        port,
      })
    })
    after(() => apache.close())

    test('signs a person in through Chromium and shows the username', async () => {
      const browser = await launchBrowser()
      try {
        const page = await (await browser.newContext()).newPage()
        page.setDefaultTimeout(15_000)
        await page.goto(apache.url)
        await page.getByText('Continue to Intranet').waitFor()
        await page.getByLabel('Username or email').fill('bob@example.com')
        await page.getByLabel('Password', { exact: true }).fill(passwords.bob)
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
        await page.waitForURL(apache.url)
        assert.match(await page.locator('body').innerText(), /user=bob mail=bob@example\.com/, apache.errors())
      } finally {
        await browser.close()
      }
    })

    test('a person outside the group is told so, with a reference', async () => {
      const browser = await launchBrowser()
      try {
        const page = await (await browser.newContext()).newPage()
        page.setDefaultTimeout(15_000)
        await page.goto(apache.url)
        await page.getByLabel('Username or email').fill('carol')
        await page.getByLabel('Password', { exact: true }).fill(passwords.carol)
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
        await page.getByRole('heading', { name: 'You don’t have access to Intranet' }).waitFor()
        assert.match(await page.locator('main').innerText(), /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/)
      } finally {
        await browser.close()
      }
    })
  })

  test('disabling a person ends their session, refresh token and LDAP bind at once, open connections too', async () => {
    const { config, tokens, browser } = await signInToGrafana('bob', passwords.bob)
    assert.equal((await browser.get('/api/v1/session')).status, 200)
    const bobDn = 'uid=bob,ou=users,dc=example,dc=com'
    const open = new LdapClient({ url: `ldap://127.0.0.1:${doorward.ldapPort}`, timeout: 5_000 })
    await open.bind(bobDn, passwords.bob)
    assert.equal((await open.search(bobDn, { scope: 'base' })).searchEntries.length, 1)

    const disabled = await doorward.command('user', 'disable', 'bob')
    assert.equal(disabled.code, 0, disabled.stderr)

    assert.equal((await browser.get('/api/v1/session')).status, 401, 'the session')
    await assert.rejects(client.fetchUserInfo(config, tokens.access_token, 'bob'), 'the access token')
    await assert.rejects(
      client.refreshTokenGrant(config, tokens.refresh_token ?? ''),
      { error: 'invalid_grant' },
      'the refresh token',
    )
    await assert.rejects(open.search(bobDn, { scope: 'base' }), 'the open LDAP connection')
    const fresh = new LdapClient({ url: `ldap://127.0.0.1:${doorward.ldapPort}`, timeout: 5_000 })
    await assert.rejects(fresh.bind(bobDn, passwords.bob), { code: 49 }, 'a new bind')
    await fresh.unbind()
    const again = createWebClient(doorward.origin)
    assert.equal((await again.signIn('bob', passwords.bob)).status, 403, 'a new sign-in')

    await doorward.command('user', 'enable', 'bob')
    assert.equal((await browser.get('/api/v1/session')).status, 401, 'enabled again, the old session stays ended')
    await signInToGrafana('bob', passwords.bob)
  })

  test('stopped and started again, everything is as it was', async () => {
    const { config, tokens, browser } = await signInToGrafana('alice', passwords.alice)
    assert.equal((await doorward.stop()).code, 0)
    await doorward.start()
    assert.equal((await browser.get('/api/v1/session')).status, 200)
    await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    assert.match((await doorward.command('apply', '-f', file)).stdout, /Nothing to change/)
  })

  test('an owner gets in by a link made on the host, once', async () => {
    const made = await doorward.command('owner-login', 'alice')
    const link = /http:\/\/\S+/.exec(made.stdout)?.[0]
    assert.ok(link, made.stdout + made.stderr)
    const browser = createWebClient(doorward.origin)
    const token = new URL(link).searchParams.get('token') ?? ''
    assert.equal((await browser.get(link)).status, 200, 'looking at it does not use it up')
    assert.equal((await browser.post('/owner-login', { token })).status, 303)
    assert.equal((await browser.get('/api/v1/session')).status, 200)
    assert.notEqual((await createWebClient(doorward.origin).post('/owner-login', { token })).status, 303)
  })
})

import assert from 'node:assert/strict'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App, User } from '#directory'
import { apacheCallback, apachePort, noApache, startApache, type Apache } from '../peers/apache.ts'
import type { Browser } from '../oidc/browser.ts'
import { openOidcWorld, type OidcWorld } from '../oidc/oidc-world.ts'

describe('an app of another make is told: Apache with mod_auth_openidc', { skip: noApache }, () => {
  let at: OidcWorld
  let apache: Apache
  let app: App
  let people: User[]
  before(async () => {
    at = await openOidcWorld()
    const staff = await at.world.asOperator.groups.create({ name: 'staff' })
    people = [await at.world.add('anna'), await at.world.add('bob')]
    await at.world.asOperator.groups.changeMembers(staff.id, { add: people.map(({ id }) => ({ id, expiresAt: null })) })
    const port = await apachePort()
    const made = await at.addApp({
      title: 'Wiki',
      oidcInput: {
        redirectUris: [apacheCallback(port)],
        backchannelLogoutUri: `${apacheCallback(port)}?logout=backchannel`,
        claimsInIdToken: true,
      },
    })
    app = made.app
    apache = await startApache({
      issuer: new URL('/openid', at.at).href,
      clientId: app.oidc?.clientId ?? '',
      clientSecret: made.secret,
      port,
    })
    at.oidc.logouts.start()
  })
  after(async () => {
    await apache.close()
    await at.oidc.logouts.close()
    await at.close()
  })

  /** The cookies of a browser at Apache, and what it is shown there. */
  function openApache() {
    const jar = new Map<string, string>()
    /** Not by fetch, which says of itself that it is a script: those are not led to a sign-in. */
    async function get(url: string): Promise<IncomingMessage> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request(url, { headers: { cookie, accept: 'text/html' } }, resolve)
          .on('error', reject)
          .end()
      })
      for (const line of response.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      return response
    }
    return {
      async signIn(browser: Browser): Promise<string> {
        const asks = await get(apache.url)
        const arrival = await browser.open(asks.headers.location ?? '')
        await get(arrival.url.href)
        return text(await get(apache.url))
      },
      /** 200, or 302 on the way to sign in. */
      async status() {
        const response = await get(apache.url)
        response.resume()
        return response.statusCode ?? 0
      },
    }
  }

  async function untilSignedOut(status: () => Promise<number>): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if ((await status()) === 302) return
      await sleep(50)
    }
    assert.fail(`Apache still lets them in. ${apache.errors()}`)
  }

  test('a session that ends here ends there, and nobody else’s does', async () => {
    const [browser, elsewhere] = [await at.browserOf('anna'), await at.browserOf('anna')]
    const [here, there, bobs] = [openApache(), openApache(), openApache()]
    assert.match(await here.signIn(browser), /user=anna/)
    assert.match(await there.signIn(elsewhere), /user=anna/)
    assert.match(await bobs.signIn(await at.browserOf('bob')), /user=bob/)

    const found = await at.world.signIn.findSession(browser.cookie('doorward-session'))
    assert.ok(found)
    const actor = { kind: 'user', id: found.user.id, role: found.user.role } as const
    await at.world.signIn.endSession(found.session.id, 'signed-out', actor, { door: 'pages', address: null })
    await untilSignedOut(() => here.status())
    assert.deepEqual([await there.status(), await bobs.status()], [200, 200])

    await at.world.asOperator.users.disable(found.user.id)
    await untilSignedOut(() => there.status())
    assert.equal(await bobs.status(), 200)
    // Debian's version does as it is told, and then lets Apache refuse its own answer, since the request has no person.
    const told = await at.world.store.list.selectFrom('logout').selectAll().where('appId', '=', app.id).execute()
    assert.equal(told.length, 2)
    for (const { answer } of told) assert.match(answer ?? '', /^It answered (?:200|401)\.$/)
  })
})

import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Secret } from '#ground'
import { freePort } from '../world/free-port.ts'
import { password } from '../world/open-test-world.ts'
import { Browser } from './browser.ts'
import type { Seen } from './backend.ts'
import { hostName, openGatewayWorld, type GatewayWorld } from './gateway-world.ts'
import { readAsPrograms, targets } from './path-readings.ts'
import type { StartProxy } from './proxy.ts'
import { sendRaw } from './raw.ts'

const names = [
  'X-Authenticated-User', 'Remote-User', 'Remote-Name', 'Remote-Email', 'Remote-Groups', 'X-Authenticated-Admin',
  'X-Doorward-Assertion',
] // biome-ignore format: a table

const asScript = { accept: 'application/json', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }

/** What holds behind every proxy that asks here. */
export function proxySuite(name: string, start: StartProxy, skip: string | false): void {
  describe(name, { skip }, () => {
    let world: GatewayWorld
    before(async () => {
      world = await openGatewayWorld(start)
      for (const person of ['una', 'ben', 'cleo']) await world.add(person)
    })
    after(() => world.dispose())
    beforeEach(async () => {
      await world.asOperator.apps.update(world.app.id, {
        enabled: true,
        access: { kind: 'everyone' },
        adminsIncluded: true,
        networks: [],
      })
      await world.set({ host: hostName, visibility: 'private', paths: [], acceptAppPasswords: false })
    })

    const seenBy = (text: string): Seen => JSON.parse(text) as Seen
    const port = (): number => Number(new URL(world.site).port)

    test('somebody signs in, comes back to the exact address, and is known from then on', async () => {
      const browser = new Browser()
      const address = `${world.site}/a//b/?c=d&e=%C3%A9&f[]=%2F..#`.replace('#', '')
      const page = await browser.open(address)
      assert.match(page.url, new RegExp(`^${world.origin}/sign-in\\?flow=`))
      assert.match(page.text, /Wiki/)
      const there = await browser.signIn(page, 'una', password)
      assert.equal(there.url, address)
      assert.equal(there.status, 200)
      const { cgi, url, headers } = seenBy(there.text)
      assert.equal(`${world.site}${url}`, address)
      assert.deepEqual(cgi['REMOTE_USER'], ['una'])
      assert.equal(headers.cookie ?? '', '', 'our cookie goes no further')
      const again = await browser.send(`${world.site}/next`, {
        headers: { cookie: `a=1; ${browser.cookieOf(world.host)}; b=2` },
      })
      assert.equal(again.status, 200)
      assert.equal(seenBy(again.text).headers.cookie?.replaceAll(' ', ''), 'a=1;b=2')
      const posted = await browser.send(`${world.site}/form`, {
        method: 'POST',
        body: 'x=1',
        headers: { 'content-type': 'text/plain', 'content-length': '3' },
      })
      assert.equal(posted.status, 200)
      assert.equal(seenBy(posted.text).method, 'POST')
    })

    test('who is signed in with us already is led through without a page', async () => {
      const browser = await world.opened('una')
      browser.jars.delete(world.host)
      const there = await browser.open(`${world.site}/x`)
      assert.equal(there.url, `${world.site}/x`)
      assert.deepEqual(seenBy(there.text).cgi['REMOTE_USER'], ['una'])
    })

    test('what is no page is answered 401 and led nowhere', async () => {
      const before = world.backend.seen.length
      const browser = new Browser()
      const requests: Parameters<Browser['send']>[1][] = [
        { headers: asScript },
        { headers: { accept: '*/*' } },
        { headers: { 'x-requested-with': 'XMLHttpRequest' } },
        { method: 'POST', body: 'x', headers: { 'content-length': '1' } },
        { method: 'DELETE' },
      ]
      for (const init of requests) {
        const answer = await browser.send(`${world.site}/api`, init)
        assert.equal(answer.status, 401, JSON.stringify(init))
        assert.equal(answer.location, undefined)
        assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
        assert.match(String(answer.headers['www-authenticate']), /^Doorward /)
      }
      assert.equal(world.backend.seen.length, before)
    })

    test('what a visitor says of themselves never reaches the app', async () => {
      const browser = await world.opened('una')
      const cookie = `Cookie: ${browser.cookieOf(world.host)}`
      const spellings = (header: string): string[] => [
        header, header.toLowerCase(), header.toUpperCase(), header.replaceAll('-', '_'), header.replace('-', '_'),
        header.toLowerCase().replaceAll('-', '_'), header.replace(/-(?!.*-)/, '_'), header.toUpperCase().replaceAll('-', '_'),
      ] // biome-ignore format: a table
      await world.set({ paths: [{ prefix: '/public', rule: 'public' }] })
      for (const header of names)
        for (const spelling of spellings(header))
          for (const lines of [
            [`${spelling}: owner`],
            [`${spelling}: owner`, `${spelling}: admin`],
            [`${spelling}:`],
            [`${spelling}: owner,una`],
            [`${spelling}: \xfcna`],
            [`${spelling}: owner`, `Connection: ${spelling}`],
            [`Connection: close, ${header}`],
            [`${spelling} : owner`],
            [`${spelling}\t: owner`],
          ])
            for (const [path, who] of [
              ['/', 'una'],
              ['/public', '-'],
            ] as const) {
              const line = `GET ${path} HTTP/1.1`
              const sent = [`Host: ${world.host}`, ...(who === 'una' ? [cookie] : []), 'Accept: text/html', ...lines]
              const answer = await sendRaw(port(), line, sent)
              const what = `${path} ${JSON.stringify(lines)}: ${answer.head}`
              // A name with a space behind it is no header (RFC 9112 §5.1).
              if (answer.status === 400) continue
              assert.equal(answer.status, 200, what)
              const { cgi } = seenBy(answer.body.slice(answer.body.indexOf('{'), answer.body.lastIndexOf('}') + 1))
              assert.deepEqual(cgi['X_AUTHENTICATED_USER'], [who], what)
              assert.deepEqual(cgi['REMOTE_USER'], [who], what)
              assert.deepEqual(cgi['REMOTE_NAME'], [who], what)
              assert.deepEqual(cgi['REMOTE_EMAIL'], [who === '-' ? '-' : 'una@example.com'], what)
              assert.deepEqual(cgi['REMOTE_GROUPS'], ['-'], what)
              assert.deepEqual(cgi['X_AUTHENTICATED_ADMIN'], ['false'], what)
              assert.deepEqual(cgi['X_DOORWARD_ASSERTION'], ['-'], what)
            }
    })

    test('however a path is written, no program reads one that was not decided about', async () => {
      await world.set({ visibility: 'public', paths: [{ prefix: '/private', rule: 'deny' }] })
      const passed: string[] = []
      for (const target of targets) {
        const before = world.backend.seen.length
        const answer = await sendRaw(port(), `GET ${target} HTTP/1.1`, [`Host: ${world.host}`, 'Accept: text/html'])
        const seen = world.backend.seen.slice(before)
        if (seen.length === 0) {
          assert.ok([400, 403, 404, 421].includes(answer.status), `${target}: ${answer.head}`)
          continue
        }
        assert.equal(answer.status, 200, target)
        passed.push(target)
        for (const { url } of seen)
          for (const [program, path] of readAsPrograms(url))
            assert.doesNotMatch(path, /^\/private(?:\/|$)/, `${target} came as ${url}, to ${program}: ${path}`)
      }
      for (const target of [
        '/open',
        '/open/',
        '/open?x=/../private',
        '/%C3%A9',
        '/cafe%CC%81',
        '/open/x.css',
        '/100%25',
        '/%50rivate',
      ])
        assert.ok(passed.includes(target), `${target} is read by everybody in the same way`)
    })

    test('while nobody answers who is asked, nothing passes', async () => {
      const [at, nowhere] = [await freePort(), await freePort()]
      const alone = await start(at, { host: `${hostName}:${at}`, app: world.backend.port, doorward: nowhere })
      const before = world.backend.seen.length
      for (const path of ['/', '/x', '/.doorward/status']) {
        const { status } = await sendRaw(at, `GET ${path} HTTP/1.1`, [`Host: ${hostName}:${at}`, 'Accept: text/html'])
        assert.ok(status >= 500, `${path}: ${status}`)
      }
      assert.equal(world.backend.seen.length, before)
      await alone.close()
    })

    test('under another host’s name nothing of this app is reached', async () => {
      const { app } = await world.asOperator.apps.create({
        title: 'Open', access: { kind: 'everyone' }, gateway: { host: 'open.test', visibility: 'public' },
      }) // biome-ignore format: short
      const before = world.backend.seen.length
      for (const hosts of [['open.test'], ['open.test', world.host], [world.host, 'open.test'], ['OPEN.test.']])
        await sendRaw(port(), 'GET / HTTP/1.1', [...hosts.map(host => `Host: ${host}`), 'Accept: */*'])
      assert.equal(world.backend.seen.length, before)
      await world.asOperator.apps.delete(app.id)
    })

    test('absolute-form cannot have another app’s rules looked at', async () => {
      const { app } = await world.asOperator.apps.create({
        title: 'Open', access: { kind: 'everyone' }, gateway: { host: 'open.test', visibility: 'public' },
      }) // biome-ignore format: short
      const before = world.backend.seen.length
      const { status } = await sendRaw(port(), `GET http://${world.host}/ HTTP/1.1`, ['Host: open.test', 'Accept: */*'])
      assert.ok([400, 401, 403, 421].includes(status), String(status))
      assert.equal(world.backend.seen.length, before)
      await world.asOperator.apps.delete(app.id)
    })

    test('a cookie that is none lets nobody in', async () => {
      const browser = await world.opened('una')
      const right = browser.jars.get(world.host)?.get('doorward') ?? ''
      assert.equal(right.length, 43)
      const before = world.backend.seen.length
      for (const cookie of [
        'doorward=', 'doorward', 'doorward=x', `doorward=${'x'.repeat(43)}`, `doorward=${right.slice(1)}`, `doorward=${right}A`,
        `doorward=${right.slice(0, -1)}`, `doorward=${right}; doorward=${'y'.repeat(43)}`, `doorward=${'x'.repeat(43)}; doorward=${right}`,
        `doorward="${right}"`, `__Host-doorward=${right}`, `doorward-session=${right}`, `doorward=${'x'.repeat(6000)}`, 'doorward=%00', 'doorward=;=;',
        `doorward=${world.host}`, '=',
      ]) {
        const { status } = await sendRaw(port(), 'GET / HTTP/1.1', [`Host: ${world.host}`, 'Accept: */*', `Cookie: ${cookie}`])
        assert.ok([400, 401].includes(status), `${cookie}: ${status}`)
      } // biome-ignore format: a table
      assert.equal(world.backend.seen.length, before)
    })

    test('rules: public, denied, and reserved for us', async () => {
      await world.set({
        paths: [
          { prefix: '/open', rule: 'public' },
          { prefix: '/shut', rule: 'deny' },
        ],
      })
      const nobody = new Browser()
      const open = await nobody.send(`${world.site}/open/x`)
      assert.equal(open.status, 200)
      assert.deepEqual(seenBy(open.text).cgi['REMOTE_USER'], ['-'])
      const una = await world.opened('una')
      assert.deepEqual(seenBy((await una.send(`${world.site}/open/x`)).text).cgi['REMOTE_USER'], ['una'])
      for (const browser of [nobody, una]) {
        const shut = await browser.send(`${world.site}/shut`)
        assert.equal(shut.status, 403)
        assert.match(shut.text, /not open to anybody/)
      }
      assert.equal((await una.send(`${world.site}/.doorward/nothing`)).status, 404)
      assert.equal((await una.send(`${world.site}/.doorward/status`)).text, '{"signedIn":true,"username":"una"}')
      assert.equal((await nobody.send(`${world.site}/.doorward/status`)).text, '{"signedIn":false,"username":null}')
    })

    test('who may not open it is told why, once in the trail', async () => {
      const browser = await world.opened('ben')
      const { id } = await world.asOperator.groups.create({ name: 'editors' })
      await world.asOperator.apps.update(world.app.id, { access: { kind: 'chosen', groups: [id], users: [] } })
      const page = await browser.send(`${world.site}/x`)
      assert.equal(page.status, 403)
      const [, reference] = /\?reference=([0-9A-Z]{4}-[0-9A-Z]{4})"/.exec(page.text) ?? []
      // In the link with which they ask to be let in.
      assert.ok(reference, page.text)
      assert.ok(
        page.text.includes(`>${world.host}<`) && !page.text.includes(`>${new URL(world.origin).host}<`),
        'where they are',
      )
      assert.match(page.text, /href="\/\.doorward\/assets\/auth\./)
      assert.doesNotMatch(page.text, /(?:href|src|action)="\/(?!\.doorward\/)/)
      const style = /href="(\/\.doorward\/assets\/auth\.[^"]+)"/.exec(page.text)?.[1] ?? ''
      assert.match(String((await browser.send(world.site + style)).headers['content-type']), /^text\/css/)
      const script = await browser.send(`${world.site}/x`, { headers: asScript })
      assert.equal(script.status, 403)
      assert.equal((JSON.parse(script.text) as { reference: string }).reference, reference)
      await world.world.events.flush()
      const { items } = await world.asOperator.audit.list({ limit: 100 })
      const refused = items.filter(({ kind, outcome }) => kind === 'app.opened' && outcome === 'refused')
      assert.deepEqual(
        refused.map(event => [event.reference, event.door]),
        [[reference, 'gateway']],
      )
      // At our own page too, for somebody who has not been there before.
      const fresh = new Browser()
      const there = await fresh.signIn(await fresh.open(world.site), 'ben', password)
      assert.equal(there.status, 403)
      assert.equal(new URL(there.url).origin, world.origin)
      await world.asOperator.apps.update(world.app.id, { access: { kind: 'everyone' } })
      assert.equal((await browser.send(`${world.site}/x`)).status, 200)
    })

    test('what ends somebody’s sign-in or access ends it at the next request', async () => {
      const cleo = world.world.memory.people.findByUsername('cleo')
      assert.ok(cleo)
      const { signIn } = world.world
      const operator = { kind: 'system', name: 'operator' } as const
      const deeds: Record<string, (session: string) => Promise<unknown>> = {
        'the session is ended': session =>
          signIn.endSession(session as never, 'signed-out', operator, { door: 'cli', address: null }),
        'all they have open is ended': () => signIn.endSessionsOf(operator, { door: 'cli', address: null }, cleo.id),
        'the account is disabled': () => world.asOperator.users.disable(cleo.id),
        'the account is in the trash': () => world.asOperator.users.delete(cleo.id),
        'the password is another one': () => world.asOperator.users.setPassword(cleo.id, new Secret(password)),
        'the app is switched off': () => world.asOperator.apps.update(world.app.id, { enabled: false }),
        'the app is nobody’s': () =>
          world.asOperator.apps.update(world.app.id, { access: { kind: 'nobody' }, adminsIncluded: false }),
        'the app is on another network': () => world.asOperator.apps.update(world.app.id, { networks: ['10.0.0.0/8'] }),
        'the app moves to another host': () => world.set({ host: 'moved.test' }),
      }
      for (const [what, end] of Object.entries(deeds)) {
        const browser = await world.opened('cleo')
        for (let i = 0; i < 3; i++)
          assert.equal((await browser.send(world.site, { headers: asScript })).status, 200, what)
        const row = await world.world.store.read
          .selectFrom('session')
          .select('id')
          .where('userId', '=', cleo.id)
          .where('endedAt', 'is', null)
          .orderBy('createdAt', 'desc')
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow()
        const before = world.backend.seen.length
        await end(row.id)
        const { status } = await browser.send(world.site, { headers: asScript })
        assert.ok([401, 403, 421].includes(status), `${what}: ${status}`)
        assert.equal(world.backend.seen.length, before, what)
        if (what === 'the account is disabled') await world.asOperator.users.enable(cleo.id)
        if (what === 'the account is in the trash') await world.asOperator.users.restore(cleo.id)
        await world.asOperator.apps.update(world.app.id, {
          enabled: true,
          access: { kind: 'everyone' },
          adminsIncluded: true,
          networks: [],
        })
        await world.set({ host: hostName })
      }
    })

    test('signing out is asked for on our own page, and ends it at the app', async () => {
      const browser = await world.opened('una')
      const page = await browser.open(`${world.site}/.doorward/sign-out`)
      assert.equal(page.url, `${world.origin}/sign-out`)
      assert.equal((await browser.send(world.site)).status, 200, 'a link alone signs nobody out')
      await browser.send(`${world.origin}/sign-out`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      assert.equal((await browser.send(world.site, { headers: asScript })).status, 401)
    })

    test('a program comes with an app password where that is switched on', async () => {
      const una = world.world.memory.people.findByUsername('una')
      assert.ok(una)
      await world.set({ acceptAppPasswords: true })
      const actor = { kind: 'user', id: una.id, role: una.role } as const
      const { text } = await world.world.signIn.appPasswords.make(
        { userId: una.id, app: world.app.id, name: 'script', expiresAt: null },
        actor,
        { door: 'pages', address: null },
      )
      const basic = (name: string, secret: string) => ({
        accept: '*/*',
        authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
      })
      const send = (headers: Record<string, string>) =>
        new Browser().send(`${world.site}/api`, { headers: { ...headers, 'sec-fetch-mode': '' } })
      const opened = await send(basic('una', text.reveal()))
      assert.equal(opened.status, 200)
      assert.deepEqual(seenBy(opened.text).cgi['REMOTE_USER'], ['una'])
      for (const headers of [
        basic('ben', text.reveal()),
        basic('una', password),
        basic('una', ''),
        basic('una', `${text.reveal()}x`),
      ]) {
        const refused = await send(headers)
        assert.equal(refused.status, 401)
        assert.match(String(refused.headers['www-authenticate']), /^Basic /)
      }
      await world.set({ acceptAppPasswords: false })
      assert.equal((await send(basic('una', text.reveal()))).status, 401)
    })
  })
}

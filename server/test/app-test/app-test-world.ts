import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppTest, TestStep } from '@doorward/contract'
import { Secret } from '#ground'
import type { App, AppInput, Role, User } from '#directory'
import { AheadClock } from '../oidc/oidc-world.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

export { password }

/** The whole server, an admin at their dashboard, and an app that can be called. */
export interface AppTestWorld extends TestServer {
  clock: AheadClock
  /** Jonas, an owner, who tests apps. */
  jonas: User
  admin: WebClient
  /** What the app's own host answers, and what it was asked. */
  site: { url: string; status: number; location: string | null; seen: { url: string; headers: IncomingHttpHeaders }[] }
  add(username: string, role?: Role): Promise<User>
  /** A browser that has signed in. */
  browser(username: string): Promise<WebClient>
  addApp(input: Partial<AppInput>): Promise<{ app: App; secrets: Record<'oidc' | 'ldap' | 'simpleAuth', string> }>
  start(app: App, body?: object): Promise<AppTest>
  /** As it stands, once everything that was asked is answered. */
  look(app: App): Promise<AppTest>
  step(app: App, id: TestStep['id']): Promise<TestStep>
}

/** `from`: headers the admin's browser sends, as a proxy in front of it would. */
export async function openAppTestWorld(
  env: Record<string, string> = {},
  from: Record<string, string> = {},
): Promise<AppTestWorld> {
  const clock = new AheadClock()
  const server = await serveTest({ clock, env })
  const { asOperator, doors } = server
  const site: AppTestWorld['site'] = { url: '', status: 200, location: null, seen: [] }
  const listener = createServer((request, response) => {
    site.seen.push({ url: request.url ?? '', headers: request.headers })
    response
      .writeHead(site.status, site.location === null ? {} : { location: site.location })
      .end('An app, and a secret of it.')
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  site.url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`

  const add = (username: string, role: Role = 'user'): Promise<User> =>
    asOperator.users.create({
      username,
      displayName: `${username} Ekdahl`,
      givenName: username,
      email: `${username}@example.com`,
      role,
      password: { plain: new Secret(password) },
    })
  async function browser(username: string): Promise<WebClient> {
    const client = createWebClient(server.origin, from)
    assert.equal((await client.signIn(username, password)).status, 303)
    return client
  }
  const jonas = await add('jonas', 'owner')
  const admin = await browser('jonas')
  const pathOf = ({ id }: App): string => `/api/v1/apps/${id}/test`
  let count = 0

  const world: AppTestWorld = {
    ...server,
    clock,
    jonas,
    admin,
    site,
    add,
    browser,
    async addApp(input) {
      const made = await asOperator.apps.create({
        title: 'Grafana',
        name: `grafana-${++count}`,
        link: site.url,
        access: { kind: 'everyone' },
        ...input,
      })
      const textOf = (door: 'oidc' | 'ldap' | 'simpleAuth'): string => made.secrets[door]?.reveal() ?? ''
      return {
        app: made.app,
        secrets: { oidc: textOf('oidc'), ldap: textOf('ldap'), simpleAuth: textOf('simpleAuth') },
      }
    },
    async start(app, body = {}) {
      const response = await admin.send('POST', pathOf(app), body)
      assert.equal(response.status, 200, await response.clone().text())
      return (await response.json()) as AppTest
    },
    async look(app) {
      await doors.appTests.settled()
      const response = await admin.send('GET', pathOf(app))
      assert.equal(response.status, 200, await response.clone().text())
      return (await response.json()) as AppTest
    },
    async step(app, id) {
      const step = (await world.look(app)).steps.find(one => one.id === id)
      assert.ok(step, id)
      return step
    },
    async dispose() {
      listener.close()
      await server.dispose()
    },
  }
  return world
}

/** The states of all steps: `oidc.asked passed`. */
export const statesOf = ({ steps }: AppTest): string[] => steps.map(({ id, state }) => `${id} ${state}`)

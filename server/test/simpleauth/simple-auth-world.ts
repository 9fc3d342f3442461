import { Secret, type AppId } from '#ground'
import type { AccessRule, AppInput, User } from '#directory'
import { AheadClock } from '../oidc/oidc-world.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'

export { password }
export const clientSecret = 'a secret of the radio app'

export interface Answer {
  status: number
  /** As it came, for answers that are to be the same. */
  text: string
  body: Record<string, unknown>
  headers: Headers
}

/** A server with an app that checks passwords over HTTP, as such an app talks to it. */
export interface SimpleAuthWorld extends TestServer {
  clock: AheadClock
  app: AppId
  add(username: string, more?: Partial<Pick<User, 'role' | 'email'>>): Promise<User>
  addApp(name: string, more?: Partial<AppInput>): Promise<AppId>
  setAccess(access: AccessRule): Promise<void>
  send(path: string, init?: RequestInit): Promise<Answer>
  /** With what is usual, but what `fields` says; undefined takes a field away. */
  login(fields?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  /** The access token of somebody who signs in and is let in. */
  tokenOf(username: string, fields?: Record<string, unknown>): Promise<string>
  profile(token: string): Promise<Answer>
}

export async function openSimpleAuthWorld(): Promise<SimpleAuthWorld> {
  const clock = new AheadClock()
  const server = await serveTest({ clock })
  const { apps, users } = server.asOperator
  const addApp = async (name: string, more: Partial<AppInput> = {}): Promise<AppId> => {
    const secret = { kind: 'typed', value: new Secret(clientSecret) } as const
    const simpleAuth = { secret }
    const { app } = await apps.create({ name, title: name, access: { kind: 'everyone' }, simpleAuth, ...more })
    return app.id
  }
  const world: SimpleAuthWorld = {
    ...server,
    clock,
    app: await addApp('radio'),
    addApp,
    add: (username, { role = 'user', email = `${username}@example.com` } = {}) =>
      users.create({ username, displayName: `${username} Ü`, email, role, password: { plain: new Secret(password) } }),
    async setAccess(access) {
      await apps.update(world.app, { access })
    },
    async send(path, init = {}) {
      const response = await fetch(`${server.origin}${path}`, { redirect: 'manual', ...init })
      const text = await response.text()
      let body: Record<string, unknown> = {}
      try {
        body = JSON.parse(text) as Record<string, unknown>
      } catch {
        // An answer that is no JSON is looked at as text.
      }
      return { status: response.status, text, body, headers: response.headers }
    },
    login: (fields = {}, headers = {}) =>
      world.send('/simple-auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ clientId: 'radio', clientSecret, username: 'ann', password, ...fields }),
      }),
    async tokenOf(username, fields = {}) {
      const { status, body, text } = await world.login({ username, ...fields })
      if (status !== 200) throw new Error(`${username} was answered ${status}: ${text}`)
      return String(body['accessToken'])
    },
    profile: token => world.send('/simple-auth/profile', { headers: { authorization: `Bearer ${token}` } }),
  }
  await world.add('olivia', { role: 'owner' })
  return world
}

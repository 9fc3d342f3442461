import type { ExternalSettings, User } from '#directory'
import { Secret } from '#ground'
import { mailEnv } from '../../links/links-world.ts'
import { openHostileWorld, type HostileWorld } from '../../security/world.ts'
import { createWebClient, type WebClient } from '../../world/web-client.ts'

export const passwordPath = '/profile/security/password'

/** The whole server, with a directory called “Company” whose people change their password from here. Mail waits and is not sent. */
export interface WriteBackWorld extends HostileWorld {
  directoryId: string
  set(settings: Partial<ExternalSettings>): Promise<void>
  /** A browser in which somebody of there has signed in. */
  comesIn(username: string, password: string): Promise<WebClient>
  canSignIn(username: string, password: string): Promise<boolean>
  person(username: string): User
  /** Sends the form. */
  change(browser: WebClient, current: string, password: string): Promise<{ status: number; page: string }>
}

export async function openWriteBackWorld(settings: ExternalSettings, bindPassword: string): Promise<WriteBackWorld> {
  const server = await openHostileWorld({ env: mailEnv })
  const { externals } = server.asOperator
  const secrets = { bindPassword: new Secret(bindPassword) }
  const { id } = await externals.create({ name: 'company', title: 'Company', settings, ...secrets })
  await externals.turnOn(id)
  return {
    ...server,
    directoryId: id,
    async set(changes) {
      await externals.update(id, { settings: changes, ...secrets })
    },
    async comesIn(username, password) {
      const client = createWebClient(server.origin)
      const { status } = await client.signIn(username, password)
      if (status !== 303) throw new Error(`${username} could not sign in: ${status}`)
      return client
    },
    canSignIn: async (username, password) =>
      (await createWebClient(server.origin).signIn(username, password)).status === 303,
    person(username) {
      const user = server.world.memory.people.findByUsername(username)
      if (user === undefined) throw new Error(`${username} is not here.`)
      return user
    },
    async change(browser, current, password) {
      const answer = await browser.post(passwordPath, { current, password })
      return { status: answer.status, page: await answer.text() }
    },
  }
}

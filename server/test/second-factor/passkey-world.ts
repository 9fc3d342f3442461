import assert from 'node:assert/strict'
import type { AuditRow } from '#store'
import { openHostileWorld, password, type HostileWorld } from '../security/world.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { ForgedPasskey, type Changes } from './forged-passkey.ts'

export type Options = { challenge: string; user: { id: string } } & Record<string, unknown>

export interface PasskeyPerson {
  username: string
  id: string
  passkey: ForgedPasskey
}

/** A server whose user managers must have a second factor, as somebody with passkeys of their own making meets it. */
export interface PasskeyWorld extends HostileWorld {
  /** Somebody who is in the set-up steps, and their browser. */
  atSetUp(): Promise<{ username: string; id: string; browser: WebClient }>
  /** Somebody who set up a passkey at sign-in. */
  person(changes?: Changes): Promise<PasskeyPerson>
  /** A browser that has given this person's password. */
  halfway(username: string): Promise<WebClient>
  /** What a page's script is told to ask. */
  ask(browser: WebClient, purpose: 'sign-in' | 'second-factor' | 'set-up'): Promise<Options>
  lastEvent(): Promise<AuditRow | undefined>
  /** Sessions, passkeys and credentials there are, as text. */
  state(): Promise<string>
}

export async function openPasskeyWorld(): Promise<PasskeyWorld> {
  const hostile = await openHostileWorld()
  const { world, asOperator, origin } = hostile
  await asOperator.settings.put('policy', { ...world.memory.settings().policy, twoFactorRoles: ['usermanager'] })
  const tables = ['session', 'passkey', 'recoveryCode'] as const
  let count = 0

  const opened: PasskeyWorld = {
    ...hostile,

    async atSetUp() {
      const username = `person${++count}`
      const { id } = await hostile.add(username, { role: 'usermanager' })
      return { username, id, browser: await opened.halfway(username) }
    },

    async person(changes) {
      const { username, id, browser } = await opened.atSetUp()
      const passkey = new ForgedPasskey(origin)
      const credential = passkey.register(await opened.ask(browser, 'set-up'), changes)
      const added = await browser.post('/sign-in/set-up/passkey', { credential, name: 'Laptop' })
      assert.equal(added.headers.get('location'), '/sign-in/codes')
      assert.equal((await browser.post('/sign-in/codes', { saved: 'yes' })).status, 303)
      assert.equal((await browser.get('/api/v1/session')).status, 200)
      return { username, id, passkey }
    },

    async halfway(username) {
      const browser = createWebClient(origin)
      assert.equal((await browser.signIn(username, password)).status, 303)
      return browser
    },

    async ask(browser, purpose) {
      const answer =
        purpose === 'set-up'
          ? await browser.post('/sign-in/set-up/passkey/options', {})
          : await browser.post('/sign-in/passkey/options', purpose === 'sign-in' ? {} : { with: 'passkey' })
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as Options
    },

    async lastEvent() {
      await world.events.flush()
      return (await asOperator.audit.list({ limit: 1 })).items[0]
    },

    async state() {
      const rows = tables.map(table => world.store.read.selectFrom(table).selectAll().execute())
      return JSON.stringify(await Promise.all(rows))
    },
  }
  return opened
}

export const hasSession = ({ cookies }: WebClient): boolean => cookies.has('doorward-session')

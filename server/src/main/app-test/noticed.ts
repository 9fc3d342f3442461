import { limits } from '#ground'
import type { App, EventInput, EventQueue } from '#directory'
import type { GatewaySeen } from '#gateway'
import type { LdapSeen } from '#ldapd'
import type { OidcSeen } from '#oidc'
import type { SimpleAuthSeen } from '#simpleauth'
import type { Attempts } from '#store'
import type { Finding } from './finding.ts'
import { isOwn, type Listening } from './listening.ts'
import { isOwnAtGateway, readGateway } from './read-gateway.ts'
import { readLdap } from './read-ldap.ts'
import { readOidc } from './read-oidc.ts'
import { isPasswordEvent, readPassword } from './read-password.ts'
import { readSimpleAuth } from './read-simple-auth.ts'
import type { Reading } from './reading.ts'

interface NoticedParts {
  /** Codes of the tests' own sign-ins, hashed: what comes with one of them later belongs to it. */
  codes: Attempts<true>
  events: Pick<EventQueue, 'watch'>
  isListening: () => boolean
  live: () => Iterable<{ test: Listening; app: App }>
  /** Keeps what `read` says of what was seen. */
  note: (test: Listening, app: App, read: (reading: Reading) => Promise<Finding[]> | Finding[]) => Promise<void>
}

/**
 * What each door calls to tell of what it does; undefined while no test listens, which costs it a look at a length. Of all
 * that is told only what belongs to a test is read: the person's own, and what is of the app and of nobody.
 */
export function createNoticed({ codes, events, isListening, live, note }: NoticedParts) {
  async function isOwnOidc(test: Listening, seen: OidcSeen): Promise<boolean> {
    if ('app' in seen && seen.app !== null && seen.app !== test.app) return false
    if (seen.kind === 'profile') return seen.user === test.user
    if (seen.kind === 'exchanged' || seen.kind === 'not-exchanged')
      return (await codes.find(`${test.id} ${seen.code}`)) !== undefined
    return isOwn(test, seen.from)
  }

  function noteOidc(seen: OidcSeen): void {
    for (const { test, app } of live())
      if (app.oidc !== null)
        void note(test, app, async reading => {
          if (!(await isOwnOidc(test, seen))) return []
          if (seen.kind === 'let-in') await codes.put(`${test.id} ${seen.code}`, true, limits.appTest.listenMs)
          return readOidc(reading, seen)
        })
  }

  function noteLdap(seen: LdapSeen): void {
    for (const { test, app } of live()) if (app.ldap !== null) void note(test, app, reading => readLdap(reading, seen))
  }

  function noteSimpleAuth(seen: SimpleAuthSeen): void {
    for (const { test, app } of live()) {
      // That an app is refused says nothing of anybody; whose client ID is unknown, whoever is being signed in.
      const isTheirs = seen.app === null ? 'user' in seen && seen.user === test.user : seen.app === app.id
      if (app.simpleAuth !== null && isTheirs) void note(test, app, reading => readSimpleAuth(reading, seen))
    }
  }

  function noteGateway(seen: GatewaySeen): void {
    for (const { test, app } of live())
      if (app.gateway !== null && isOwnAtGateway(test, app.gateway.host, seen))
        void note(test, app, reading => readGateway(reading, seen))
  }

  function noteEvent(event: EventInput): void {
    if (!isListening() || !isPasswordEvent(event)) return
    for (const { test, app } of live())
      if (event.app === app.id && event.subject === test.user)
        void note(test, app, reading => readPassword(reading, event))
  }

  events.watch(noteEvent)
  const whileListening =
    <Seen>(tell: (seen: Seen) => void) =>
    (): ((seen: Seen) => void) | undefined =>
      isListening() ? tell : undefined
  return {
    oidc: whileListening(noteOidc),
    ldap: whileListening(noteLdap),
    simpleAuth: whileListening(noteSimpleAuth),
    gateway: whileListening(noteGateway),
  }
}

import type { Clock, Log, Millis, Sealer, Secret, SessionId } from '#ground'
import type { Reason } from '#access'
import type { App, DirectoryMemory, EventQueue, GatewayDoor, User } from '#directory'
import type { Cookie, LanguageChoice, Reader } from '#http'
import type { SignIn } from '#signin'
import type { Kysely, Run, Store, Tables } from '#store'
import type { GatewayCommands } from './commands.ts'
import type { GatewayNoticed } from './noticed.ts'

/** An app that is reached through the gateway. */
export type GatewayApp = App & { gateway: GatewayDoor }

/** One that is asked by our own proxy. */
export type BuiltInApp = App & { gateway: GatewayDoor & { upstream: string } }

/** Somebody may not open an app: the whole page. */
export type PrintRefusal = (
  view: { app: GatewayApp; user: User; reasons: readonly Reason[]; reference: string; switchUrl: string },
  reader: Reader,
) => string

/** What the door is made of. */
export interface GatewayParts {
  clock: Clock
  log: Log
  /** Where our own pages are: people sign in there, and nowhere else. */
  publicUrl: () => URL
  store: Pick<Store, 'engine' | 'commands' | 'read'>
  run: Run<GatewayCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  signIn: Pick<SignIn, 'findSession' | 'isSessionRowLive' | 'noteSeen' | 'bind'>
  /** The browser's session at our own host. */
  session: Cookie
  language: Pick<LanguageChoice, 'readerOf' | 'ofAnswer'>
  sealer: Pick<Sealer, 'keyedHash'>
  events: Pick<EventQueue, 'add'>
  printRefusal: PrintRefusal
  /** The person an access token stands for at an app, and their sign-in. Undefined for one that is of no use there. */
  findBearer: (token: Secret, app: App) => Promise<Bearer | undefined>
  /** A JWT that apps can check with the keys we publish; times in seconds. */
  signAssertion: (claims: AssertionClaims) => Promise<string>
  /** What tests of apps are told. */
  noticed: GatewayNoticed
}

/** Somebody for whom a program asks. */
export interface Bearer {
  user: User
  session: { id: SessionId; amr: string[]; authAt: Millis }
}

export type AssertionClaims = Record<string, unknown> & {
  iss: string
  aud: string
  sub: string
  iat: number
  exp: number
}

/** The app of a host that our own proxy stands in front of. */
export function findBuiltIn(memory: Pick<DirectoryMemory, 'apps'>, host: string): BuiltInApp | undefined {
  const app = memory.apps.findByHost(host)
  return app?.gateway?.upstream == null ? undefined : (app as BuiltInApp)
}

/** The app of a host, whether it is switched on or not. */
export function findApp(memory: DirectoryMemory, host: string): GatewayApp | undefined {
  const app = memory.apps.findByHost(host)
  return app?.gateway ? (app as GatewayApp) : undefined
}

import type { Clock, Log, Sealer } from '#ground'
import type { Reason } from '#access'
import type { App, DirectoryMemory, EventQueue, GatewayDoor, User } from '#directory'
import type { Cookie, LanguageChoice, Reader } from '#http'
import type { SignIn } from '#signin'
import type { Kysely, Run, Store, Tables } from '#store'
import type { GatewayCommands } from './commands.ts'
import type { GatewayNoticed } from './noticed.ts'

/** An app that is reached through the gateway. */
export type GatewayApp = App & { gateway: GatewayDoor }

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
  language: Pick<LanguageChoice, 'readerOf'>
  sealer: Pick<Sealer, 'keyedHash'>
  events: Pick<EventQueue, 'add'>
  printRefusal: PrintRefusal
  /** What tests of apps are told. */
  noticed: GatewayNoticed
}

/** The app of a host, whether it is switched on or not. */
export function findApp(memory: DirectoryMemory, host: string): GatewayApp | undefined {
  const app = memory.apps.findByHost(host)
  return app?.gateway ? (app as GatewayApp) : undefined
}

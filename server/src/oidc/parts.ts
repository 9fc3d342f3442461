import type { Clock, Log, Sealer } from '#ground'
import type { Directory, DirectoryMemory, EventQueue } from '#directory'
import type { Cookie, LanguageChoice } from '#http'
import type { SignIn } from '#signin'
import type { Kysely, Run, Store, Tables } from '#store'
import type { OidcCommands } from './commands.ts'
import type { OidcNoticed } from './noticed.ts'
import type { OidcPages } from './pages.ts'

/** What the OIDC door is made of. */
export interface OidcParts {
  clock: Clock
  log: Log
  /** The one origin the issuer and every address are made from; a request's Host never counts. */
  publicUrl: () => URL
  store: Pick<Store, 'engine' | 'commands' | 'read' | 'list'>
  run: Run<OidcCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  directory: Pick<Directory, 'findSecret' | 'openSigningSecrets' | 'as'>
  signIn: Pick<SignIn, 'findSession' | 'isSessionRowLive' | 'isFresh' | 'endSession'>
  /** What tokens of our own API may be allowed. */
  apiScopes: readonly string[]
  /** The browser's own session cookie. */
  session: Cookie
  language: Pick<LanguageChoice, 'readerOf'>
  sealer: Pick<Sealer, 'seal' | 'open' | 'deriveKey' | 'keyedHash'>
  events: Pick<EventQueue, 'add'>
  pages: OidcPages
  /** What tests of apps are told. */
  noticed: OidcNoticed
}

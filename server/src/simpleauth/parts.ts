import type { AppId, Clock, Secret, UserId } from '#ground'
import type { DirectoryMemory, EventQueue, SecretOwner, User } from '#directory'
import type { SignIn } from '#signin'
import type { Kysely, Run, Tables } from '#store'
import type { SimpleAuthCommands } from './commands.ts'

/** How somebody comes to an app, as `access` asks it. */
export interface Coming {
  amr: readonly string[]
  address: string | null
  authAt: number | null
}

/** What a test of an app is told: how clients come that are not heard. No password and no secret is in it. */
export type SimpleAuthSeen =
  /** `app`: by its client ID, whichever field it stands in. `fields`: names of what was sent. */
  | { kind: 'malformed'; app: AppId; message: string; fields: string[] }
  /** At an address of old, which is not switched on. */
  | { kind: 'alias-off'; app: AppId; path: string }
  /** `app` null: nobody has this client ID. `user`: whom the app asked about. */
  | { kind: 'client-refused'; app: AppId | null; clientId: string; user: UserId | null; reason: string }

/** Undefined while no test listens, so that nothing is put together for nobody. */
export type SimpleAuthNoticed = () => ((seen: SimpleAuthSeen) => void) | undefined

/** What the door needs of others. */
export interface SimpleAuthParts {
  clock: Clock
  memory: DirectoryMemory
  run: Run<SimpleAuthCommands>
  read: Kysely<Tables>
  events: Pick<EventQueue, 'add'>
  bindPerson: (question: Omit<Parameters<SignIn['bind']>[0], 'door'>) => ReturnType<SignIn['bind']>
  /** The id of the owner's secret that equals `offered`. */
  findSecret: (owner: SecretOwner, offered: Secret) => Promise<string | undefined>
  mayOpen: (user: User, app: AppId, coming: Coming) => boolean
  noticed: SimpleAuthNoticed
}

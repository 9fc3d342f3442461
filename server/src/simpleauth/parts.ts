import type { AppId, Clock, Secret } from '#ground'
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
}

import { newUuid, type Clock, type PasswordHasher, type Sealer } from '#ground'
import type { Kysely, Run, Tables } from '#store'
import type { Actor, Origin } from '../actor.ts'
import type { TokenUses } from '../api-token.ts'
import type { DirectoryCommands } from '../commands.ts'
import type { Deed } from '../commands/deed.ts'
import type { DirectoryMemory } from '../memory.ts'
import type { EncodePicture } from '../picture/encode.ts'
import type { SecretUses } from '../secrets.ts'
import type { EndedDays } from './activity.ts'
import { roleOfSystem } from '../who-may.ts'

/** What the directory is made of. */
export interface DirectoryParts {
  clock: Clock
  run: Run<DirectoryCommands>
  read: Kysely<Tables>
  list: Kysely<Tables>
  memory: DirectoryMemory
  hasher: PasswordHasher
  sealer: Sealer
  /** Where people reach our own pages. */
  home: () => URL
}

/** The same, on somebody's behalf. */
export interface Handle extends DirectoryParts {
  secretUses: SecretUses
  tokenUses: TokenUses
  endedDays: EndedDays
  encodePicture: EncodePicture
  actor: Actor
  origin: Origin
}

export const newDeed = ({ actor, origin, clock }: Handle): Deed => ({
  actor,
  origin,
  at: clock.now(),
  eventId: newUuid(clock),
})

/** The role somebody reads with. Changes look it up again inside their transaction. */
export const askerOf = ({ actor }: Handle): { role: 'owner' | 'admin' | 'usermanager' | 'user' } =>
  actor.kind === 'system' ? { role: roleOfSystem(actor.name) } : actor

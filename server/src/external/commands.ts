import type { Commands } from '#store'
import { apply } from './sync/apply.ts'

/** Every transaction of this room, as `main/store-commands.ts` lists it. */
export const externalCommands = {
  apply,
} satisfies Commands

export type ExternalCommands = typeof externalCommands

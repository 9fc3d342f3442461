import type { Commands } from '#store'
import { eventCommands } from './event-queue.ts'
import { appCommands } from './commands/app-commands.ts'
import { groupCommands } from './commands/group-commands.ts'
import { settingCommands } from './commands/setting-commands.ts'
import { userCommands } from './commands/user-commands.ts'

/** Every transaction of the directory, as `main/store-worker.ts` lists it. */
export const directoryCommands = {
  ...userCommands,
  ...groupCommands,
  ...appCommands,
  ...settingCommands,
  ...eventCommands,
} satisfies Commands

export type DirectoryCommands = typeof directoryCommands

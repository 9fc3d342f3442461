import type { Commands } from '#store'
import { appPasswordCommands } from './commands/app-password-commands.ts'
import { browserCommands } from './commands/browser-commands.ts'
import { emailCommands } from './commands/email-commands.ts'
import { factorCommands } from './commands/factor-commands.ts'
import { invitationCommands } from './commands/invitation-commands.ts'
import { oneTimeCommands } from './commands/one-time-commands.ts'
import { resetCommands } from './commands/reset-commands.ts'
import { sessionCommands } from './commands/session-commands.ts'
import { setUpCommands } from './commands/set-up-commands.ts'
import { totpCommands } from './commands/totp-commands.ts'
import { upkeepCommands } from './commands/upkeep-commands.ts'

/** Every transaction of signing in, as `main/store-worker.ts` lists it. */
export const signinCommands = {
  ...appPasswordCommands,
  ...browserCommands,
  ...emailCommands,
  ...factorCommands,
  ...invitationCommands,
  ...oneTimeCommands,
  ...resetCommands,
  ...sessionCommands,
  ...setUpCommands,
  ...totpCommands,
  ...upkeepCommands,
} satisfies Commands

export type SigninCommands = typeof signinCommands

import type { Commands } from '#store'
import { eventCommands } from './event-queue.ts'
import { appCommands } from './commands/app-commands.ts'
import { attributeCommands } from './commands/attribute-commands.ts'
import { externalCommands } from './commands/external-commands.ts'
import { factorCommands } from './commands/factor-commands.ts'
import { auditCommands } from './commands/audit-commands.ts'
import { clockCommands } from './commands/clock-commands.ts'
import { findingCommands } from './commands/finding-commands.ts'
import { offboardCommands } from './commands/offboard-commands.ts'
import { grantCommands } from './commands/grant-commands.ts'
import { groupCommands } from './commands/group-commands.ts'
import { membershipCommands } from './commands/membership-commands.ts'
import { requestCommands } from './commands/request-commands.ts'
import { serviceCommands } from './commands/service-commands.ts'
import { serviceSecretCommands } from './commands/service-secret-commands.ts'
import { passwordThereCommands } from './commands/password-there.ts'
import { pictureCommands } from './commands/picture-commands.ts'
import { profileCommands } from './commands/profile-commands.ts'
import { settleCommands } from './commands/settle-external.ts'
import { settingCommands } from './commands/setting-commands.ts'
import { signOutCommands } from './commands/sign-out-commands.ts'
import { sourceCommands } from './commands/source-commands.ts'
import { togetherCommands } from './commands/together.ts'
import { tokenCommands } from './commands/token-commands.ts'
import { trashCommands } from './commands/trash-commands.ts'
import { userCommands } from './commands/user-commands.ts'

/** Every transaction of the directory, as `main/store-worker.ts` lists it. */
export const directoryCommands = {
  ...userCommands,
  ...togetherCommands,
  ...profileCommands,
  ...signOutCommands,
  ...trashCommands,
  ...offboardCommands,
  ...factorCommands,
  ...groupCommands,
  ...membershipCommands,
  ...attributeCommands,
  ...clockCommands,
  ...appCommands,
  ...requestCommands,
  ...grantCommands,
  ...settingCommands,
  ...findingCommands,
  ...pictureCommands,
  ...tokenCommands,
  ...serviceCommands,
  ...serviceSecretCommands,
  ...externalCommands,
  ...settleCommands,
  ...sourceCommands,
  ...passwordThereCommands,
  ...eventCommands,
  ...auditCommands,
} satisfies Commands

export type DirectoryCommands = typeof directoryCommands

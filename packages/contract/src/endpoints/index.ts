import type { Endpoint } from '../endpoint.ts'
import { accessEndpoints } from './access.ts'
import { accessRequestEndpoints } from './access-requests.ts'
import { activityEndpoints } from './activity.ts'
import { appPasswordEndpoints } from './app-passwords.ts'
import { appEndpoints } from './apps.ts'
import { appTestEndpoints } from './app-tests.ts'
import { attributeEndpoints } from './attributes.ts'
import { auditEndpoints } from './audit.ts'
import { backupEndpoints } from './backups.ts'
import { bindThroughEndpoints } from './bind-through.ts'
import { brandingEndpoints } from './branding.ts'
import { changeEndpoints } from './changes.ts'
import { directoryServerEndpoints } from './directory-server.ts'
import { connectionEndpoints } from './connections.ts'
import { receiptEndpoints } from './receipts.ts'
import { externalDirectoryEndpoints } from './external-directories.ts'
import { externalRunEndpoints } from './external-runs.ts'
import { externalExamineEndpoints } from './external-examine.ts'
import { recipeEndpoints } from './recipes.ts'
import { groupEndpoints } from './groups.ts'
import { healthEndpoints } from './health.ts'
import { invitationEndpoints } from './invitations.ts'
import { mailEndpoints } from './mail.ts'
import { managerEndpoints } from './managers.ts'
import { memberEndpoints } from './members.ts'
import { serviceEndpoints } from './services.ts'
import { openSessionEndpoints } from './open-sessions.ts'
import { secondFactorEndpoints } from './second-factor.ts'
import { sessionEndpoints } from './session.ts'
import { settingEndpoints } from './settings.ts'
import { signInRuleEndpoints } from './sign-in-rules.ts'
import { registrationTokenEndpoints } from './registration-tokens.ts'
import { signingKeyEndpoints } from './signing-keys.ts'
import { tokenEndpoints } from './tokens.ts'
import { userEndpoints } from './users.ts'

/**
 * The whole JSON API, in the order in which its descriptions tell it. Any POST that makes something also takes
 * `Idempotency-Key`.
 */
export const endpoints = {
  ...sessionEndpoints,
  ...changeEndpoints,
  ...userEndpoints,
  ...invitationEndpoints,
  ...secondFactorEndpoints,
  ...appPasswordEndpoints,
  ...openSessionEndpoints,
  ...connectionEndpoints,
  ...receiptEndpoints,
  ...attributeEndpoints,
  ...groupEndpoints,
  ...memberEndpoints,
  ...managerEndpoints,
  ...appEndpoints,
  ...recipeEndpoints,
  ...appTestEndpoints,
  ...accessEndpoints,
  ...accessRequestEndpoints,
  ...activityEndpoints,
  ...directoryServerEndpoints,
  ...externalDirectoryEndpoints,
  ...externalExamineEndpoints,
  ...bindThroughEndpoints,
  ...settingEndpoints,
  ...signInRuleEndpoints,
  ...brandingEndpoints,
  ...mailEndpoints,
  ...tokenEndpoints,
  ...serviceEndpoints,
  ...externalRunEndpoints,
  ...healthEndpoints,
  ...auditEndpoints,
  ...backupEndpoints,
  ...registrationTokenEndpoints,
  ...signingKeyEndpoints,
} as const satisfies Record<string, Endpoint>

export type Endpoints = typeof endpoints
export type EndpointName = keyof Endpoints

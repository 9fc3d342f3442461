import type { EndpointName } from '@doorward/contract'
import { accessCalls } from './access.ts'
import { accessRequestCalls, accessRequestFiner } from './access-requests.ts'
import { activityCalls } from './activity.ts'
import { appPasswordCalls, appPasswordFiner } from './app-passwords.ts'
import { secondFactorCalls, secondFactorFiner } from './second-factor.ts'
import { appTestCalls } from './app-tests.ts'
import { appCalls, appFiner } from './apps.ts'
import { attributeCalls } from './attributes.ts'
import { auditCalls } from './audit.ts'
import { backupCalls } from './backups.ts'
import { bindThroughCalls } from './bind-through.ts'
import { brandingCalls } from './branding.ts'
import { directoryServerCalls, directoryServerFiner } from './directory-server.ts'
import { externalDirectoryCalls } from './external-directories.ts'
import { externalRunCalls } from './external-runs.ts'
import { externalExamineCalls } from './external-examine.ts'
import { changeCalls, changeFiner } from './changes.ts'
import { groupCalls } from './groups.ts'
import { healthCalls } from './health.ts'
import type { FinerCall, MakeCall } from './make-call.ts'
import { invitationCalls, invitationFiner } from './invitations.ts'
import { mailCalls } from './mail.ts'
import { managerCalls, managerFiner } from './managers.ts'
import { memberCalls, memberFiner } from './members.ts'
import { serviceCalls, serviceFiner } from './services.ts'
import { openSessionCalls, openSessionFiner } from './open-sessions.ts'
import { connectionCalls, connectionFiner } from './connections.ts'
import { receiptCalls, receiptFiner } from './receipts.ts'
import { sessionCalls } from './session.ts'
import { settingCalls, settingFiner } from './settings.ts'
import { signInRuleCalls } from './sign-in-rules.ts'
import { recipeCalls } from './recipes.ts'
import { registrationTokenCalls } from './registration-tokens.ts'
import { signingKeyCalls } from './signing-keys.ts'
import { tokenCalls, tokenFiner } from './tokens.ts'
import { userCalls, userFiner } from './users.ts'

export type { MakeCall } from './make-call.ts'
export { groupManager } from './subjects.ts'

/** One call for each endpoint: a new one does not compile without. */
export const calls: Record<EndpointName, MakeCall> = {
  ...sessionCalls,
  ...changeCalls,
  ...userCalls,
  ...invitationCalls,
  ...secondFactorCalls,
  ...appPasswordCalls,
  ...openSessionCalls,
  ...connectionCalls,
  ...receiptCalls,
  ...attributeCalls,
  ...externalRunCalls,
  ...groupCalls,
  ...memberCalls,
  ...managerCalls,
  ...appCalls,
  ...recipeCalls,
  ...appTestCalls,
  ...accessCalls,
  ...accessRequestCalls,
  ...activityCalls,
  ...directoryServerCalls,
  ...externalDirectoryCalls,
  ...externalExamineCalls,
  ...bindThroughCalls,
  ...settingCalls,
  ...signInRuleCalls,
  ...brandingCalls,
  ...mailCalls,
  ...tokenCalls,
  ...serviceCalls,
  ...healthCalls,
  ...auditCalls,
  ...backupCalls,
  ...registrationTokenCalls,
  ...signingKeyCalls,
}

/** Where not the route but its subject decides, or what else is sent. */
export const finer: FinerCall[] = [
  ...changeFiner,
  ...userFiner,
  ...invitationFiner,
  ...appPasswordFiner,
  ...secondFactorFiner,
  ...openSessionFiner,
  ...connectionFiner,
  ...receiptFiner,
  ...managerFiner,
  ...appFiner,
  ...accessRequestFiner,
  ...settingFiner,
  ...directoryServerFiner,
  ...tokenFiner,
  ...serviceFiner,
  ...memberFiner,
]

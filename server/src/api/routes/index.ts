import type { EndpointName } from '@doorward/contract'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { accessRoutes } from './access.ts'
import { accessRequestRoutes } from './access-requests.ts'
import { activityRoutes } from './activity.ts'
import { appPasswordRoutes } from './app-passwords.ts'
import { appTestRoutes } from './app-tests.ts'
import { appRoutes } from './apps.ts'
import { attributeRoutes } from './attributes.ts'
import { auditRoutes } from './audit.ts'
import { attentionRoutes } from './attention.ts'
import { backupRoutes } from './backups.ts'
import { bindThroughRoutes } from './bind-through.ts'
import { brandingRoutes } from './branding.ts'
import { directoryQueryRoutes } from './directory-queries.ts'
import { directoryServerRoutes } from './directory-server.ts'
import { externalDirectoryRoutes } from './external-directories.ts'
import { externalRunRoutes } from './external-runs.ts'
import { externalExamineRoutes } from './external-examine.ts'
import { changeRoutes } from './changes.ts'
import { groupRoutes } from './groups.ts'
import { healthRoutes } from './health.ts'
import { invitationRoutes } from './invitations.ts'
import { serviceRoutes } from './services.ts'
import { mailRoutes } from './mail.ts'
import { connectionRoutes } from './connections.ts'
import { receiptRoutes } from './receipts.ts'
import { recipeRoutes } from './recipes.ts'
import { openSessionRoutes } from './open-sessions.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { sessionRoutes } from './session.ts'
import { settingRoutes } from './settings.ts'
import { signInRuleRoutes } from './sign-in-rules.ts'
import { registrationTokenRoutes } from './registration-tokens.ts'
import { signingKeyRoutes } from './signing-keys.ts'
import { tokenRoutes } from './tokens.ts'
import { userRoutes } from './users.ts'

/** One handler for each endpoint of the contract: a missing one does not compile. */
export const routesOf = (parts: ApiParts) =>
  ({
    ...sessionRoutes(parts),
    ...changeRoutes(parts),
    ...userRoutes(parts),
    ...invitationRoutes(parts),
    ...secondFactorRoutes(parts),
    ...appPasswordRoutes(parts),
    ...openSessionRoutes(parts),
    ...connectionRoutes(parts),
    ...receiptRoutes(parts),
    ...groupRoutes(parts),
    ...appRoutes(parts),
    ...recipeRoutes(parts),
    ...appTestRoutes(parts),
    ...accessRoutes(parts),
    ...accessRequestRoutes(parts),
    ...activityRoutes(parts),
    ...attentionRoutes(parts),
    ...directoryServerRoutes(parts),
    ...directoryQueryRoutes(parts),
    ...externalDirectoryRoutes(parts),
    ...externalExamineRoutes(parts),
    ...bindThroughRoutes(parts),
    ...settingRoutes(parts),
    ...signInRuleRoutes(parts),
    ...brandingRoutes(),
    ...mailRoutes(parts),
    ...attributeRoutes(),
    ...tokenRoutes(parts),
    ...serviceRoutes(parts),
    ...auditRoutes(parts),
    ...backupRoutes(parts),
    ...registrationTokenRoutes(parts),
    ...signingKeyRoutes(parts),
    ...externalRunRoutes(parts),
    ...healthRoutes(parts),
  }) satisfies Handlers<EndpointName>

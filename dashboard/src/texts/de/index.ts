import { german as sentences } from '@doorward/contract'
import type { Texts } from '../index.ts'
import { access } from './access.ts'
import { apps } from './apps.ts'
import { appsAccess } from './apps-access.ts'
import { appsAdd } from './apps-add.ts'
import { appsConfiguration } from './apps-configuration.ts'
import { appsGateway } from './apps-gateway.ts'
import { appsOverview } from './apps-overview.ts'
import { appsReceives } from './apps-receives.ts'
import { appsSetup } from './apps-setup.ts'
import { appsTest } from './apps-test.ts'
import { appsValues } from './apps-values.ts'
import { auditSentences } from './audit-sentences.ts'
import { backups } from './backups.ts'
import { branding } from './branding.ts'
import { directoryQueries } from './directory-queries.ts'
import { directoryServer } from './directory-server.ts'
import { externalSettings } from './external-settings.ts'
import { externalSync } from './external-sync.ts'
import { externalTest } from './external-test.ts'
import { first } from './first.ts'
import { groups } from './groups.ts'
import { health } from './health.ts'
import { keys } from './keys.ts'
import { matrix } from './matrix.ts'
import { people } from './people.ts'
import { peopleImport } from './people-import.ts'
import { receipts } from './receipts.ts'
import { requests } from './requests.ts'
import { serviceAccounts } from './service-accounts.ts'
import { settings } from './settings.ts'
import { signInRules } from './sign-in-rules.ts'
import { tokens } from './tokens.ts'

export const de: Texts = {
  ...first,
  sentences,
  access,
  apps,
  appsAccess,
  appsAdd,
  appsConfiguration,
  appsGateway,
  appsOverview,
  appsReceives,
  appsSetup,
  appsTest,
  appsValues,
  auditSentences,
  backups,
  branding,
  directoryQueries,
  directoryServer,
  externalSettings,
  externalSync,
  externalTest,
  groups,
  health,
  keys,
  matrix,
  people,
  peopleImport,
  receipts,
  requests,
  serviceAccounts,
  settings,
  signInRules,
  tokens,
}

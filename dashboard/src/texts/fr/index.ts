import { french as sentences } from '@doorward/contract'
import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
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
import { audit } from './audit.ts'
import { auditSentences } from './audit-sentences.ts'
import { backups } from './backups.ts'
import { branding } from './branding.ts'
import { directoryQueries } from './directory-queries.ts'
import { directoryServer } from './directory-server.ts'
import { external } from './external.ts'
import { externalSettings } from './external-settings.ts'
import { externalSync } from './external-sync.ts'
import { externalTest } from './external-test.ts'
import { groups } from './groups.ts'
import { health } from './health.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { matrix } from './matrix.ts'
import { parts } from './parts.ts'
import { people } from './people.ts'
import { peopleImport } from './people-import.ts'
import { receipts } from './receipts.ts'
import { requests } from './requests.ts'
import { search } from './search.ts'
import { serviceAccounts } from './service-accounts.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { signInRules } from './sign-in-rules.ts'
import { tokens } from './tokens.ts'
import { words } from './words.ts'

export const fr: Texts = {
  sentences,
  locale: 'fr',
  count: createCounter('fr'),
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
  audit,
  auditSentences,
  backups,
  branding,
  directoryQueries,
  directoryServer,
  external,
  externalSettings,
  externalSync,
  externalTest,
  groups,
  health,
  home,
  keys,
  matrix,
  parts,
  people,
  peopleImport,
  receipts,
  requests,
  search,
  serviceAccounts,
  sessions,
  settings,
  shell,
  signInRules,
  tokens,
  words,
}

import { createCounter } from '../plural.ts'
import { auditSentences } from './audit-sentences.ts'
import { audit } from './audit.ts'
import { backups } from './backups.ts'
import { branding } from './branding.ts'
import { directoryQueries } from './directory-queries.ts'
import { directoryServer } from './directory-server.ts'
import { externalSettings } from './external-settings.ts'
import { externalSync } from './external-sync.ts'
import { externalTest } from './external-test.ts'
import { external } from './external.ts'
import { keys } from './keys.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { signInRules } from './sign-in-rules.ts'
import { tokens } from './tokens.ts'

/** Every text of the dashboard, by area. */
export const en = {
  /** For dates and numbers. */
  locale: 'en-GB',
  count: createCounter('en-GB'),
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
  keys,
  settings,
  shell,
  signInRules,
  tokens,
}

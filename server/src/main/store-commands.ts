import { directoryCommands } from '#directory'
import { externalCommands } from '#external'
import { gatewayCommands } from '#gateway'
import { mailCommands } from '#mail'
import { oidcCommands } from '#oidc'
import { signinCommands } from '#signin'
import { simpleAuthCommands } from '#simpleauth'
import { attemptCommands, type Commands } from '#store'
import { backupCommands } from './backup/commands.ts'
import { noticedCommands } from './notices/noticed-commands.ts'
import { worldCommands } from './world-commands.ts'

/** Whose commands the store runs, by the name under which each module asks for them. */
export const storeCommands: Record<string, Commands> = {
  directory: directoryCommands,
  signin: signinCommands,
  oidc: oidcCommands,
  simpleauth: simpleAuthCommands,
  gateway: gatewayCommands,
  attempts: attemptCommands,
  external: externalCommands,
  mail: mailCommands,
  noticed: noticedCommands,
  backup: backupCommands,
  world: worldCommands,
}

/**
 * Commands that never append to the change log. On PostgreSQL they run side by side on the pool; all others take the
 * log's lock and run one after the other over all nodes, as everything does on SQLite.
 */
export const unorderedCommands: ReadonlySet<string> = new Set([
  'directory.appendEvents',
  'directory.askForAccess',
  'directory.withdrawRequest',
  'directory.refuseRequest',
  'directory.tidyRequests',
  'directory.noteReminder',
  'directory.noteGroupReminder',
  'noticed.askForAccess',
  'noticed.refuseRequest',
  'noticed.noteReminder',
  'noticed.noteGroupReminder',
  'directory.noteAuditExport',
  'directory.pruneAudit',
  'directory.touchSecrets',
  'directory.touchTokens',
  'directory.upgradePasswordHash',
  'signin.startSession',
  'signin.touchSessions',
  'signin.endTokens',
  'signin.setSessionAmr',
  'signin.useRecoveryCode',
  'signin.usePasskey',
  'signin.redeemOwnerLogin',
  'signin.putPause',
  'signin.deleteExpired',
  'signin.useTotpStep',
  'signin.distrustBrowser',
  'signin.confirmSignIn',
  'signin.touchAppPasswords',
  'oidc.putRecord',
  'oidc.putFirstRecord',
  'oidc.consumeRecord',
  'oidc.rotateToken',
  'oidc.deleteRecord',
  'oidc.deleteByGrant',
  'oidc.deleteExpired',
  'oidc.revokeConsent',
  'oidc.claimLogout',
  'oidc.noteLogout',
  'oidc.tidyLogouts',
  'simpleauth.putSimpleAuthToken',
  'simpleauth.deleteSimpleAuthToken',
  'simpleauth.deleteExpiredSimpleAuthTokens',
  'gateway.putGatewayCode',
  'gateway.redeemGatewayCode',
  'gateway.deleteExpiredGateway',
  'attempts.putAttempt',
  'attempts.takeAttempt',
  'attempts.deleteAttempt',
  'attempts.keepReference',
  'attempts.trimAttempts',
  'external.settleLinks',
  'external.markGroups',
  'external.noteRun',
  'external.stopRun',
  'external.finishRun',
  'external.endLostRuns',
  'external.forgetRuns',
  'external.noteRefusal',
  'external.noteAcceptance',
  'external.noteConflicts',
  'external.resolveConflict',
  'external.startBindThrough',
  'external.endBindThrough',
  'mail.put',
  'mail.claim',
  'mail.done',
  'mail.failed',
  'mail.tidy',
  'world.noteNode',
  'world.deleteNode',
  'world.beginRepeat',
  'world.finishRepeat',
  'world.forgetRepeat',
  'backup.begin',
  'backup.finish',
  'backup.noteInterrupted',
  'backup.noteRemoved',
  'backup.noteDownload',
  'backup.putRecoveryKey',
  'backup.noteKeyTried',
])

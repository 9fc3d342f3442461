import type { ChangeTopic } from '#api'
import type { DirectoryEffect } from '#directory'

/** What a line of the change log is about, by the first word of its kind. */
const byArea: Record<string, readonly ChangeTopic[]> = {
  user: ['people'],
  totp: ['people'],
  passkey: ['people'],
  'recovery-codes': ['people'],
  'second-factor': ['people'],
  'app-password': ['people'],
  group: ['groups'],
  app: ['apps'],
  attribute: ['profile-fields', 'people'],
  service: ['service-accounts'],
  external: ['external-directories'],
  'signing-key': ['signing-keys'],
  'registration-token': ['registration-tokens'],
  token: ['tokens'],
  /** Of apps, and of the directory server. */
  secret: ['apps', 'directory-server'],
  setting: ['settings'],
  session: ['sessions'],
}

/** Where that is not all. */
const byKind: Record<string, readonly ChangeTopic[]> = {
  'group.members': ['groups', 'people'],
  'app.granted': ['apps', 'access-requests'],
  'app.grant-removed': ['apps', 'access-requests'],
  'app.grants-ended': ['apps', 'access-requests'],
  'app.session-ended': ['sessions'],
}

/** A setting that has a page of its own. */
const bySetting: Record<string, readonly ChangeTopic[]> = {
  directoryServer: ['directory-server'],
  posix: ['settings', 'directory-server'],
  backup: ['backups'],
  health: ['health'],
}

/** What commands change that the change log does not tell, by the names the store knows them by. */
export const byCommand: Record<string, readonly ChangeTopic[]> = {
  'directory.appendEvents': ['audit'],
  'directory.noteAuditExport': ['audit'],
  'directory.askForAccess': ['access-requests', 'audit'],
  'directory.withdrawRequest': ['access-requests', 'audit'],
  'directory.approveRequest': ['access-requests'],
  'directory.refuseRequest': ['access-requests', 'audit'],
  'directory.passRequest': ['access-requests', 'audit'],
  'noticed.askForAccess': ['access-requests', 'audit'],
  'noticed.approveRequest': ['access-requests'],
  'noticed.refuseRequest': ['access-requests', 'audit'],
  'noticed.passRequest': ['access-requests', 'audit'],
  'signin.startSession': ['sessions', 'audit'],
  'signin.redeemOwnerLogin': ['sessions', 'audit'],
  'signin.confirmSignIn': ['audit'],
  'signin.useRecoveryCode': ['people'],
  'oidc.revokeConsent': ['people', 'audit'],
  'oidc.noteLogout': ['sessions'],
  'external.beginRun': ['external-runs', 'audit'],
  'external.noteRun': ['external-runs'],
  'external.stopRun': ['external-runs', 'audit'],
  'external.finishRun': ['external-runs', 'audit'],
  'external.noteConflicts': ['external-runs'],
  'external.resolveConflict': ['external-runs', 'audit'],
  'external.noteRefusal': ['external-directories', 'external-runs'],
  'external.noteAcceptance': ['external-directories', 'external-runs'],
  'external.startBindThrough': ['external-runs', 'audit'],
  'external.endBindThrough': ['external-runs', 'audit'],
  'external.keepPassword': ['external-runs'],
  'mail.put': ['mail'],
  'mail.done': ['mail'],
  'mail.failed': ['mail'],
  'backup.begin': ['backups', 'audit'],
  'backup.finish': ['backups', 'audit'],
  'backup.noteInterrupted': ['backups', 'audit'],
  'backup.noteRemoved': ['backups'],
  'backup.noteDownload': ['backups', 'audit'],
  'backup.putRecoveryKey': ['backups', 'audit'],
  'backup.noteKeyTried': ['backups'],
}

/** Of a kind that is not known (a newer node has written it) nothing is told but that the audit log has grown. */
const topicsOfEffect = ({ kind, subject }: Pick<DirectoryEffect, 'kind' | 'subject'>): readonly ChangeTopic[] => {
  const area = kind.slice(0, kind.indexOf('.'))
  return (area === 'setting' ? bySetting[subject] : byKind[kind]) ?? byArea[area] ?? []
}

/** What changed, for those who look at lists of it. Whoever changes something is in the audit log, so that has too. */
export function topicsOf(effects: readonly Pick<DirectoryEffect, 'kind' | 'subject'>[]): Set<ChangeTopic> {
  const topics = new Set<ChangeTopic>(['audit'])
  for (const effect of effects) for (const topic of topicsOfEffect(effect)) topics.add(topic)
  return topics
}

/** Undefined for a command that changes nothing anybody looks at, or whose changes are in the change log. */
export const topicsOfCommand = (name: string): readonly ChangeTopic[] | undefined =>
  Object.hasOwn(byCommand, name) ? byCommand[name] : undefined

const known: ReadonlySet<string> = new Set(
  [byArea, byKind, bySetting, byCommand].flatMap(table => Object.values(table).flat()),
)

/** Another node may be of a newer program. */
export const isKnown = (word: string): word is ChangeTopic => known.has(word)

import type { MetaRow, ChangeRow, AuditRow } from './tables/log.ts'
import type { UserRow, NameRow, TombstoneRow, PasswordRow, AttributeRow, PictureRow } from './tables/people.ts'
import type { GroupRow, MembershipRow, GroupMemberRow, GroupManagerRow } from './tables/groups.ts'
import type {
  AppRow,
  SecretRow,
  AppPasswordRow,
  SimpleAuthTokenRow,
  GatewaySessionRow,
  AppGrantRow,
  AccessRequestRow,
} from './tables/apps.ts'
import type { ApiTokenRow, ServiceAccountRow, ServiceTokenRow } from './tables/machines.ts'
import type { OidcRecordRow, SigningKeyRow, LogoutRow } from './tables/oidc.ts'
import type {
  SessionRow,
  OneTimeRow,
  TotpRow,
  PasskeyRow,
  RecoveryCodeRow,
  KnownBrowserRow,
  PauseRow,
  AttemptRow,
} from './tables/sign-in.ts'
import type {
  ExternalDirectoryRow,
  ExternalLinkRow,
  ExternalConflictRow,
  ExternalStateRow,
  ExternalRunRow,
  ExternalRunLineRow,
  BindThroughRow,
} from './tables/external.ts'
import type { SettingRow, BackupRow, NodeRow, MailRow, ReceiptRow } from './tables/operations.ts'

export type * from './tables/log.ts'
export type * from './tables/people.ts'
export type * from './tables/groups.ts'
export type * from './tables/apps.ts'
export type * from './tables/machines.ts'
export type * from './tables/oidc.ts'
export type * from './tables/sign-in.ts'
export type * from './tables/external.ts'
export type * from './tables/operations.ts'
export type * from './tables/flag.ts'

/**
 * The rows as they lie in both databases. Flags are 0 or 1, times are integer milliseconds, structured values are JSON
 * text: what one engine would give back in another form than the other is not used.
 */
export interface Tables {
  meta: MetaRow
  change: ChangeRow
  audit: AuditRow
  user: UserRow
  name: NameRow
  tombstone: TombstoneRow
  password: PasswordRow
  group: GroupRow
  membership: MembershipRow
  groupMember: GroupMemberRow
  groupManager: GroupManagerRow
  attribute: AttributeRow
  apiToken: ApiTokenRow
  backup: BackupRow
  node: NodeRow
  attempt: AttemptRow
  app: AppRow
  secret: SecretRow
  setting: SettingRow
  session: SessionRow
  totp: TotpRow
  passkey: PasskeyRow
  recoveryCode: RecoveryCodeRow
  knownBrowser: KnownBrowserRow
  appPassword: AppPasswordRow
  simpleAuthToken: SimpleAuthTokenRow
  gatewaySession: GatewaySessionRow
  appGrant: AppGrantRow
  accessRequest: AccessRequestRow
  serviceAccount: ServiceAccountRow
  serviceToken: ServiceTokenRow
  picture: PictureRow
  mail: MailRow
  oneTime: OneTimeRow
  pause: PauseRow
  oidcRecord: OidcRecordRow
  signingKey: SigningKeyRow
  logout: LogoutRow
  receipt: ReceiptRow
  externalDirectory: ExternalDirectoryRow
  externalLink: ExternalLinkRow
  externalConflict: ExternalConflictRow
  externalState: ExternalStateRow
  externalRun: ExternalRunRow
  externalRunLine: ExternalRunLineRow
  bindThrough: BindThroughRow
}

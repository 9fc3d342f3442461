import type { Generated } from 'kysely'
import type { Millis } from '#ground'

/**
 * The rows as they lie in both databases. Flags are 0 or 1, times are integer milliseconds, structured values are JSON
 * text: what one engine would give back in another form than the other is not used.
 */
export type Flag = 0 | 1

export interface MetaRow {
  key: string
  value: string
}

/** The change log: what every follower reads. Ids only; never a name, secret, hash or token. */
export interface ChangeRow {
  seq: Generated<number>
  at: Millis
  actor: string
  subject: string
  kind: string
  data: string
}

/** The audit trail: changes, sign-ins and refusals. Append-only. */
export interface AuditRow {
  id: string
  at: Millis
  kind: string
  outcome: string
  actor: string
  subject: string | null
  app: string | null
  door: string
  address: string | null
  reason: string | null
  reference: string | null
  data: string
}

export interface UserRow {
  id: string
  username: string | null
  /** What OIDC calls `sub`: the username if it is ASCII, else the id. Set with the username, never changed. */
  subject: string | null
  email: string | null
  emailVerified: Flag
  recoveryEmail: string | null
  displayName: string
  givenName: string
  familyName: string
  /** 1 when given and family name were set by hand and no longer follow the display name. */
  namesSet: Flag
  locale: string | null
  zoneinfo: string | null
  phone: string | null
  role: string
  source: string
  disabledByAdmin: Flag
  disabledByDirectory: Flag
  goneAt: Millis | null
  trashedAt: Millis | null
  expiresAt: Millis | null
  createdAt: Millis
  updatedAt: Millis
  /** Raised by everything that ends sessions and tokens: password, disable, another role. */
  credentialVersion: number
  version: number
  managedBy: string | null
  /** Custom attributes: JSON `{ <attribute id>: [text, …] }`, null for none. */
  attributes: string | null
  /** Given once, from one range for people and groups. */
  uidNumber: number | null
  /** Null: as the settings say. */
  loginShell: string | null
  homeDirectory: string | null
  /** JSON array of OpenSSH public key lines, null for none. */
  sshKeys: string | null
  /** When the clock's work on `expiresAt` was done. */
  expiryNotedAt: Millis | null
  /** Whether they have an authenticator app or a passkey. */
  secondFactor: Flag
  /** The `id` of their picture, which is what it holds; null for none. */
  picture: string | null
}

/** One namespace for usernames and e-mail addresses. One person may hold the same string as both. */
export interface NameRow {
  folded: string
  userId: string
  asUsername: Flag
  asEmail: Flag
}

/** Keyed hashes of usernames that must never be given away again. */
export interface TombstoneRow {
  hash: string
  at: Millis
}

export interface PasswordRow {
  userId: string
  hash: string
  mustChange: Flag
  changedAt: Millis
}

export interface GroupRow {
  id: string
  name: string
  folded: string
  code: string
  description: string
  source: string
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
  gidNumber: number | null
}

export interface MembershipRow {
  groupId: string
  userId: string
  /** `hand`, or the id of the external directory that gave it. */
  origin: string
  expiresAt: Millis | null
  createdAt: Millis
}

/** A group inside another one: everybody in `memberId` is in `groupId` too. */
export interface GroupMemberRow {
  groupId: string
  memberId: string
  /** As a membership's. */
  origin: string
  expiresAt: Millis | null
  createdAt: Millis
}

/** Somebody who may edit a group's membership, whatever their role. */
export interface GroupManagerRow {
  groupId: string
  userId: string
}

/** A custom attribute of people, declared once. */
export interface AttributeRow {
  id: string
  /** Its name in the API, in LDAP and among the claims. Never changed. */
  name: string
  folded: string
  title: string
  type: string
  multiValued: Flag
  seenBy: string
  editedBy: string
  searchable: Flag
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** A bearer token for the API: acts as its person, within its scopes. */
export interface ApiTokenRow {
  id: string
  name: string
  userId: string
  hash: string
  /** JSON array. */
  scopes: string
  createdAt: Millis
  createdBy: string
  expiresAt: Millis | null
  /** To within some seconds: written now and then. */
  lastUsedAt: Millis | null
  lastAddress: string | null
}

/** A backup that was begun, and what became of it. */
export interface BackupRow {
  id: string
  /** When the schedule wanted it; null for one asked for by hand. */
  dueAt: Millis | null
  startedAt: Millis
  startedBy: string
  /** The name of the machine that holds the file. */
  node: string
  finishedAt: Millis | null
  file: string | null
  bytes: number | null
  people: number | null
  apps: number | null
  /** How long restoring it into an empty store and checking it took; null when that was not done. */
  checkedMs: Millis | null
  trouble: string | null
  removedAt: Millis | null
}

/** A process that serves from this store. */
export interface NodeRow {
  id: string
  name: string
  version: string
  startedAt: Millis
  seenAt: Millis
  /** The change log's number its memory stood at when last seen. */
  seq: number
}

/** PostgreSQL only: what is in progress at some door, and may be lost in a crash. */
export interface AttemptRow {
  id: string
  kind: string
  payload: string
  reference: string | null
  beganAt: Millis
  expiresAt: Millis
}

export interface AppRow {
  id: string
  name: string
  title: string
  icon: string | null
  link: string | null
  signInUrl: string | null
  enabled: Flag
  access: string
  adminsIncluded: Flag
  requireTwoFactor: Flag
  sensitive: Flag
  contact: string | null
  /** Taken out of the JSON so that it can be unique. */
  clientId: string | null
  oidc: string | null
  ldap: string | null
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** Secrets of apps and of the directory server: hashed where they are only compared, sealed where they are shown again. */
export interface SecretRow {
  id: string
  /** `oidc` or `ldap` of an app, or `directory-server`. */
  kind: string
  /** The app's id, or `directory-server`. */
  ownerId: string
  hash: string
  sealed: string | null
  createdAt: Millis
  createdBy: string
  /** To within some seconds: written now and then. */
  lastUsedAt: Millis | null
}

export interface SettingRow {
  key: string
  value: string
  version: number
  managedBy: string | null
}

export interface SessionRow {
  id: string
  tokenHash: string
  userId: string
  credentialVersion: number
  authAt: Millis
  amr: string
  address: string
  userAgent: string
  createdAt: Millis
  expiresAt: Millis
  lastSeenAt: Millis
  endedAt: Millis | null
  endedReason: string | null
}

/** Links and codes that work once: consumed by a conditional update, and 0 rows is a refusal. */
export interface OneTimeRow {
  hash: string
  kind: string
  userId: string | null
  createdAt: Millis
  expiresAt: Millis
  usedAt: Millis | null
  /** What lists call it by; null for links that are in no list. */
  id: string | null
  /** JSON: what was chosen when the link was made, by kind. */
  data: string | null
  createdBy: string | null
  /** The person's when it was made: a link that is older than a change of credentials is dead. Null: it outlives them. */
  credentialVersion: number | null
}

/** An authenticator app (RFC 6238). */
export interface TotpRow {
  userId: string
  /** The secret. */
  sealed: string
  createdAt: Millis
  lastUsedAt: Millis | null
  /** The 30-second step of the last code that was taken. Only a later one is taken again. */
  lastStep: number
}

/** A passkey or security key (WebAuthn). Binary values in base64url. */
export interface PasskeyRow {
  id: string
  userId: string
  credentialId: string
  /** COSE_Key (RFC 9052 §7). */
  publicKey: string
  counter: number
  /** JSON array: how browsers reach it. */
  transports: string
  name: string
  /** The host it was made for, and works for alone. */
  rpId: string
  /** Whether it is synchronised to other devices. */
  backedUp: Flag
  createdAt: Millis
  lastUsedAt: Millis | null
}

/** One of ten codes for the day the other factor is lost: a keyed hash. */
export interface RecoveryCodeRow {
  userId: string
  hash: string
  createdAt: Millis
  usedAt: Millis | null
}

/** A browser somebody has signed in from. One browser may know several people. */
export interface KnownBrowserRow {
  tokenHash: string
  userId: string
  /** The person's when last signed in: trust ends with a change of credentials. */
  credentialVersion: number
  createdAt: Millis
  lastSeenAt: Millis
  /** Until when no second factor is asked for; null: it is. */
  trustedUntil: Millis | null
  userAgent: string
}

/** A password for one app, made here and shown once. */
export interface AppPasswordRow {
  id: string
  userId: string
  /** The app's id, or `directory-server`. */
  appId: string
  name: string
  /** Keyed. */
  hash: string
  createdAt: Millis
  expiresAt: Millis | null
  /** To within some seconds: written now and then. */
  lastUsedAt: Millis | null
  lastAddress: string | null
}

/** A machine that calls the API by itself. */
export interface ServiceAccountRow {
  id: string
  name: string
  folded: string
  description: string
  /** Who looks after it; null when that person was erased. */
  contactId: string | null
  role: string
  disabled: Flag
  createdAt: Millis
  createdBy: string
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** As an API token, of a service account. */
export interface ServiceTokenRow {
  id: string
  accountId: string
  name: string
  hash: string
  /** JSON array. */
  scopes: string
  createdAt: Millis
  createdBy: string
  expiresAt: Millis | null
  lastUsedAt: Millis | null
  lastAddress: string | null
}

/** A picture of a person, or the organisation's logo, as we encoded it. */
export interface PictureRow {
  /** Of what it holds, so that its address may be kept for ever. */
  id: string
  /** Of its edge, in pixels. */
  size: number
  type: string
  /** Base64. */
  bytes: string
}

/** A message that waits for the mail server, or what became of it. */
export interface MailRow {
  id: string
  kind: string
  /** Whom it is about. */
  userId: string | null
  /** The message with its address, which may hold a link; null once nothing more will be tried. */
  sealed: string | null
  createdAt: Millis
  /** After this it is no longer worth sending. */
  expiresAt: Millis
  /** When it is tried next; null once it is sent or given up. */
  nextAt: Millis | null
  tries: number
  sentAt: Millis | null
  /** What the mail server said last. */
  trouble: string | null
}

/** A pause of the throttle, so that it survives a restart. The key is a keyed hash of what is paused. */
export interface PauseRow {
  key: string
  until: Millis
  failures: number
}

/** What `oidc-provider` keeps, one row per artefact. */
export interface OidcRecordRow {
  model: string
  id: string
  payload: string
  grantId: string | null
  uid: string | null
  userCode: string | null
  /** The Doorward session this artefact stands under; a session that has ended takes it along. */
  sessionId: string | null
  userId: string | null
  /** The person's when the grant or session began: an artefact older than their credentials is worth nothing. */
  credentialVersion: number | null
  appId: string | null
  consumedAt: Millis | null
  expiresAt: Millis | null
}

export interface SigningKeyRow {
  kid: string
  algorithm: string
  publicJwk: string
  sealedPrivateJwk: string
  createdAt: Millis
  signsFrom: Millis
  retiredAt: Millis | null
}

/**
 * What an app is told when a session ends under which it was opened (OIDC Back-Channel Logout 1.0), and what it answered.
 * Nothing it names need be there still.
 */
export interface LogoutRow {
  sessionId: string
  appId: string
  userId: string
  /** The person's `subject` in the directory: what the app calls them is made of it. */
  subject: string
  createdAt: Millis
  /** When it is tried next; null once the app has taken it, or it is given up. */
  nextAt: Millis | null
  tries: number
  /** When the app took it. */
  toldAt: Millis | null
  /** When it was last tried. */
  answeredAt: Millis | null
  /** What became of the last try, in words. */
  answer: string | null
}

/** What was ended when somebody left, as it was found at that moment. */
export interface ReceiptRow {
  id: string
  userId: string
  at: Millis
  actor: string
  /** JSON. */
  data: string
}

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
}

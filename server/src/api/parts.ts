import type {
  ChangeTopic,
  ClaimPreview,
  DirectoryQuery,
  DirectoryQueryKind,
  TestStep,
  ToldPreview,
} from '@doorward/contract'
import type { AppId, Clock, Language, Log, Millis, Secret, SessionId, UserId } from '#ground'
import type { Actor, App, Directory, LiveToken, Origin, SigningAlgorithm, User } from '#directory'
import type { BindThrough, Synchronisation } from '#external'
import type { Examinations } from '#external'
import type { Cookie, LanguageChoice } from '#http'
import type { OutboxState } from '#mail'
import type { SignIn } from '#signin'
import type { BackupRow } from '#store'
import type { ExaminedFinding } from './answers/finding.ts'
import type { SharedRepeats } from './repeats.ts'

/** How the directory server's listeners stand; the settings say only what they should be. */
export interface LdapListening {
  state: 'off' | 'listening' | 'failed'
  /** Why a port could not be opened. */
  trouble: string | null
  /** The name apps on other machines reach it by. */
  host: string
  /** 0: off. */
  ldapPort: number
  ldapsPort: number
  certificate: {
    names: string[]
    validTo: Millis
    selfMade: boolean
    /** SHA-256, in pairs of hexadecimal digits with colons between. */
    fingerprint: string
    /** The authority clients must be told to trust, as a file on this machine. */
    authorityFile: string | null
  } | null
}

/** An operation the directory server was asked for. */
export interface KnownQuery {
  seq: number
  at: Millis
  tookUs: number
  kind: DirectoryQueryKind
  address: string
  encrypted: boolean
  boundAs: string | null
  userId: UserId | null
  appId: AppId | null
  resultCode: number | null
  resultName: string | null
  message: string
  isRefused: boolean
  isSlow: boolean
  abandoned: boolean
  entriesSent: number | null
  target: string
  scope: DirectoryQuery['scope']
  filter: string | null
  sizeLimit: number | null
  timeLimit: number | null
  attributes: string[]
}

/** What the directory server was asked lately, in the memory of this process; see `ldapd/queries`. */
export interface DirectoryQueryWork {
  /** Operations remembered at most. */
  kept: number
  connections(): number
  /** The newest first; `seq` is of the newest there is, -1 without any. */
  list(filter: {
    after?: number | undefined
    kind?: DirectoryQueryKind | undefined
    only?: 'refused' | 'slow' | undefined
    address?: string | undefined
    user?: UserId | undefined
    search?: string | undefined
    limit: number
  }): { queries: KnownQuery[]; seq: number }
  /** Addresses that are not on the list and have tried since, the last one first. */
  refusedAddresses(since: Millis): { address: string; count: number; firstAt: Millis; lastAt: Millis }[]
}

/** What is known of a recovery key. */
export interface KnownKey {
  endsIn: string | null
  createdAt: Millis
  triedAt: Millis | null
}

/** Copies of the store; see `main/backup`. */
export interface BackupWork {
  list(): Promise<(BackupRow & { isHere: boolean })[]>
  /** Throws Problem `missing` where this server has no such file. */
  get(id: string): Promise<{ file: string; bytes: number | null }>
  noteDownload(id: string, by: By): Promise<void>
  /** Answers its id at once. Throws Problem `conflict` while one is being made, or without a recovery key. */
  begin(by: By): Promise<string>
  folder(): { path: string; sharesDisk: boolean }
  recoveryKey(): Promise<KnownKey | null>
  newRecoveryKey(by: By): Promise<Secret>
  tryRecoveryKey(text: Secret): Promise<boolean>
  findTrouble(language: Language): Promise<string | undefined>
}

/** What may be known of a key that tokens are signed with. */
export interface KnownSigningKey {
  kid: string
  algorithm: SigningAlgorithm
  phase: 'next' | 'signs' | 'old'
  createdAt: Millis
  signsFrom: Millis
  retiredAt: Millis | null
}

/** Keys that tokens are signed with; they are the OpenID Connect door's. */
export interface SigningKeyWork {
  list(): KnownSigningKey[]
  /** Throws Problem `conflict` while a next one waits, unless `soon`. */
  rotate(input: { algorithm: SigningAlgorithm; soon: boolean }, by: By): Promise<KnownSigningKey>
  /** Throws Problem `conflict` for one that signs. */
  remove(kid: string, by: By): Promise<void>
}

/** A token with which apps add themselves, without its text. */
export interface KnownRegistrationToken {
  id: string
  name: string
  createdAt: Millis
  expiresAt: Millis
}

/** Tokens with which apps add themselves; they are the OpenID Connect door's. */
export interface RegistrationTokenWork {
  list(): Promise<KnownRegistrationToken[]>
  create(
    input: { name: string; expiresAt: Millis | undefined },
    by: By,
  ): Promise<{ token: KnownRegistrationToken; text: Secret }>
  remove(id: string, by: By): Promise<void>
}

/** Mail as admins see it; see `main/mail-work.ts`. */
export interface MailWork {
  /** `server` null: none is sent. */
  state(): Promise<OutboxState & { server: string | null; from: string | null }>
  /** Throws Problem `conflict` without a mail server or an address. */
  /** `readBy`: the language of whoever is told what became of it. */
  sendTest(user: User, readBy: Language): Promise<{ to: string; taken: boolean; said: string }>
}

/** What apps hold of people, and what people have allowed them; see `oidc`. */
export interface AppConnections {
  listConsents(user: User): Promise<{ appId: AppId; since: Millis | null; facts: { fact: string; title?: string }[] }[]>
  /** False when there is none. Throws Problem `forbidden`. */
  revokeConsentOf(actor: Actor, origin: Origin, user: UserId, app: AppId): Promise<boolean>
  /** Throws Problem `missing` or `forbidden`. */
  endAppSession(actor: Actor, origin: Origin, app: AppId, session: SessionId): Promise<void>
  /** Answers in how many browsers it was open. */
  endAppSessions(actor: Actor, origin: Origin, app: AppId): Promise<number>
  /** What the app was told of sessions that ended, newest first. */
  listMessages(app: AppId): Promise<
    {
      userId: UserId
      createdAt: Millis
      tries: number
      nextAt: Millis | null
      toldAt: Millis | null
      answeredAt: Millis | null
      answer: string | null
    }[]
  >
}

/** A test of an app, as it stands. */
export interface KnownAppTest {
  appId: AppId
  /** Whose attempts are shown. */
  user: UserId
  startedAt: Millis
  expiresAt: Millis
  steps: (Omit<TestStep, 'at'> & { at: Millis | null })[]
  passed: boolean
}

/** Tests that watch how somebody signs in to an app; see `main/app-test`. One for each app and admin. */
export interface AppTestWork {
  start(
    app: App,
    by: { user: UserId; address: string | null },
    /** It is told in that language from then on. */
    options: { ownAddress: string | null; whose: UserId | null; language: Language },
  ): Promise<KnownAppTest>
  /** Undefined when none listens. */
  find(app: AppId, by: UserId): Promise<KnownAppTest | undefined>
  stop(app: AppId, by: UserId): Promise<void>
}

/** The process that answers, what it runs on, and which others serve beside it. */
export interface KnownProcess {
  /** Of the machine. */
  name: string
  startedAt: Millis
  nodeJs: string
  platform: string
  store: { engine: 'sqlite' | 'postgres'; version: string }
  nodes: { name: string; version: string; startedAt: Millis }[]
}

/** Who asks, and from where. */
export interface By {
  actor: Actor
  origin: Origin
}

/** What the API is built on. */
export interface ApiParts {
  clock: Clock
  log: Log
  /** The program's. */
  version: string
  directory: Directory
  signIn: Pick<
    SignIn,
    | 'invitations'
    | 'passwordReset'
    | 'findSession'
    | 'endSession'
    | 'isFresh'
    | 'isSessionLive'
    | 'listSessions'
    | 'endSessionFor'
    | 'endSessionsOf'
    | 'endEverySession'
    | 'describeSessions'
    | 'describeSeen'
    | 'appPasswords'
    | 'factors'
    | 'browsers'
  >
  /** Whom an access token of a service account stands for, one it got as a client. */
  findMachineToken: (text: Secret) => Promise<LiveToken | undefined>
  cookie: Cookie
  language: Pick<LanguageChoice, 'ofAnswer'>
  /** Resolves to whether memory reached `seq` in time. */
  catchUp: (seq: number, waitMaxMs: Millis) => Promise<boolean>
  /** The same on every node of one store. */
  keyedHash: (purpose: string, value: string) => string
  hasPassword: (user: UserId) => Promise<boolean>
  /** `lockedBy`: the file or variable of the process that sets it, so that no setting counts. */
  publicUrl: () => { value: URL; lockedBy: string | null }
  ldap: () => LdapListening
  /** Where programs on this machine reach us without the proxy: `127.0.0.1:8080`. */
  listensAt: string
  directoryQueries: DirectoryQueryWork
  /** What an app would receive of a person; see `oidc/preview.ts`. */
  previewClaims: (question: { app: AppId; user: UserId; scopes: string[] }) => Promise<ClaimPreview>
  /** What an app is told of a person at its other doors; see `main/told-preview.ts`. */
  previewTold: (question: { app: AppId; user: UserId }) => ToldPreview
  backups: BackupWork
  synchronisation: Synchronisation
  bindThrough: Pick<BindThrough, 'progress' | 'people' | 'start' | 'end'>
  signingKeys: SigningKeyWork
  registrationTokens: RegistrationTokenWork
  mail: MailWork
  connections: AppConnections
  appTests: AppTestWork
  /** Of what kind the changes are that somebody makes, on whichever node. */
  news: { watch(listener: (topics: ReadonlySet<ChangeTopic>) => void): void }
  /** Other directories, looked at for admins. */
  examinations: Examinations
  describeProcess: () => Promise<KnownProcess>
  /** Every check of the doctor, in the words of a language. What was found within the last `keptMs` is good enough. */
  examine: (reader: Language, options?: { keptMs?: Millis }) => Promise<ExaminedFinding[]>
  /** Between two signs of life of a stream; tests have theirs. */
  beatMs?: Millis
  /** Where several nodes answer; one alone remembers by itself. */
  sharedRepeats?: SharedRepeats | undefined
}

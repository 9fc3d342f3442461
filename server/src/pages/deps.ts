import type { IncomingMessage } from 'node:http'
import type { AppId, Clock, Millis, Secret, SessionId, UserId } from '#ground'
import type { App, Directory, Origin, User } from '#directory'
import type { Cookie, LanguageChoice, Web } from '#http'
import type { SignIn } from '#signin'
import type { AppCard } from './views/app-card.ts'
import type { ConsentView } from './views/consent.ts'
import type { Site } from './views/frame.ts'
import type { AppTile } from './views/my-apps.ts'
import type { SignedOutView } from './views/sign-out.ts'
import type { SeenForms } from './views/what-apps-see.ts'

/** What the pages ask of sign-in. */
export type SignInForPages = Pick<
  SignIn,
  | 'withPassword'
  | 'findWaitingForCode'
  | 'withDirectoryCode'
  | 'prove'
  | 'findSession'
  | 'isFresh'
  | 'checkPassword'
  | 'endSession'
  | 'factors'
  | 'passkeys'
  | 'addProof'
  | 'appPasswords'
  | 'browsers'
  | 'listSessions'
  | 'endSessionFor'
  | 'endSessionsOf'
> & {
  setup: Pick<SignIn['setup'], 'isOpen' | 'createOwner'>
  ownerLogin: Pick<SignIn['ownerLogin'], 'redeem'>
  invitations: Pick<SignIn['invitations'], 'find' | 'suggest' | 'check' | 'offerPasskey' | 'accept'>
  passwordReset: Pick<SignIn['passwordReset'], 'ask' | 'find' | 'choose'>
  emailChange: Pick<SignIn['emailChange'], 'find' | 'confirm'>
}

/** Sign-ins that an app asked for and that wait for a person. */
export interface AppRequests {
  /** The app behind the request, or undefined when it is unknown, over, or another browser's. */
  describe(flow: string, request: IncomingMessage): AppCard | undefined | Promise<AppCard | undefined>
  /** Where the browser takes it up again, on this server. */
  resumeUrl(flow: string): string
}

/** The settings that step 2 of the set-up asks for; null where nobody has chosen yet. */
export interface SetupSettings {
  /** How apps will find what is being set up. */
  readonly seen: SeenForms
  read(): {
    organisation: string | null
    publicUrl: string | null
    publicUrlLockedBy: string | null
    baseDn: string | null
  }
  /** Throws `invalid` with fields `organisation`, `publicUrl`, `baseDn`. A locked public URL is left out. */
  save(owner: UserId, values: { organisation: string; publicUrl?: string; baseDn: string }): Promise<void>
}

/** The key that opens backups: made in the last step of the set-up, and shown there once. */
export interface RecoveryKeyForPages {
  exists(): Promise<boolean>
  make(owner: UserId): Promise<Secret>
}

/** What somebody has allowed an app to know of them, and what that is today. */
export interface Agreement {
  appId: AppId
  app: AppCard
  since: Millis | null
  facts: ConsentView['facts']
}

export interface Agreements {
  /** Ordered by title. */
  listConsents(user: User): Promise<Agreement[]>
  /** Takes it back, with all the app was given on it. False when there is none. */
  revokeConsent(user: User, app: AppId, origin: Origin): Promise<boolean>
}

/** How people change their own e-mail address: it counts once a link sent to it is opened. */
export interface EmailChange {
  /** Throws Problem `invalid` on `email`, `conflict`, and `forbidden` where profiles are locked. */
  request(user: User, email: string, origin: Origin): Promise<void>
  /** The address that waits. */
  pendingOf(user: UserId): Promise<string | undefined>
  cancel(user: User, origin: Origin): Promise<void>
}

/** Passwords that other directories keep, and let people change themselves. */
export interface WriteBackForPages {
  /** The directory in which they change theirs from here. */
  findDirectory(user: User): { title: string } | undefined
  /** The caller has seen that the old one is theirs. `said`: the directory's own words. */
  change(
    user: User,
    change: { from: Secret; to: Secret },
  ): Promise<
    | { kind: 'changed'; directoryId: string }
    | { kind: 'not-taken'; said: string | undefined }
    | { kind: 'wrong' | 'not-allowed' | 'unreachable' | 'unknown' }
  >
}

export interface PagesDeps {
  clock: Clock
  directory: Pick<Directory, 'as' | 'memory'>
  /** When their password was set; undefined where there is none here. */
  passwordSince: (user: UserId) => Promise<Millis | undefined>
  writeBack: WriteBackForPages
  agreements: Agreements
  /** Absent where nobody can be sent a link: an admin changes addresses then. */
  emailChange?: EmailChange | undefined
  /** The organisation's name and the public URL as they stand. */
  site: () => Site
  language: LanguageChoice
  session: Web['session']
  /** What a browser has of a sign-in in progress, of a link that was opened, and what it is known by afterwards. */
  cookies: { attempt: Cookie; browser: Cookie; link: Cookie }
  signIn: SignInForPages
  hasOwner(): boolean
  /** Where mail comes from; null where none is sent. */
  mailFrom(): string | null
  /** Whom to ask, as strangers may read it; empty for nobody named. */
  contact(): string
  /** What somebody invited will have: the groups they were put into, the apps these open, and what is demanded. */
  expects(user: UserId): { groups: string[]; apps: string[]; secondFactor: boolean }
  /** The apps this person may open, in the order to show them. */
  listApps(user: UserId): Promise<AppTile[]>
  /** Whether an app's rule keeps them out, and asking might help. */
  mayAsk(user: UserId, app: App): boolean
  /** As the list has it: by what can be said before somebody comes. */
  mayOpen(user: UserId, app: App): boolean
  /** Whether they edit who is in some group, whatever their role. */
  managesGroups(user: UserId): boolean
  appRequests: AppRequests
  /** What is known, right after, of the apps an ended session had opened. */
  appsAfterSignOut(...sessions: SessionId[]): SignedOutView['apps'] | Promise<SignedOutView['apps']>
  /** Which session this browser was signed out of last. */
  lastSignOut: {
    print(session: SessionId): string
    read(headers: { cookie?: string | undefined }): SessionId | undefined
  }
  setupSettings: SetupSettings
  recoveryKey: RecoveryKeyForPages
}

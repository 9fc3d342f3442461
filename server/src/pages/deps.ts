import type { IncomingMessage } from 'node:http'
import type { Clock, Millis, SessionId, UserId } from '#ground'
import type { Web } from '#http'
import type { AppCard } from './views/app-card.ts'
import type { Frame } from './views/frame.ts'
import type { AppTile } from './views/my-apps.ts'
import type { SignedOutView } from './views/sign-out.ts'

export interface Visitor {
  address: string
  userAgent: string
  /** A browser that signed in here before, by a token of its own. */
  browserId?: string
}

export interface SignedInPerson {
  session: { id: SessionId; authAt: Millis }
  user: {
    id: UserId
    username: string | null
    displayName: string
    role: 'owner' | 'admin' | 'usermanager' | 'user'
  }
}

/** A new session: its token goes into the cookie and nowhere else. */
export interface NewSession {
  kind: 'signed-in'
  token: string
  session: { id: SessionId }
}

export type SignInOutcome =
  | NewSession
  | { kind: 'refused'; reference: string }
  | { kind: 'paused'; until: Millis }
  | { kind: 'busy' }

/** What the pages ask of sign-in. */
export interface SignInForPages {
  withPassword(attempt: { identifier: string; password: string; visitor: Visitor }): Promise<SignInOutcome>
  findSession(token: string | undefined): SignedInPerson | undefined
  endSession(id: SessionId, reason: 'signed-out' | 'replaced'): Promise<void>
  redeemOwnerLogin(token: string, visitor: Visitor): Promise<NewSession | { kind: 'refused' }>
  setup: {
    isOpen(token: string): boolean
    /** Throws `invalid` and `conflict` with fields `username`, `displayName`, `email`, `password`. */
    createOwner(owner: {
      token: string
      username: string
      displayName: string
      email: string
      password: string
      visitor: Visitor
    }): Promise<NewSession>
  }
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
  read(): {
    organisation: string | null
    publicUrl: string | null
    publicUrlLockedBy: string | null
    baseDn: string | null
  }
  /** Throws `invalid` with fields `organisation`, `publicUrl`, `baseDn`. A locked public URL is left out. */
  save(owner: UserId, values: { organisation: string; publicUrl?: string; baseDn: string }): Promise<void>
}

export interface PagesDeps {
  clock: Clock
  /** The organisation's name and the public URL as they stand. */
  frame: () => Frame
  session: Web['session']
  signIn: SignInForPages
  hasOwner(): boolean
  /** The apps this person may open, in the order to show them. */
  listApps(user: UserId): AppTile[]
  appRequests: AppRequests
  /** What is known, right after, of the apps an ended session had opened. */
  appsAfterSignOut(session: SessionId): SignedOutView['apps'] | Promise<SignedOutView['apps']>
  setupSettings: SetupSettings
}

import type { Millis } from '#ground'
import type { User } from '#directory'
import type { Reader } from '#http'

/** An app as a page names it. */
export interface AppCard {
  title: string
  host: string | null
  icon: string | null
  /** Whether it opens with a second factor only. */
  needsSecondFactor?: boolean
}

/** Whom to ask. */
export interface Contact {
  name: string
  email: string | null
}

/** What was looked at when somebody may not open an app, as the page says it. */
export type RefusalReason =
  | 'account-active'
  | 'app-switched-off'
  | 'open-to-nobody'
  | 'in-a-group'
  | 'in-no-group'
  | 'not-by-name'
  | 'of-one-person'
  | 'let-in-by-name'
  | 'time-is-over'
  | 'other-network'
  | 'no-second-factor'

/** `groups`: those that would let the person in, where they may be named. */
export interface ToldReason {
  fine: boolean
  reason: RefusalReason
  groups?: string[]
}

export type ConsentFact = 'name' | 'username' | 'email' | 'groups' | 'photo' | 'language' | 'offline' | 'attribute'

/**
 * What is known of an app the ended session had opened: it confirmed; it was told and has not answered; it has to ask
 * us again before long; or it keeps a sign-in of its own that no message reaches.
 */
export type AfterSignOut = 'signed-out' | 'waiting' | 'later' | 'own'

/**
 * What an admin can do about a redirect address that is not registered, from the page that says so. `isExpected`: the
 * recipe of the app has this very address.
 */
export type Mending =
  | {
      kind: 'add'
      username: string
      action: string
      fields: Record<string, string>
      appUrl: string
      isExpected: boolean
    }
  /** Once they have signed in anew. */
  | { kind: 'prove'; username: string; signInUrl: string; appUrl: string; isExpected: boolean }
  /** Nothing here: it leads to a host the app never had, or is written in a way that wants a second look. */
  | { kind: 'other-host' | 'by-hand'; appUrl: string }
  /** Nothing here: the app is kept in a file. */
  | { kind: 'kept'; where: string }

/** Whole HTML documents this door sends. Their wording and looks are the pages' own. */
export interface OidcPages {
  protocolError(
    view: { app?: AppCard | undefined; technical: string; contact?: Contact | null; reference: string },
    reader: Reader,
  ): string
  redirectMismatch(
    view: {
      app: AppCard
      sent: string
      registered: string[]
      contact: Contact | null
      reference: string
      mending?: Mending | undefined
    },
    reader: Reader,
  ): string
  /** The address is registered now; `againUrl` makes the app's request once more. */
  redirectAdded(view: { app: AppCard; address: string; againUrl: string | null }, reader: Reader): string
  refusal(
    view: {
      app: AppCard
      username: string
      reasons: ToldReason[]
      contact: Contact | null
      reference: string
      switchUrl: string
      /** Where they ask to be let in, where that helps. */
      askUrl: string | undefined
      /** Goes back to the app, which is told `access_denied`. */
      backUrl: string
    },
    reader: Reader,
  ): string
  /** Posts `answer=allow` or `answer=refuse`. */
  consent(
    view: {
      app: AppCard
      username: string
      /** A custom attribute has a title of its own; `offline` has no value. */
      facts: { fact: ConsentFact; title?: string; value?: string }[]
      action: string
      switchUrl: string
    },
    reader: Reader,
  ): string
  /** Posts `user_code`. */
  deviceCode(
    view: {
      user: User
      userCode: string
      problem: 'missing' | 'unknown' | 'over' | 'stopped' | 'failed' | { until: Millis; now: Millis } | undefined
      action: string
      fields: Record<string, string>
    },
    reader: Reader,
  ): string
  /** Posts `confirm=yes` or `abort=yes`. */
  deviceConfirm(
    view: {
      app: AppCard
      user: User
      userCode: string
      /** What is known of it; `isHere` when it asks from the address the person is at. */
      device: { address: string; browser: string | null; at: Millis; isHere: boolean }
      now: Millis
      facts: { fact: ConsentFact; title?: string; value?: string }[]
      action: string
      fields: Record<string, string>
    },
    reader: Reader,
  ): string
  deviceDone(view: { app: AppCard; username: string; at: Millis }, reader: Reader): string
  signOut(
    view: {
      username: string
      app?: AppCard | undefined
      action: string
      fields: Record<string, string>
      confirm: { name: string; value: string }
    },
    reader: Reader,
  ): string
  /** `againUrl`: where the same is shown as it is then. */
  signedOut(
    view: { apps: { title: string; icon: string | null; after: AfterSignOut }[]; againUrl?: string },
    reader: Reader,
  ): string
}

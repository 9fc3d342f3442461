import type { MailKind } from './message.ts'

/** A paragraph, a link by itself, or what is known of what happened. Text only: markup is made in one place. */
export type Block = string | { link: string; label: string } | { known: readonly (readonly [string, string])[] }

export interface Letter {
  subject: string
  blocks: Block[]
}

/** What a link leads to, and until when: as text, in the reader's language and time zone. */
interface Linked {
  link: string
  until: string
}

/** A passkey by the name its person gave it; null: an authenticator app. */
export type Factor = string | null

/** What somebody may do here from now on. */
export type RoleNow = 'owner' | 'admin' | 'usermanager' | 'user'

/** What each kind of letter says, besides whom it is to. Everything is text that somebody may have typed. */
export interface Facts {
  invitation: Linked & { invitedBy: string | null }
  'password-reset': Linked & { username: string }
  'email-change': Linked & { username: string }
  'email-changed': { before: string; after: string }
  'password-changed': object
  'password-reset-by-admin': object
  'factor-added': { factor: Factor }
  'factor-removed': { factor: Factor }
  'factors-reset-by-admin': object
  'factor-asked': object
  'role-changed': { role: RoleNow }
  'recovery-code-used': { left: number }
  'new-browser': object
  /** `reason`: what its server says, in English. */
  'directory-refused': { directory: string; reason: string }
  /** To whoever decides. `days`: for how long; null: for good. `why`: what the person says. */
  'access-asked': Linked & { person: string; app: string; why: string; days: number | null }
  /** `until` null: for good. `word`: what whoever decided says. */
  'access-granted': { app: string; until: string | null; word: string | null }
  'access-refused': { app: string; word: string | null }
  'access-ends': { app: string; until: string }
  'account-test': object
}

/** When and from where; null where that is not known. */
export interface Happened {
  at: string
  browser: string | null
  address: string | null
}

/** What any letter may name. */
export interface Around {
  /** The organisation's name. */
  organisation: string
  /** Whom to ask, as the branding says; empty for nobody named. */
  contact: string
  /** The server's own address. */
  home: string
}

type Writers = { [K in MailKind]: (facts: Facts[K] & Around) => Letter }

/** Everything a language says in mail. */
export interface MailTexts extends Writers {
  /** `name` empty: nobody knows it yet. */
  greeting: (name: string) => string
  known: { at: string; browser: string; address: string; nobody: string }
  /** Under every message: why it came. */
  footer: (around: Around) => string
}

/** An app as a page names it. */
export interface AppCard {
  title: string
  host: string | null
  icon: string | null
}

/** Whom to ask. */
export interface Contact {
  name: string
  email: string | null
}

export type ConsentFact = 'name' | 'username' | 'email' | 'groups' | 'language' | 'offline' | 'attribute'

/** Whole HTML documents this door sends. Their wording and looks are the pages' own. */
export interface OidcPages {
  protocolError(view: { app?: AppCard | undefined; technical: string; reference: string }): string
  redirectMismatch(view: {
    app: AppCard
    sent: string
    registered: string[]
    contact: Contact | null
    reference: string
  }): string
  refusal(view: {
    app: AppCard
    username: string
    reasons: { fine: boolean; text: string }[]
    contact: Contact | null
    reference: string
    switchUrl: string
    /** Goes back to the app, which is told `access_denied`. */
    backUrl: string
  }): string
  /** Posts `answer=allow` or `answer=refuse`. */
  consent(view: {
    app: AppCard
    username: string
    /** A custom attribute has a title of its own. */
    facts: { fact: ConsentFact; title?: string; value: string }[]
    action: string
    switchUrl: string
  }): string
  signOut(view: {
    username: string
    app?: AppCard | undefined
    action: string
    fields: Record<string, string>
    confirm: { name: string; value: string }
  }): string
  signedOut(view: { apps: [] }): string
}

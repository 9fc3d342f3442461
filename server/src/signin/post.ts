import type { Millis } from '#ground'
import type { User } from '#directory'
import type { MailRow } from '#store'

interface Addressed {
  user: Pick<User, 'id' | 'displayName' | 'locale' | 'zoneinfo'>
  to: string
  /** The link's own end: later it is not worth sending. */
  expiresAt: Millis
}

/** A message with a link. `path` leads there on this server; where that is, only the post knows. */
export type LinkLetter = Addressed &
  (
    | { kind: 'invitation'; facts: { invitedBy: string | null; path: string; until: Millis } }
    | { kind: 'password-reset' | 'email-change'; facts: { username: string; path: string; until: Millis } }
  )

interface From {
  userAgent?: string | null
  address: string | null
}

/** What somebody is told of after a link was used. */
export type LinkNotice =
  | { kind: 'password-changed'; user: User; facts: object; from: From }
  | { kind: 'email-changed'; user: User; facts: { before: string | null; after: string }; from: From }

/** Writes messages as rows that go into the transaction of what they tell of; none where no mail is sent. */
export interface Post {
  isOn(): boolean
  prepareLetter(letter: LinkLetter): MailRow[]
  prepare(notice: LinkNotice): MailRow[]
  /** After the transaction. */
  wake(): void
}

import { findBrowserName, findLanguage, limits, type Clock, type Language, type Log, type Millis } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import { writeMessage, type GivenFacts, type MailKind, type Outbox } from '#mail'
import type { MailRow } from '#store'

/** Messages with a link that somebody waits for. */
export type LetterKind = 'invitation' | 'password-reset' | 'email-change'
/** Messages about what has already happened to an account. */
export type NoticeKind = Exclude<MailKind, LetterKind | 'account-test'>

export interface Letter<K extends LetterKind> {
  kind: K
  user: Pick<User, 'id' | 'displayName' | 'locale' | 'zoneinfo'>
  to: string
  facts: GivenFacts<K>
  /** The link's own end: later it is not worth sending. */
  expiresAt: Millis
}

export interface Notice<K extends NoticeKind> {
  kind: K
  /** As they are, or were before the change. */
  user: User
  facts: GivenFacts<K>
  /** What is known of who did it. Nothing of an administrator's is told. */
  from?: { userAgent?: string | null; address: string | null }
}

export interface NoticeParts {
  clock: Clock
  log: Log
  memory: DirectoryMemory
  outbox: Outbox
  publicUrl: () => URL
}

/**
 * Tells people by mail. Rows go into the transaction of what they tell of, by `putMail`, and the outbox is woken after it;
 * where no mail is sent there are none.
 */
export interface Notices {
  /** False: callers say to people what happens without mail. */
  isOn(): boolean
  prepareLetter<K extends LetterKind>(letter: Letter<K>): MailRow[]
  prepare<K extends NoticeKind>(notice: Notice<K>): MailRow[]
  /** After the change, in a transaction of its own; a crash in between loses it. Never rejects. */
  notify<K extends NoticeKind>(notice: Notice<K>): Promise<void>
  wake(): void
}

export function createNotices({ clock, log, memory, outbox, publicUrl }: NoticeParts): Notices {
  const letterhead = () => {
    const { organisation, branding } = memory.settings()
    return { organisation: organisation.name, contact: branding.contact, publicUrl: publicUrl() }
  }
  const readerOf = (user: Pick<User, 'displayName' | 'locale' | 'zoneinfo'>, to: string) => ({
    to,
    name: user.displayName,
    language: languageOf(user, memory.settings().branding.language),
    timeZone: user.zoneinfo,
  })

  function prepare<K extends NoticeKind>({ kind, user, facts, from }: Notice<K>): MailRow[] {
    if (!outbox.isOn() || user.trashedAt !== null) return []
    const at = clock.now()
    const occasion = {
      at,
      browser: from?.userAgent == null ? null : findBrowserName(from.userAgent),
      address: from?.address ?? null,
    }
    return addressesOf(user, facts).flatMap(to =>
      outbox.prepare(writeMessage(kind, facts, readerOf(user, to), letterhead(), occasion), {
        userId: user.id,
        expiresAt: at + limits.mail.noticeMs,
      }),
    )
  }

  return {
    isOn: () => outbox.isOn(),
    prepare,
    prepareLetter: ({ kind, user, to, facts, expiresAt }) =>
      outbox.isOn()
        ? outbox.prepare(writeMessage(kind, facts, readerOf(user, to), letterhead()), { userId: user.id, expiresAt })
        : [],
    async notify(notice) {
      try {
        await outbox.put(prepare(notice))
      } catch (error) {
        log.warn({ err: error, kind: notice.kind }, 'a notice was not queued')
      }
    },
    wake: () => void outbox.wake(),
  }
}

/** As they have chosen; who has chosen none of ours reads what the branding says. */
export const languageOf = ({ locale }: Pick<User, 'locale'>, otherwise: Language): Language =>
  findLanguage(locale ?? '') ?? otherwise

/** Where somebody is told: at their address if it is proved, the one for recovery, and the one before a change. */
function addressesOf({ email, emailVerified, recoveryEmail }: User, facts: object): string[] {
  const { before, after } = facts as { before?: string | null; after?: string | null }
  const all = [emailVerified ? email : null, recoveryEmail, before ?? null, after ?? null]
  const told = new Map<string, string>()
  for (const address of all) if (address !== null) told.set(address.toLowerCase(), address)
  return [...told.values()]
}

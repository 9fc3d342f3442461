import {
  limits,
  newUuid,
  readSaying,
  Secret,
  type Clock,
  type Log,
  type Millis,
  type Saying,
  type Sealer,
  type SealPlace,
} from '#ground'
import type { Kysely, MailRow, Run, Tables } from '#store'
import type { Claimed, MailCommands } from './commands.ts'
import { requireSendable, type Message } from './message.ts'
import type { Sender } from './sender.ts'
import { MailTrouble } from './trouble.ts'

export interface OutboxParts {
  clock: Clock
  log: Log
  run: Run<MailCommands>
  read: Kysely<Tables>
  sealer: Sealer
  /** Null: no mail is sent from here. */
  sender: Sender | null
}

/** Whom a message is about, and until when it is worth sending. */
export interface Posting {
  userId: string | null
  expiresAt: Millis
}

/** What admins are told. */
export interface OutboxState {
  waiting: number
  lastSentAt: Millis | null
  /** Of the newest message that has not left, or never will; null when all is well. */
  lastTrouble: { at: Millis; kind: string; said: Saying; givenUp: boolean } | null
}

/**
 * Messages that wait for the mail server. Each is durable from the commit of what it is about, sent at least once, and
 * twice only when a server or the connection ends between the mail server's yes and our note of it.
 */
export interface Outbox {
  /** False: nothing is queued, and callers say to people what happens without mail. */
  isOn(): boolean
  /** Rows for `putMail`, their content sealed; none where no mail is sent. */
  prepare(message: Message, posting: Posting): MailRow[]
  /** Puts what was prepared by itself. */
  put(rows: readonly MailRow[]): Promise<void>
  /** Looks at once, after a command that has put something. Resolves when nothing is due any more; never rejects. */
  wake(): Promise<void>
  /** From here on messages leave; before, they wait. */
  start(): void
  tidy(): Promise<void>
  state(): Promise<OutboxState>
  /** Lets the message it is at leave, for `limits.mail.closeMs`. */
  close(): Promise<void>
}

const sealPlace = (row: string): SealPlace => ({ table: 'mail', row, column: 'sealed' })

export function createOutbox({ clock, log, run, read, sealer, sender }: OutboxParts): Outbox {
  const stop = new AbortController()
  let isOpen = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let wasWoken = false

  /** When it is tried after this try failed; null for never. */
  function nextTry({ tries, expiresAt }: Claimed, { isFinal }: MailTrouble): Millis | null {
    const { retriesMs } = limits.mail
    const nextAt = clock.now() + (retriesMs[Math.min(tries, retriesMs.length) - 1] ?? 0)
    return isFinal || nextAt >= expiresAt ? null : nextAt
  }

  async function sendOne(claimed: Claimed, by: Sender): Promise<void> {
    const { id, kind, tries, sealed, createdAt } = claimed
    try {
      const message = JSON.parse(sealer.open(sealed ?? '', sealPlace(id)).reveal()) as Message
      await by.send(message, { id, at: createdAt, signal: stop.signal })
    } catch (error) {
      const trouble =
        error instanceof MailTrouble
          ? error
          : new MailTrouble('What was to be sent cannot be read any more.', 'unreadable', true, error)
      const nextAt = nextTry(claimed, trouble)
      // Not what the server said: it may repeat an address, or more of the message.
      log.warn({ mail: id, kind, tries, code: trouble.code, givenUp: nextAt === null }, 'mail was not sent')
      return run('failed', { id, tries, nextAt, trouble: trouble.said })
    }
    await run('done', { id, tries, at: clock.now() })
    log.info({ mail: id, kind, tries }, 'mail sent')
  }

  const isAnythingDue = async (): Promise<boolean> =>
    (await read.selectFrom('mail').select('id').where('nextAt', '<=', clock.now()).limit(1).executeTakeFirst()) !==
    undefined

  const claim = async (): Promise<Claimed | null> =>
    isOpen && (await isAnythingDue()) ? run('claim', { at: clock.now(), leaseMs: limits.mail.leaseMs }) : null

  async function work(by: Sender): Promise<void> {
    try {
      while (wasWoken) {
        wasWoken = false
        for (let claimed = await claim(); claimed !== null; claimed = await claim()) await sendOne(claimed, by)
      }
    } catch (error) {
      log.warn({ err: error }, 'the outbox was not looked at')
    } finally {
      // Here and not when the promise is followed: whoever wakes it in between would wait for the next look.
      working = undefined
    }
  }

  async function wake(): Promise<void> {
    if (!isOpen || sender === null) return
    wasWoken = true
    working ??= work(sender)
    await working
  }

  function prepare(message: Message, { userId, expiresAt }: Posting): MailRow[] {
    if (sender === null) return []
    requireSendable(message)
    const id = newUuid(clock)
    const now = clock.now()
    return [
      {
        id,
        kind: message.kind,
        userId,
        sealed: sealer.seal(new Secret(JSON.stringify(message)), sealPlace(id)),
        createdAt: now,
        expiresAt,
        nextAt: now,
        tries: 0,
        sentAt: null,
        trouble: null,
      },
    ]
  }

  return {
    isOn: () => sender !== null,
    prepare,
    async put(rows) {
      if (rows.length === 0) return
      await run('put', { rows })
      void wake()
    },
    wake,
    start() {
      if (sender === null || isOpen) return
      isOpen = true
      timer = setInterval(() => void wake(), limits.mail.pollMs)
      timer.unref()
      void wake()
    },
    tidy: () => run('tidy', { at: clock.now(), keptMs: limits.mail.keptMs }),
    async state() {
      const { waiting } = await read
        .selectFrom('mail')
        .select(({ fn }) => fn.countAll<number | string>().as('waiting'))
        .where('nextAt', 'is not', null)
        .executeTakeFirstOrThrow()
      const sent = await read
        .selectFrom('mail')
        .select('sentAt')
        .where('sentAt', 'is not', null)
        .orderBy('sentAt', 'desc')
        .limit(1)
        .executeTakeFirst()
      const troubled = await read
        .selectFrom('mail')
        .select(['createdAt', 'kind', 'trouble', 'nextAt'])
        .where('trouble', 'is not', null)
        .orderBy('createdAt', 'desc')
        .limit(1)
        .executeTakeFirst()
      return {
        waiting: Number(waiting),
        lastSentAt: sent?.sentAt ?? null,
        lastTrouble:
          troubled?.trouble == null
            ? null
            : {
                at: troubled.createdAt,
                kind: troubled.kind,
                said: readSaying(troubled.trouble),
                givenUp: troubled.nextAt === null,
              },
      }
    },
    async close() {
      isOpen = false
      clearInterval(timer)
      if (working === undefined) return
      const patience = setTimeout(() => stop.abort(), limits.mail.closeMs)
      await working
      clearTimeout(patience)
    },
  }
}

import type { SMTPSentMessageInfo, SMTPTransportOptions, Transporter } from 'nodemailer'
import { limits, type Mailbox, type Millis, type Secret } from '#ground'
import { requireSendable, type Message } from './message.ts'
import { parseSmtpUrl } from './smtp-server.ts'
import { explainTrouble } from './trouble.ts'

type Transport = Transporter<SMTPSentMessageInfo, SMTPTransportOptions>

/** How long each part of handing a message over may take; tests have less patience. */
export interface SendTimes {
  connectMs: Millis
  greetingMs: Millis
  wholeMs: Millis
}

/** Hands messages to the mail server, one at a time. Throws MailTrouble. */
export interface Sender {
  /** `host:port`. */
  readonly server: string
  readonly from: Mailbox
  /** Answers what the server said when it took it. `id` is the same each time the message is tried. */
  send(message: Message, options: { id: string; at: Millis; signal?: AbortSignal | undefined }): Promise<string>
  /** Connects and signs in, and sends nothing. */
  check(options?: { wholeMs?: Millis }): Promise<void>
}

export interface SenderParts {
  smtp: Secret
  from: Mailbox
  times?: SendTimes
}

export function createSender({ smtp, from, times = limits.mail }: SenderParts): Sender {
  const server = parseSmtpUrl(smtp)
  let opened: Promise<Transport> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function openTransport(): Promise<Transport> {
    // Loaded when the first message leaves: most servers never send one, and the library is large.
    const { createTransport } = await import('nodemailer')
    const { host, port, tlsAtOnce, isLoopback, account } = server
    return createTransport({
      host,
      port,
      secure: tlsAtOnce,
      // A server that leaves STARTTLS out is refused before it is told the password: it may be somebody on the way.
      requireTLS: !tlsAtOnce && !isLoopback,
      tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !isLoopback },
      ...(account === null ? {} : { auth: { user: account.user, pass: account.password.reveal() }, forceAuth: true }),
      connectionTimeout: times.connectMs,
      dnsTimeout: times.connectMs,
      greetingTimeout: times.greetingMs,
      socketTimeout: times.wholeMs,
      socketCloseTimeout: 0,
      maxResponseSize: 64 * 1024,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** Waits for its turn, and ends by itself: a server that says one byte a second is never silent for long. */
  function oneAtATime<T>(
    work: (transport: Transport, signal: AbortSignal) => Promise<T>,
    { wholeMs, signal }: { wholeMs: Millis; signal?: AbortSignal | undefined },
  ): Promise<T> {
    const mine = turn.then(async () => {
      const late = AbortSignal.timeout(wholeMs)
      const both = signal === undefined ? late : AbortSignal.any([late, signal])
      try {
        both.throwIfAborted()
        return await work(await (opened ??= openTransport()), both)
      } catch (error) {
        throw explainTrouble(error, {
          server: server.shown,
          isLate: late.aborted,
          isStopped: signal?.aborted === true,
          wholeMs,
        })
      }
    })
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    server: server.shown,
    from,

    send(message, { id, at, signal }) {
      requireSendable(message)
      const { to, subject, text, html, language } = message
      return oneAtATime(
        async (transport, both) => {
          const sent = await transport.sendMail({
            envelope: { from: from.address, to: [to] },
            from,
            to: { name: '', address: to },
            subject,
            text,
            html,
            date: new Date(at),
            // Tried twice, it is still one message to whoever compares (RFC 5322 §3.6.4).
            messageId: `<${id}@${from.address.split('@')[1] ?? ''}>`,
            // RFC 3834 §5: no out-of-office note is wanted in return.
            headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
            signal: both,
          })
          return sent.response
        },
        { wholeMs: times.wholeMs, signal },
      )
    },

    check: ({ wholeMs = times.wholeMs } = {}) =>
      oneAtATime(
        async (transport, both) => {
          const { promise, reject } = Promise.withResolvers<never>()
          both.addEventListener('abort', () => reject(both.reason), { once: true })
          promise.catch(() => undefined)
          await Promise.race([transport.verify(), promise])
        },
        { wholeMs },
      ),
  }
}

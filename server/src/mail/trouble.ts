import { limits, printSaying, say, toSaying, visible, type Millis, type Saying, type Words } from '#ground'

/** Why a message did not leave, for admins. */
export class MailTrouble extends Error {
  override readonly name = 'MailTrouble'
  /** The mail server has refused this message for good: trying again would only be refused again. */
  readonly isFinal: boolean
  /** For the log, which must not hold what a server says about an address: `EAUTH`, `550`. */
  readonly code: string
  readonly said: Saying

  constructor(words: Words, code: string, isFinal: boolean, cause: unknown) {
    super(printSaying(toSaying(words)), { cause })
    this.said = toSaying(words)
    this.code = code
    this.isFinal = isFinal
  }
}

interface SmtpError {
  message: string
  code: string
  command: string
  /** What the server said, and its first three digits. */
  response: string
  status: number
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function read(error: unknown): SmtpError {
  const { message, code, command, response, responseCode, cause } = (error ?? {}) as Record<string, unknown>
  const inner = (cause ?? {}) as Record<string, unknown>
  return {
    message: text(message) || text(inner['message']),
    code: text(code) || text(inner['code']),
    command: text(command),
    response: text(response),
    status: typeof responseCode === 'number' ? responseCode : 0,
  }
}

/** Of the connection, by what is in the library's message. */
const connecting = [
  [/ECONNREFUSED/, '{server} cannot be reached: nothing listens there.'],
  [/ENOTFOUND|EAI_AGAIN|EDNS|queryA/, '{server} cannot be reached: its name cannot be resolved.'],
  [/EHOSTUNREACH|ENETUNREACH/, '{server} cannot be reached: there is no way to it.'],
  [/Greeting never received/, '{server} cannot be reached: it never said its greeting.'],
  [/ETIMEDOUT|timeout/i, '{server} cannot be reached: it did not answer in time.'],
] as const

/** By what was asked of the server (RFC 5321 §4.1.1). */
const refusals: Partial<
  Record<string, '{server} does not take the sender: “{said}”' | '{server} does not take the recipient: “{said}”'>
> = {
  'MAIL FROM': '{server} does not take the sender: “{said}”',
  'RCPT TO': '{server} does not take the recipient: “{said}”',
}

/** Another’s own words, as far as they are kept. */
const quote = (words: string): string => visible(words).slice(0, limits.mail.quoteLengthMax)

/** What went wrong, from what the library throws. */
export function explainTrouble(
  error: unknown,
  { server, isLate, isStopped, wholeMs }: { server: string; isLate: boolean; isStopped: boolean; wholeMs: Millis },
): MailTrouble {
  if (error instanceof MailTrouble) return error
  const { message, code, command, response, status } = read(error)
  const said = quote(response.replaceAll(/\s+/g, ' ').trim())
  const told = { server, said: said || quote(message) }
  const explain = (words: Words, isFinal = false): MailTrouble =>
    new MailTrouble(words, status > 0 ? String(status) : code || 'unknown', isFinal, error)

  if (isLate)
    return explain(say('{server} was not done within {seconds} s.', { server, seconds: Math.ceil(wholeMs / 1000) }))
  if (isStopped) return explain('This server was stopped while it was being sent.')
  if (code === 'EAUTH') return explain(say('{server} does not take the user and password: “{said}”', told))
  if (code === 'ETLS')
    return explain(
      say('{server} offers no encryption (STARTTLS), and without it nothing is sent to another machine.', { server }),
    )
  if (/certificate|altnames|self-signed|CERT_|UNABLE_TO|TLS|SSL/i.test(`${message} ${code}`))
    return explain(say('The certificate of {server} does not hold: “{said}”', { server, said: quote(message) }))
  // 530 and 535 ask for a sign-in, which an admin can put right; other 5xx are about this message (RFC 5321 §4.2.1).
  if (['EENVELOPE', 'EMESSAGE'].includes(code) && status > 0)
    return explain(
      say(refusals[command] ?? '{server} does not take the message: “{said}”', told),
      status >= 500 && status !== 530 && status !== 535,
    )
  if (said !== '') return explain(say('{server} answers: “{said}”', told))
  const why = connecting.find(([form]) => form.test(`${message} ${code}`))?.[1]
  return explain(why === undefined ? say('{server} broke off: “{said}”', told) : say(why, { server }))
}

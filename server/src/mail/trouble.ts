import { limits, visible, type Millis } from '#ground'

/** Why a message did not leave, in a sentence for admins. */
export class MailTrouble extends Error {
  override readonly name = 'MailTrouble'
  /** The mail server has refused this message for good: trying again would only be refused again. */
  readonly isFinal: boolean
  /** For the log, which must not hold what a server says about an address: `EAUTH`, `550`. */
  readonly code: string

  constructor(message: string, code: string, isFinal: boolean, cause: unknown) {
    super(message.slice(0, limits.mail.troubleLengthMax), { cause })
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
const connecting: [RegExp, string][] = [
  [/ECONNREFUSED/, 'nothing listens there'],
  [/ENOTFOUND|EAI_AGAIN|EDNS|queryA/, 'its name cannot be resolved'],
  [/EHOSTUNREACH|ENETUNREACH/, 'there is no way to it'],
  [/Greeting never received/, 'it never said its greeting'],
  [/ETIMEDOUT|timeout/i, 'it did not answer in time'],
]

/** What went wrong, from what the library throws. */
export function explainTrouble(
  error: unknown,
  { server, isLate, isStopped, wholeMs }: { server: string; isLate: boolean; isStopped: boolean; wholeMs: Millis },
): MailTrouble {
  if (error instanceof MailTrouble) return error
  const { message, code, command, response, status } = read(error)
  const said = visible(response.replaceAll(/\s+/g, ' ').trim())
  const explain = (sentence: string, isFinal = false): MailTrouble =>
    new MailTrouble(sentence, status > 0 ? String(status) : code || 'unknown', isFinal, error)

  if (isLate) return explain(`${server} was not done within ${Math.ceil(wholeMs / 1000)} s.`)
  if (isStopped) return explain('This server was stopped while it was being sent.')
  if (code === 'EAUTH') return explain(`${server} does not take the user and password: ${said || visible(message)}`)
  if (code === 'ETLS')
    return explain(`${server} offers no encryption (STARTTLS), and without it nothing is sent to another machine.`)
  if (/certificate|altnames|self-signed|CERT_|UNABLE_TO|TLS|SSL/i.test(`${message} ${code}`))
    return explain(`The certificate of ${server} does not hold: ${visible(message)}`)
  // 530 and 535 ask for a sign-in, which an admin can put right; other 5xx are about this message (RFC 5321 §4.2.1).
  if (['EENVELOPE', 'EMESSAGE'].includes(code) && status > 0)
    return explain(`${server} said to ${command}: ${said}`, status >= 500 && status !== 530 && status !== 535)
  if (said !== '') return explain(`${server} said: ${said}`)
  const why = connecting.find(([form]) => form.test(`${message} ${code}`))?.[1]
  return explain(
    why === undefined ? `${server} broke off: ${visible(message)}` : `${server} cannot be reached: ${why}.`,
  )
}

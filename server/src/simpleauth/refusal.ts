import { STATUS_CODES } from 'node:http'
import type { Millis } from '#ground'

/** An answer other than 200, in the form every client of this API reads: `{status, message}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly retryAfterMs: Millis | undefined

  constructor(status: number, message: string, retryAfterMs?: Millis) {
    super(message)
    this.status = status
    this.retryAfterMs = retryAfterMs
  }

  /** `status` is the status line's words. */
  body(): { status: string; message: string } {
    return { status: STATUS_CODES[this.status] ?? 'Error', message: this.message }
  }
}

export const refusal = (status: number, message: string, retryAfterMs?: Millis): Refusal =>
  new Refusal(status, message, retryAfterMs)

/** One answer for whatever is wrong with who asks: which it was is for the audit trail. */
export const forbidden = (): Refusal => refusal(401, 'Forbidden')

/** The kinds of refusal every door knows how to say in its own protocol. */
export type ProblemCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'too-many'
  | 'unavailable'
  | 'unsupported'

/** One value that is wrong: `path` in our words, dotted (`oidc.redirectUris.0`), and what is allowed instead. */
export interface FieldError {
  path: string
  message: string
}

export interface ProblemExtras {
  fields?: FieldError[]
  /** For the log; never for the client. */
  cause?: unknown
  /** How long to wait before trying again, for `too-many` and `unavailable`. */
  retryAfterMs?: number
}

/**
 * An expected refusal. `message` is one sentence that is safe to show to the client: what happened, and what is
 * allowed. Anything thrown that is not a Problem is a bug.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly fields: FieldError[]
  readonly retryAfterMs: number | undefined

  constructor(code: ProblemCode, message: string, extras: ProblemExtras = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.code = code
    this.fields = extras.fields ?? []
    this.retryAfterMs = extras.retryAfterMs
  }
}

/** An `invalid` Problem about one field, whose sentence is also the message. */
export const invalidField = (path: string, message: string): Problem =>
  new Problem('invalid', message, { fields: [{ path, message }] })

/** A `conflict` Problem about one field: the value is well formed but taken. */
export const conflictingField = (path: string, message: string): Problem =>
  new Problem('conflict', message, { fields: [{ path, message }] })

/** What crosses the thread between the store's worker and the process; `reviveProblem` is its inverse. */
export interface PlainProblem {
  code: ProblemCode
  message: string
  fields: FieldError[]
}

export const plainProblem = (problem: Problem): PlainProblem => ({
  code: problem.code,
  message: problem.message,
  fields: problem.fields,
})

export const reviveProblem = (plain: PlainProblem): Problem =>
  new Problem(plain.code, plain.message, { fields: plain.fields })

import { asItIs, printSaying, toSaying, type Saying, type Words } from './sayings/saying.ts'

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
  /** In English, for whatever speaks no other language: logs, LDAP, the command line. */
  message: string
  saying: Saying
}

/** A FieldError as it is written, or one that was made before. */
export type FieldFlaw = { path: string; message: Words } | FieldError

export interface ProblemExtras {
  fields?: FieldFlaw[]
  /** For the log; never for the client. */
  cause?: unknown
  /** How long to wait before trying again, for `too-many` and `unavailable`. */
  retryAfterMs?: number
}

interface OperatorExtras extends Omit<ProblemExtras, 'fields'> {
  fields?: { path: string; message: string }[]
}

/**
 * An expected refusal. `saying` is one sentence that is safe to show to the client: what happened, and what is allowed;
 * `message` is it in English. Anything thrown that is not a Problem is a bug.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly saying: Saying
  readonly fields: FieldError[]
  readonly retryAfterMs: number | undefined

  constructor(code: ProblemCode, words: Words, extras: ProblemExtras = {}) {
    const saying = toSaying(words)
    super(printSaying(saying), extras.cause === undefined ? undefined : { cause: extras.cause })
    this.code = code
    this.saying = saying
    this.fields = (extras.fields ?? []).map(toFieldError)
    this.retryAfterMs = extras.retryAfterMs
  }
}

/**
 * A refusal that only whoever runs the server reads, at the command line, at a start or in its log. It is said in English
 * alone, as its commands are.
 */
export class OperatorProblem extends Problem {
  constructor(code: ProblemCode, message: string, extras: OperatorExtras = {}) {
    const fields = (extras.fields ?? []).map(({ path, message }) => toFieldError({ path, message: asItIs(message) }))
    super(code, asItIs(message), { ...extras, fields })
  }
}

export function toFieldError(flaw: FieldFlaw): FieldError {
  if ('saying' in flaw) return flaw
  const saying = toSaying(flaw.message)
  return { path: flaw.path, message: printSaying(saying), saying }
}

/** An `invalid` Problem about one field, whose sentence is also the message. */
export const invalidField = (path: string, message: Words): Problem =>
  new Problem('invalid', message, { fields: [{ path, message }] })

/** A `conflict` Problem about one field: the value is well formed but taken. */
export const conflictingField = (path: string, message: Words): Problem =>
  new Problem('conflict', message, { fields: [{ path, message }] })

/** What crosses the thread between the store's worker and the process; `reviveProblem` is its inverse. */
export interface PlainProblem {
  code: ProblemCode
  saying: Saying
  fields: FieldError[]
}

export const plainProblem = ({ code, saying, fields }: Problem): PlainProblem => ({ code, saying, fields })

export const reviveProblem = ({ code, saying, fields }: PlainProblem): Problem => new Problem(code, saying, { fields })

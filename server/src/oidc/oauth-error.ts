import { errors } from 'oidc-provider'
import { Problem, type ProblemCode } from '#ground'

type Print = (problem: Problem) => errors.OIDCProviderError

const unavailable: Print = problem =>
  Object.assign(new errors.TemporarilyUnavailable(problem.message), { status: 503, statusCode: 503 })
const denied: Print = problem => new errors.AccessDenied(problem.message)
const invalid: Print = problem => new errors.InvalidRequest(problem.message)

/** What a refusal of ours is called in OAuth (RFC 6749 §4.1.2.1, §5.2). */
const printed = {
  invalid,
  unauthenticated: denied,
  forbidden: denied,
  missing: invalid,
  conflict: invalid,
  'too-many': unavailable,
  unavailable,
  unsupported: invalid,
} as const satisfies Record<ProblemCode, Print>

/** Lets the library answer a Problem as what it is; to it anything it does not know is a fault of the server. */
export const asOAuthError = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof Problem ? printed[error.code](error) : error
  })

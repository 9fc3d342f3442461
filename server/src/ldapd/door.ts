import { newReference, Problem, type Log, type ProblemCode } from '#ground'
import {
  type Answer,
  type BindRequest,
  type ExtendedAnswer,
  ExtendedName,
  type Handler,
  LdapError,
  type Operation,
  ResultCode,
} from '@doorward/ldap'
import type { Binder } from './bind/bind.ts'
import { type Searcher, supportedControls } from './search/search.ts'
import { anonymous, type Session } from './session.ts'

export interface DoorParts {
  binder: Binder
  searcher: Searcher
  /** Ends the connection if who is bound there may not be here any more; answers whether they may. */
  check: (operation: Operation<Session>) => boolean
}

/** Nobody reads it: the connection has been ended. */
const ended: Answer = { resultCode: ResultCode.strongerAuthRequired }

/** LDAP's operations, as far as they are offered; the server loop refuses the rest. */
export function createHandler({ binder, searcher, check }: DoorParts): Handler<Session> {
  return {
    bind: (operation: Operation<Session, BindRequest>) => binder.bind(operation),
    search: (operation, out) => (check(operation) ? searcher.search(operation, out) : ended),
    controls: { searchRequest: supportedControls },
    extended: {
      [ExtendedName.whoAmI]: operation => (check(operation) ? whoAmI(operation.connection.state) : ended),
    },
  }
}

/** RFC 4532: the authorization identity, empty for nobody. */
function whoAmI(session: Session): ExtendedAnswer {
  const identity = session.kind === 'anonymous' ? '' : `dn:${session.dn}`
  return { resultCode: ResultCode.success, value: Buffer.from(identity) }
}

export const initialState = (): Session => anonymous

const codes = {
  invalid: ResultCode.constraintViolation,
  unauthenticated: ResultCode.invalidCredentials,
  forbidden: ResultCode.insufficientAccessRights,
  missing: ResultCode.noSuchObject,
  conflict: ResultCode.entryAlreadyExists,
  'too-many': ResultCode.adminLimitExceeded,
  unavailable: ResultCode.unavailable,
  unsupported: ResultCode.unwillingToPerform,
} as const satisfies Record<ProblemCode, ResultCode>

/** The one place where what was thrown becomes an answer. What is neither a refusal nor a problem is a bug. */
export function refusalOf(log: Log, error: unknown): Answer {
  if (error instanceof LdapError)
    return { resultCode: error.resultCode, matchedDN: error.matchedDN, diagnosticMessage: error.message }
  if (error instanceof Problem) return { resultCode: codes[error.code], diagnosticMessage: error.message }
  const reference = newReference()
  log.error({ err: error, reference }, 'an LDAP operation failed')
  return {
    resultCode: ResultCode.other,
    diagnosticMessage: `The server has failed to do this. Tell an administrator the reference ${reference}.`,
  }
}

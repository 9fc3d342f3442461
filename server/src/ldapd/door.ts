import { newReference, OperatorProblem, Problem, type Log, type ProblemCode } from '#ground'
import {
  type Answer,
  type BindRequest,
  type ExtendedAnswer,
  ExtendedName,
  type Handler,
  LdapError,
  type Operation,
  ResultCode,
  syncRequestType,
} from '@doorward/ldap'
import type { Binder } from './bind/bind.ts'
import { createComparer } from './compare/compare.ts'
import { type Searcher, supportedControls } from './search/search.ts'
import { anonymous, type Session } from './session.ts'
import type { Synchroniser } from './sync/synchronise.ts'
import { writeControls, type Writer } from './write/index.ts'

export interface DoorParts {
  binder: Binder
  searcher: Searcher
  writer: Writer
  synchroniser: Synchroniser
  /** Ends the connection if who is bound there may not be here any more; answers whether they may. */
  check: (operation: Operation<Session>) => boolean
  isCurrent: () => boolean
}

/** Nobody reads it: the connection has been ended. */
const ended: Answer = { resultCode: ResultCode.strongerAuthRequired }

/** LDAP's operations, as far as they are offered; the server loop refuses the rest. */
export function createHandler({
  binder,
  searcher,
  writer,
  synchroniser,
  check,
  isCurrent,
}: DoorParts): Handler<Session> {
  /** Nobody is asked whether they may while what that rests on may be out of date. */
  const whenCurrent = <A>(work: () => A): A => {
    if (!isCurrent())
      throw new OperatorProblem('unavailable', 'The server has lost touch with its database. Try again soon.')
    return work()
  }
  const whenAllowed = <A>(operation: Operation<Session>, work: () => A): A | Answer =>
    whenCurrent(() => (check(operation) ? work() : ended))
  const comparer = createComparer(searcher)
  return {
    bind: (operation: Operation<Session, BindRequest>) => whenCurrent(() => binder.bind(operation)),
    compare: operation => whenAllowed(operation, () => comparer(operation)),
    search: (operation, out) =>
      whenAllowed(operation, () => {
        const control = operation.findControl(syncRequestType)
        return control === undefined
          ? searcher.search(operation, out)
          : synchroniser.synchronise(operation, out, control)
      }),
    add: operation => whenAllowed(operation, () => writer.add(operation)),
    modify: operation => whenAllowed(operation, () => writer.modify(operation)),
    delete: operation => whenAllowed(operation, () => writer.delete(operation)),
    modifyDN: operation => whenAllowed(operation, () => writer.modifyDN(operation)),
    controls: { searchRequest: supportedControls, ...writeControls },
    extended: {
      [ExtendedName.passwordModify]: operation => whenAllowed(operation, () => writer.passwordModify(operation)),
      [ExtendedName.whoAmI]: operation => whenAllowed(operation, () => whoAmI(operation.connection.state)),
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

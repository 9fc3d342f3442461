import type { SecureContext } from 'node:tls'
import type { Control } from '../control/control.ts'
import type { ExtendedRequest } from '../message/extended.ts'
import { ExtendedName } from '../message/extended.ts'
import { ResultCode } from '../message/result-code.ts'
import type { ExtendedAnswer } from './handler.ts'

/** What decides whether TLS may begin on a connection. */
export interface StartTLSQuestion {
  readonly request: ExtendedRequest
  readonly controls: readonly Control[]
  readonly encrypted: boolean
  /** Operations that are not answered, or a bind of several steps under way. */
  readonly busy: boolean
}

/** The answer that refuses StartTLS, or undefined when it may begin (RFC 4511 §4.14.1, §4.14.2). */
export function refuseStartTLS(question: StartTLSQuestion): ExtendedAnswer | undefined {
  if (question.controls.some(({ critical }) => critical))
    return refused(ResultCode.unavailableCriticalExtension, 'No control goes with StartTLS.')
  if (question.request.value !== undefined) return refused(ResultCode.protocolError, 'StartTLS has no value.')
  if (question.encrypted) return refused(ResultCode.operationsError, 'TLS protects this connection already.')
  if (question.busy)
    return refused(ResultCode.operationsError, 'StartTLS must wait until every operation before it is answered.')
  return undefined
}

/** The certificate of the moment; where it cannot be had, `unavailable` (RFC 4511 §4.14.2) and the session goes on without TLS. */
export function loadContext(load: (() => SecureContext) | undefined): SecureContext | ExtendedAnswer {
  try {
    if (load !== undefined) return load()
  } catch {
    // Whoever gives certificates has said why.
  }
  return refused(ResultCode.unavailable, 'TLS cannot be used just now.')
}

/** TLS may begin once this is sent. */
export const startTLSAnswer: ExtendedAnswer = { resultCode: ResultCode.success, name: ExtendedName.startTLS }

function refused(resultCode: ResultCode, diagnosticMessage: string): ExtendedAnswer {
  return { resultCode, diagnosticMessage, name: ExtendedName.startTLS }
}

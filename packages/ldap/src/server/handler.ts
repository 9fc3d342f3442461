import type { Control } from '../control/control.ts'
import { LdapError } from '../error.ts'
import type { AddRequest } from '../message/add.ts'
import type { AnsweredKind } from '../message/answer.ts'
import type { BindRequest } from '../message/bind.ts'
import type { CompareRequest } from '../message/compare.ts'
import type { DeleteRequest } from '../message/delete.ts'
import type { ExtendedRequest } from '../message/extended.ts'
import type { ModifyRequest } from '../message/modify.ts'
import type { ModifyDNRequest } from '../message/modify-dn.ts'
import type { Result } from '../message/result.ts'
import { ResultCode } from '../message/result-code.ts'
import type { ReceivedSearchRequest } from '../message/search.ts'
import { type Operation, SearchOutput } from './operation.ts'
import type { Output } from './output.ts'

/** How an operation ends. Everything but the code may be left out; a constant may be returned again and again. */
export type Answer = Result & { readonly controls?: readonly Control[] }
/** How a bind ends; `serverSaslCreds` goes on with a SASL mechanism, with saslBindInProgress. */
export type BindAnswer = Answer & { readonly serverSaslCreds?: Uint8Array }
/** How an extended operation ends; name and value are what its specification says. */
export type ExtendedAnswer = Answer & { readonly name?: string; readonly value?: Uint8Array }

/** An answer now, or later. A handler that has it at once returns it plainly: no promise is made on the way. */
export type Soon<T> = T | Promise<T>

/**
 * What a server does. One function per operation; an operation without one is refused with unwillingToPerform.
 * A function answers by returning, and refuses by returning a result or throwing an `LdapError`.
 *
 * What the server loop has already done when a function is called: the message is well formed; its critical controls
 * are among `controls`; a bind is of version 3, runs alone, has abandoned the searches before it, and
 * `connection.state` is new. It is renewed again when the bind fails: a failed bind leaves an anonymous session.
 */
export interface Handler<State> {
  bind(operation: Operation<State, BindRequest>): Soon<BindAnswer>
  /** May run at the same time as other searches and compares of the connection; everything else runs alone, in order. */
  search(operation: Operation<State, ReceivedSearchRequest>, out: SearchOutput): Soon<Answer>
  compare?(operation: Operation<State, CompareRequest>): Soon<Answer>
  add?(operation: Operation<State, AddRequest>): Soon<Answer>
  modify?(operation: Operation<State, ModifyRequest>): Soon<Answer>
  delete?(operation: Operation<State, DeleteRequest>): Soon<Answer>
  modifyDN?(operation: Operation<State, ModifyDNRequest>): Soon<Answer>
  /** Extended operations by their OID; any other is answered protocolError (RFC 4511 §4.12). */
  readonly extended?: Readonly<Record<string, (operation: Operation<State, ExtendedRequest>) => Soon<ExtendedAnswer>>>
  /** Controls understood, by operation. A critical one that is not listed is answered unavailableCriticalExtension. */
  readonly controls?: Readonly<Partial<Record<AnsweredKind, readonly string[]>>>
}

/** Calls the handler's function for an operation. Throws what the function throws, and the loop's own refusals. */
export function callHandler<State>(handler: Handler<State>, operation: Operation<State>, output: Output): Soon<Answer> {
  const kind = operation.request.kind as AnsweredKind
  if (operation.controls.length > 0) refuseUnknownControls(handler.controls?.[kind], operation.controls)
  switch (kind) {
    case 'searchRequest':
      return handler.search(operation as Operation<State, ReceivedSearchRequest>, new SearchOutput(operation, output))
    case 'bindRequest': {
      const bind = operation as Operation<State, BindRequest>
      if (bind.request.version !== 3)
        throw new LdapError(ResultCode.protocolError, 'Only version 3 of LDAP is spoken here.')
      return handler.bind(bind)
    }
    case 'compareRequest':
      return handler.compare?.(operation as Operation<State, CompareRequest>) ?? notOffered
    case 'addRequest':
      return handler.add?.(operation as Operation<State, AddRequest>) ?? notOffered
    case 'modifyRequest':
      return handler.modify?.(operation as Operation<State, ModifyRequest>) ?? notOffered
    case 'delRequest':
      return handler.delete?.(operation as Operation<State, DeleteRequest>) ?? notOffered
    case 'modDNRequest':
      return handler.modifyDN?.(operation as Operation<State, ModifyDNRequest>) ?? notOffered
    case 'extendedReq':
      break
  }
  const extended = operation as Operation<State, ExtendedRequest>
  const { name } = extended.request
  if (handler.extended === undefined || !Object.hasOwn(handler.extended, name)) return unknownExtension
  return handler.extended[name]?.(extended) ?? unknownExtension
}

const notOffered: Answer = {
  resultCode: ResultCode.unwillingToPerform,
  diagnosticMessage: 'This server does not offer this operation.',
}
const unknownExtension: Answer = {
  resultCode: ResultCode.protocolError,
  diagnosticMessage: 'This extended operation is not known.',
}

/** RFC 4511 §4.1.11: a critical control that is not understood, or not for this operation, refuses it; others are ignored. */
function refuseUnknownControls(understood: readonly string[] = [], controls: readonly Control[]): void {
  for (const { type, critical } of controls) {
    if (!critical || understood.includes(type)) continue
    throw new LdapError(ResultCode.unavailableCriticalExtension, `The critical control ${type} is not understood here.`)
  }
}

import type { Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import { type Control, readControls } from '../control/control.ts'
import { LdapError, malformed } from '../error.ts'
import { type AnsweredKind, findAnsweredKind, writeAnswer } from '../message/answer.ts'
import { ExtendedName, type ExtendedRequest, noticeOfDisconnection } from '../message/extended.ts'
import { messageIdMax, readRequest } from '../message/message.ts'
import { ResultCode, resultCodeName } from '../message/result-code.ts'
import { Frames } from './frames.ts'
import { type Answer, callHandler, type Soon } from './handler.ts'
import type { Host, Protection } from './host.ts'
import { Operation } from './operation.ts'
import { Output } from './output.ts'
import type { CloseReason, Peer } from './peer.ts'
import { Schedule } from './schedule.ts'
import { loadContext, refuseStartTLS, startTLSAnswer } from './start-tls.ts'
import { findTimeOut } from './time-limits.ts'

/** One client. Handlers see it as `operation.connection`. */
export class Connection<State> implements Peer {
  readonly id: number
  readonly remoteAddress: string
  readonly remotePort: number
  readonly localAddress: string
  readonly localPort: number
  encrypted: boolean
  readonly proxy: string | undefined
  /** Milliseconds of the server's clock. */
  readonly openedAt: number
  /** What a handler remembers of this session: made anew when the connection opens, a bind begins or a bind fails. */
  state: State
  /** Whether the last bind succeeded with an identity. Loosens the limits; a handler decides what it means otherwise. */
  bound = false

  readonly #host: Host<State>
  readonly #frames = new Frames()
  readonly #reader = new BerReader(new Uint8Array(0))
  readonly #output: Output
  readonly #schedule: Schedule<State>
  #socket: Socket
  #pumping = false
  #flushQueued = false
  #yielding = false
  /** What the clock said last while messages are handled: asking it costs as much as a small part of a search. */
  #now = 0
  #isTimed = false
  #saslInProgress = false
  #closing: CloseReason | undefined
  #closeWhenIdle: CloseReason | undefined
  readonly #startTLS: (() => SecureContext) | undefined
  /** Since when the client has owed us its part of the handshake. */
  #handshakeSince: number | undefined
  #receivedAt: number
  #unboundSince: number
  /** When the message being received began. */
  #messageSince: number | undefined
  #closingSince = 0

  constructor(id: number, socket: Socket, peer: Peer, host: Host<State>, protection: Protection) {
    this.id = id
    this.remoteAddress = peer.remoteAddress
    this.remotePort = peer.remotePort
    this.localAddress = peer.localAddress
    this.localPort = peer.localPort
    this.encrypted = peer.encrypted
    this.proxy = peer.proxy
    this.#host = host
    this.#startTLS = protection.startTLS
    this.#handshakeSince = protection.handshaking ? host.now() : undefined
    this.openedAt = this.#receivedAt = this.#unboundSince = host.now()
    this.#socket = socket
    this.#output = new Output(socket, host.slabs, host.limits, {
      now: () => host.now(),
      drained: () => this.#pump(),
      overrun: () => this.destroy({ cause: 'limit', message: 'The output of an operation grew too large.' }),
    })
    this.#schedule = new Schedule(host.limits.runningMax, operation => this.#start(operation))
    this.state = host.initialState(this)
    this.#attach(socket)
  }

  /** Operations begun or waiting that are not answered. */
  get outstanding(): number {
    return this.#schedule.outstanding
  }

  get closed(): boolean {
    return this.#closing !== undefined
  }

  /**
   * Ends the session: operations are abandoned, and the socket is closed; a client that waits for an answer is told why
   * with a Notice of Disconnection. For example when the person bound here is disabled.
   */
  close(resultCode: ResultCode, message: string): void {
    this.#end({ cause: 'requested', message }, resultCode)
  }

  /** The same once the outstanding operations are answered. */
  closeWhenIdle(): void {
    this.#closeWhenIdle = { cause: 'shutdown', message: 'The server is shutting down.' }
    this.#endWhenIdle()
  }

  /** See `Operation.stand`. */
  stand(operation: Operation<State>): void {
    this.#schedule.stand(operation)
    this.#endWhenIdle()
  }

  /** TLS is in place: the protocol begins. */
  secured(): void {
    this.encrypted = true
    this.#handshakeSince = undefined
    this.#receivedAt = this.#unboundSince = this.#host.now()
  }

  /** Cuts the connection without a word. */
  destroy(reason: CloseReason): void {
    this.#finish(reason)
    this.#socket.destroy()
  }

  /** Applies the time limits. Called by the server's one timer. */
  checkTime(now: number): void {
    const { limits } = this.#host
    if (this.#closing !== undefined) {
      if (now - this.#closingSince > limits.closeMs) this.#socket.destroy()
      return
    }
    const timeOut = findTimeOut(
      {
        handshakeSince: this.#handshakeSince,
        unsentSince: this.#socket.writableLength > 0 ? this.#output.lastProgressAt : undefined,
        messageSince: this.#socket.isPaused() ? undefined : this.#messageSince,
        unboundSince: this.bound || this.#schedule.runsAlone ? undefined : this.#unboundSince,
        idleSince: this.outstanding === 0 ? this.#receivedAt : undefined,
      },
      limits,
      now,
    )
    if (timeOut === undefined) return
    if (timeOut.notice) this.#end(timeOut.reason, ResultCode.unavailable)
    else this.destroy(timeOut.reason)
  }

  readonly #listeners = {
    data: (chunk: Uint8Array) => this.#receive(chunk),
    error: (error: Error) => this.#finish({ cause: 'peer', message: error.message }),
    end: () => this.#finish({ cause: 'peer', message: 'The client closed the connection.' }),
    close: () => {
      this.#finish({ cause: 'peer', message: 'The connection was lost.' })
      this.#output.close()
      this.#host.closed(this, this.#closing as CloseReason)
    },
  }

  #attach(socket: Socket): void {
    this.#socket = socket
    this.#output.socket = socket
    for (const [event, listener] of Object.entries(this.#listeners)) socket.on(event, listener)
  }

  #receive(chunk: Uint8Array): void {
    if (this.#closing !== undefined) return
    this.#receivedAt = this.#host.now()
    this.#frames.push(chunk)
    this.#pump()
  }

  /** Handles every whole message there is, then sends all that came of it in one write. */
  #pump(): void {
    if (this.#pumping || this.#closing !== undefined || this.#handshakeSince !== undefined) return
    this.#pumping = true
    if (!this.#yielding) this.#handleAll()
    this.#pumping = false
    this.#output.flush()
    if (this.#closing !== undefined || this.#handshakeSince !== undefined) return
    const pause = this.#yielding || this.#backlogged()
    if (pause !== this.#socket.isPaused()) {
      if (pause) this.#socket.pause()
      else this.#socket.resume()
    }
  }

  /** Handles message after message; lets others have a turn when that takes long. */
  #handleAll(): void {
    this.#now = this.#host.now()
    const deadline = this.#now + this.#host.limits.turnMs
    while (this.#handleNext()) {
      // An answer that was observed has looked at the time already.
      if (this.#isTimed) this.#isTimed = false
      else this.#now = this.#host.now()
      if (this.#now <= deadline) continue
      this.#yielding = true
      setImmediate(() => {
        this.#yielding = false
        this.#pump()
      })
      return
    }
  }

  #backlogged(): boolean {
    return this.#output.full || this.#schedule.waitingBytes > this.#host.limits.waitingBytesMax
  }

  /** Handles one message. False when there is none, or none may be handled now. */
  #handleNext(): boolean {
    if (this.#closing !== undefined || this.#handshakeSince !== undefined || this.#backlogged()) return false
    const { limits } = this.#host
    let messageId = 0
    let tag = -1
    try {
      if (!this.#frames.next(this.bound ? limits.pduBytesMax : limits.pduBytesUnboundMax)) {
        if (this.#frames.held > 0) this.#messageSince ??= this.#receivedAt
        return false
      }
      this.#messageSince = undefined
      const reader = this.#reader
      reader.reset(this.#frames.bytes, this.#frames.start, this.#frames.end)
      const outer = reader.enter(Tag.sequence)
      messageId = reader.integer(1, messageIdMax)
      tag = reader.peek()
      const request = readRequest(reader, limits)
      if (request === undefined) throw malformed('The operation of a message is not a request.')
      const controls = readControls(reader)
      reader.leave(outer)
      if (request.kind === 'abandonRequest') this.#schedule.abandon(request.messageId)
      else if (request.kind === 'unbindRequest') this.#unbind()
      else if (request.kind === 'extendedReq' && request.name === ExtendedName.startTLS && this.#knowsStartTLS)
        this.#beginTLS(messageId, request, controls)
      else this.#admit(new Operation(this, messageId, request, controls))
      return true
    } catch (error) {
      if (!(error instanceof LdapError)) throw error
      const kind = findAnsweredKind(tag)
      if (error.ends === 'operation' && kind !== undefined) {
        if (kind === 'bindRequest') this.#forgetIdentity()
        this.#answer(messageId, kind, { resultCode: error.resultCode, diagnosticMessage: error.message })
        return true
      }
      this.#end({ cause: 'malformed', message: error.message }, error.resultCode)
      return false
    }
  }

  /** Where TLS came with the connection too: it is there already, which is another answer than that nobody knows it. */
  get #knowsStartTLS(): boolean {
    return this.#startTLS !== undefined || this.encrypted
  }

  /** RFC 4511 §4.14. Who was bound is nobody afterwards: whoever did it may have read along, or spoken in between. */
  #beginTLS(messageId: number, request: ExtendedRequest, controls: readonly Control[]): void {
    const busy = this.outstanding > 0 || this.#saslInProgress
    const context =
      refuseStartTLS({ request, controls, encrypted: this.encrypted, busy }) ?? loadContext(this.#startTLS)
    if ('resultCode' in context) return this.#answer(messageId, 'extendedReq', context)
    // Anybody on the way can put octets behind the request; taken over, they would count as sent under TLS.
    if (this.#frames.held > 0) throw malformed('Nothing may follow StartTLS until it is answered.')
    this.#answer(messageId, 'extendedReq', startTLSAnswer)
    this.#forgetIdentity()
    this.#frames.clear()
    this.#handshakeSince = this.#host.now()
    // What arrives from now on is for TLS alone: nothing is read here before it takes the socket over.
    this.#socket.pause()
    this.#socket.off('data', this.#listeners.data)
    this.#output.whenSent(() => process.nextTick(() => this.#secure(context)))
  }

  /** Puts TLS in the place of the bare socket. */
  #secure(secureContext: SecureContext): void {
    if (this.#closing !== undefined) return
    const bare = this.#socket
    for (const [event, listener] of Object.entries(this.#listeners)) bare.off(event, listener)
    const secure = new TLSSocket(bare, { isServer: true, secureContext })
    secure.once('secure', () => this.secured())
    this.#attach(secure)
  }

  #admit(operation: Operation<State>): void {
    const { limits } = this.#host
    // RFC 4511 §4.1.1.1: an id in use cannot be used again; which of the two an abandon meant could not be known.
    if (this.#schedule.has(operation.messageId)) throw malformed('The message id belongs to an operation under way.')
    if (this.#schedule.outstanding >= limits.outstandingMax) {
      this.#end(
        { cause: 'limit', message: `More than ${limits.outstandingMax} operations are outstanding.` },
        ResultCode.unavailable,
      )
      return
    }
    this.#schedule.admit(operation, this.#frames.end - this.#frames.start)
  }

  #start(operation: Operation<State>): void {
    if (operation.request.kind === 'bindRequest' && !this.#saslInProgress) this.#forgetIdentity()
    operation.startedAt = this.#pumping ? this.#now : this.#host.now()
    const answer = this.#call(operation)
    if (answer instanceof Promise) void this.#settle(operation, answer)
    else this.#conclude(operation, answer)
  }

  async #settle(operation: Operation<State>, later: Promise<Answer>): Promise<void> {
    this.#schedule.started(operation)
    const answer = await later.catch((error: unknown) => this.#host.refusal(error, operation))
    this.#conclude(operation, answer)
    this.#schedule.settled(operation)
    this.#flushSoon()
  }

  #call(operation: Operation<State>): Soon<Answer> {
    try {
      return callHandler(this.#host.handler, operation, this.#output)
    } catch (error) {
      return this.#host.refusal(error, operation)
    }
  }

  #conclude(operation: Operation<State>, answer: Answer): void {
    const { request } = operation
    if (request.kind === 'bindRequest') {
      const success = answer.resultCode === ResultCode.success
      this.#saslInProgress = answer.resultCode === ResultCode.saslBindInProgress
      if (!success && !this.#saslInProgress) this.#forgetIdentity()
      // RFC 4513 §5.1.1: a simple bind without a name succeeds as nobody.
      this.bound = success && (request.authentication.kind === 'sasl' || request.name !== '')
    }
    const { answered } = this.#host
    if (answered !== undefined) {
      this.#now = this.#host.now()
      this.#isTimed = this.#pumping
      answered(operation, answer, this.#now - operation.startedAt)
    }
    if (!operation.abandoned) this.#answer(operation.messageId, request.kind as AnsweredKind, answer)
  }

  #answer(messageId: number, kind: AnsweredKind, answer: Answer): void {
    if (this.#closing !== undefined) return
    writeAnswer(this.#output.whole(), messageId, kind, answer)
    this.#output.check()
  }

  #forgetIdentity(): void {
    if (this.bound) this.#unboundSince = this.#receivedAt
    this.bound = false
    this.#saslInProgress = false
    this.state = this.#host.initialState(this)
  }

  /** After answers given later: once per turn, however many there were. */
  #flushSoon(): void {
    if (this.#flushQueued) return
    this.#flushQueued = true
    process.nextTick(() => {
      this.#flushQueued = false
      this.#pump()
      this.#endWhenIdle()
    })
  }

  #endWhenIdle(): void {
    if (this.#closeWhenIdle !== undefined && this.#schedule.idle) this.#end(this.#closeWhenIdle, ResultCode.unavailable)
  }

  #unbind(): void {
    this.#output.flush()
    this.#finish({ cause: 'unbind', message: 'The client unbound.' })
    this.#socket.end()
  }

  /**
   * Closes, with a Notice of Disconnection (RFC 4511 §4.4.1). A bound connection that broke no rule and waits for nothing
   * is closed without a word, as by slapd: OpenLDAP's library would make the code of a notice the result of the pool's
   * next operation, and clients connect again only where they find a connection closed.
   */
  #end(reason: CloseReason, resultCode: ResultCode): void {
    if (this.#closing !== undefined) return
    const isAtFault = reason.cause === 'malformed' || reason.cause === 'limit'
    const isTold = isAtFault || !this.bound || this.outstanding > 0
    if (isTold && this.#handshakeSince === undefined)
      this.#output.whole().bytes(noticeOfDisconnection(resultCode, reason.message))
    this.#output.flush()
    this.#finish({ ...reason, message: `${reason.message} (${resultCodeName(resultCode)})` })
    this.#socket.end()
    // What still arrives is read and dropped: closing with unread input would reset the connection and lose the notice.
    this.#socket.resume()
  }

  /** The session is over: nothing is read, answered or waited for any more. */
  #finish(reason: CloseReason): void {
    if (this.#closing !== undefined) return
    this.#closing = reason
    this.#closingSince = this.#host.now()
    this.#schedule.abandonAll()
    this.#frames.clear()
    this.#output.close()
  }
}

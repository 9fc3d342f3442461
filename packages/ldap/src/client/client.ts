import { isIP, type Socket, connect as connectBare } from 'node:net'
import { connect as connectSecure, type ConnectionOptions } from 'node:tls'
import { type Control, findControl } from '../control/control.ts'
import { decodePagedResults, encodePagedResults, pagedResultsType } from '../control/paged-results.ts'
import { LdapError, malformed } from '../error.ts'
import { type ClientLimits, clientLimits } from '../limits.ts'
import { decodeMessage, encodeMessage, type Message, type Request, type Response } from '../message/message.ts'
import type { LdapResult } from '../message/result.ts'
import { ResultCode } from '../message/result-code.ts'
import type { SearchRequest, SearchResultEntry } from '../message/search.ts'
import { SecretOctets } from '../octets.ts'
import { Frames } from '../server/frames.ts'

export interface ConnectOptions {
  host: string
  port: number
  /** TLS from the first octet on (`ldaps`); verified unless these options say otherwise. */
  tls?: ConnectionOptions
  limits?: Partial<ClientLimits>
}

/** What a search found. Server names it referred to are told and never followed. */
export interface Found {
  entries: SearchResultEntry[]
  references: string[]
}

const noCookie = new Uint8Array(0)
const tooLate = 'The server did not answer in time.'

/**
 * One connection to an LDAP server (RFC 4511), one operation at a time. Nothing is waited for without end and nothing
 * is held without bound: what breaks a limit, or the protocol, ends the connection with an LdapError `unavailable`,
 * `adminLimitExceeded` or `protocolError`.
 */
export class LdapClient {
  readonly #socket: Socket
  readonly #limits: ClientLimits
  readonly #frames = new Frames()
  readonly #received: Message[] = []
  #wake: (() => void) | undefined
  #failure: LdapError | undefined
  #lastId = 0

  private constructor(socket: Socket, limits: ClientLimits) {
    this.#socket = socket
    this.#limits = limits
    socket.on('data', (chunk: Uint8Array) => this.#receive(chunk))
    socket.on('error', cause => this.#fail(unavailable('The connection failed.', cause)))
    socket.on('close', () => this.#fail(unavailable('The server closed the connection.')))
  }

  /** Resolves when octets can be sent, under TLS if that was asked for. Throws LdapError `unavailable`. */
  static async open({ host, port, tls, limits }: ConnectOptions): Promise<LdapClient> {
    const all = { ...clientLimits, ...limits }
    // RFC 6066 §3: an address is no server name.
    const socket = tls
      ? connectSecure({ ...(isIP(host) === 0 && { servername: host }), ...tls, host, port })
      : connectBare({ host, port })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => reject(unavailable(tooLate)), all.connectMs)
    const fail = (cause: Error): void => reject(unavailable('The server cannot be reached.', cause))
    socket.once('error', fail).once(tls ? 'secureConnect' : 'connect', resolve)
    try {
      await promise
    } catch (error) {
      socket.on('error', () => {}).destroy()
      throw error
    } finally {
      clearTimeout(timer)
    }
    socket.off('error', fail)
    return new LdapClient(socket, all)
  }

  /**
   * Simple bind. Throws the server's refusal as an LdapError. A name without a password is refused here and never sent:
   * servers answer it with success and nobody has proven anything (RFC 4513 §5.1.2).
   */
  async bind(name: string, password: string): Promise<void> {
    if (name === '' || password === '')
      throw new LdapError(ResultCode.unwillingToPerform, 'A bind needs a name and a password.')
    const authentication = { kind: 'simple', password: new SecretOctets(password) } as const
    const id = this.#send({ kind: 'bindRequest', version: 3, name, authentication })
    const deadline = this.#deadline(this.#limits.bindMs)
    const { operation } = await this.#next(id, deadline)
    requireSuccess(this.#expect(operation, 'bindResponse'))
  }

  /**
   * All entries of a search, by pages (RFC 2696) of `pageSize` when it is given. Throws what the server ends it with: an
   * incomplete answer is never given for a whole one. More than `entriesMax` entries: adminLimitExceeded.
   */
  async search(request: Omit<SearchRequest, 'kind'>, options: { pageSize?: number } = {}): Promise<Found> {
    const found: Found = { entries: [], references: [] }
    const deadline = this.#deadline(this.#limits.searchMs)
    for (let cookie: Uint8Array = noCookie; ; ) {
      const { pageSize } = options
      const controls = pageSize === undefined ? [] : [encodePagedResults({ size: pageSize, cookie }, true)]
      const id = this.#send({ ...request, kind: 'searchRequest' }, controls)
      const answer = await this.#collect(id, found, deadline)
      if (pageSize === undefined) return found
      const control = findControl(answer, pagedResultsType)
      // Whether there is more cannot be known: what came so far is not told as all there is.
      if (control === undefined)
        throw this.#fail(malformed('The server answered a page without saying whether more follow.'))
      const next = decodePagedResults(control).cookie
      if (next.length === 0) return found
      cookie = next
    }
  }

  /** Says goodbye and closes. Never throws. */
  close(): void {
    if (this.#failure === undefined) this.#send({ kind: 'unbindRequest' })
    // A server that does not close its side holds nothing open here.
    this.#socket.destroySoon()
    this.#fail(unavailable('The connection was closed here.'))
  }

  async #collect(id: number, found: Found, deadline: number): Promise<readonly Control[]> {
    for (;;) {
      const { operation, controls } = await this.#next(id, deadline)
      if (operation.kind === 'searchResEntry') found.entries.push(operation)
      else if (operation.kind === 'searchResRef') found.references.push(...operation.uris)
      else {
        requireSuccess(this.#expect(operation, 'searchResDone'))
        return controls
      }
      if (found.entries.length + found.references.length > this.#limits.entriesMax)
        throw this.#fail(
          new LdapError(ResultCode.adminLimitExceeded, `A search found more than ${this.#limits.entriesMax} entries.`),
        )
    }
  }

  #send(operation: Request, controls: readonly Control[] = []): number {
    if (this.#failure !== undefined) throw this.#failure
    const messageId = ++this.#lastId
    this.#socket.write(encodeMessage({ messageId, operation, controls }))
    return messageId
  }

  #receive(chunk: Uint8Array): void {
    if (this.#failure !== undefined) return
    try {
      this.#frames.push(chunk)
      while (this.#frames.next(this.#limits.messageBytesMax)) {
        const { bytes, start, end } = this.#frames
        this.#received.push(decodeMessage(bytes.subarray(start, end)))
      }
    } catch (error) {
      this.#fail(error instanceof LdapError ? error : unavailable('The answer could not be read.', error))
    }
    // What nobody has asked for yet stays with the peer.
    if (this.#received.length > 0) this.#socket.pause()
    this.#wake?.()
  }

  /** The next message of an operation. */
  async #next(id: number, deadline: number): Promise<Message<Response>> {
    for (;;) {
      // Looked at for each, since a server that never falls silent would never be waited for.
      if (performance.now() >= deadline) throw this.#fail(unavailable(tooLate))
      const message = this.#received.shift()
      if (message === undefined) {
        if (this.#failure !== undefined) throw this.#failure
        await this.#wait(deadline)
      } else if (message.messageId === id) return message as Message<Response>
      else if (message.messageId === 0) throw this.#fail(unavailable('The server ended the session.'))
      else throw this.#fail(malformed('The server answered what was not asked.'))
    }
  }

  async #wait(deadline: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    const late = (): void => void this.#fail(unavailable(tooLate))
    const timer = setTimeout(late, Math.max(0, deadline - performance.now()))
    this.#socket.resume()
    await promise
    clearTimeout(timer)
    this.#wake = undefined
  }

  #deadline(ms: number): number {
    return performance.now() + ms
  }

  #expect<K extends Response['kind']>(operation: Response, kind: K): Response & { kind: K } {
    if (operation.kind !== kind) throw this.#fail(malformed(`The server answered with ${operation.kind}.`))
    return operation as Response & { kind: K }
  }

  /** The connection is of no use any more. */
  #fail(failure: LdapError): LdapError {
    if (this.#failure === undefined) {
      this.#failure = failure
      this.#frames.clear()
      if (!this.#socket.writableEnded) this.#socket.destroy()
    }
    this.#wake?.()
    return this.#failure
  }
}

const unavailable = (message: string, cause?: unknown): LdapError =>
  new LdapError(ResultCode.unavailable, message, { ends: 'session', cause })

function requireSuccess({ resultCode, diagnosticMessage, matchedDN }: LdapResult): void {
  if (resultCode !== ResultCode.success) throw new LdapError(resultCode, diagnosticMessage, { matchedDN })
}

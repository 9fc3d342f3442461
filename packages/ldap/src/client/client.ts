import type { ConnectionOptions } from 'node:tls'
import { type Control, noControls } from '../control/control.ts'
import { LdapError, malformed } from '../error.ts'
import { type ClientLimits, clientLimits } from '../limits.ts'
import type { BindRequest } from '../message/bind.ts'
import { ExtendedName, type ExtendedResponse } from '../message/extended.ts'
import type { Request, Response } from '../message/message.ts'
import type { Modification } from '../message/modify.ts'
import { encodePasswordModify, type PasswordModify } from '../message/password-modify.ts'
import { ResultCode } from '../message/result-code.ts'
import type { SearchRequest, SearchResultEntry } from '../message/search.ts'
import { type Octets, SecretOctets } from '../octets.ts'
import type { PresentedCertificate } from './certificate.ts'
import { Exchange } from './exchange.ts'
import { requireSuccess } from './require-success.ts'
import { type SearchOptions, type SearchPart, searchParts } from './search.ts'
import { type Deadline, deadlineIn, openSocket, secureSocket, type Target } from './sockets.ts'

export interface ConnectOptions extends Target {
  /** TLS from the first octet on (`ldaps`); verified unless these options say otherwise. */
  tls?: ConnectionOptions
  /** TLS by StartTLS (RFC 4511 §4.14), verified in the same way. A server that refuses it is not spoken to. */
  startTLS?: ConnectionOptions
  limits?: Partial<ClientLimits>
  /** Ends opening. */
  signal?: AbortSignal
}

/** What a search found. Server names it referred to are told and never followed. */
export interface Found {
  entries: SearchResultEntry[]
  references: string[]
}

/**
 * One connection to an LDAP server (RFC 4511), one operation at a time. Nothing is waited for without end and nothing
 * is held without bound: what breaks a limit, or the protocol, ends the connection with an LdapError `unavailable`,
 * `adminLimitExceeded` or `protocolError`.
 */
export class LdapClient {
  readonly #exchange: Exchange
  readonly #limits: ClientLimits
  /** What the server presented for TLS; undefined without it. */
  readonly certificate: PresentedCertificate | undefined
  readonly encrypted: boolean
  /** The server's, to reach the same one again. */
  readonly remoteAddress: string | undefined

  private constructor(exchange: Exchange, limits: ClientLimits, about: About) {
    this.#exchange = exchange
    this.#limits = limits
    this.certificate = about.certificate
    this.encrypted = about.encrypted
    this.remoteAddress = about.remoteAddress
  }

  /**
   * Resolves when octets can be sent, under TLS if that was asked for. Throws LdapError `unavailable`, with a TlsFailure
   * as its cause where TLS did not come about; the server's refusal of StartTLS as that.
   */
  static async open({ tls, startTLS, limits, signal, ...target }: ConnectOptions): Promise<LdapClient> {
    const all = { ...clientLimits, ...limits }
    const deadline = deadlineIn(all.connectMs)
    const bare = await openSocket(target, deadline, signal)
    const { remoteAddress } = bare
    if (tls !== undefined) {
      const { socket, certificate } = await secureSocket(bare, target.host, tls, deadline, signal)
      return new LdapClient(new Exchange(socket, all.messageBytesMax), all, {
        certificate,
        encrypted: true,
        remoteAddress,
      })
    }
    const exchange = new Exchange(bare, all.messageBytesMax)
    if (startTLS === undefined) return new LdapClient(exchange, all, { encrypted: false, remoteAddress })
    const certificate = await beginTLS(exchange, target.host, startTLS, deadline, signal)
    return new LdapClient(exchange, all, { certificate, encrypted: true, remoteAddress })
  }

  /** Whether anything can still be asked. */
  get isOpen(): boolean {
    return this.#exchange.isOpen
  }

  /**
   * Simple bind. Throws the server's refusal as an LdapError. A name without a password is refused here and never sent:
   * servers answer it with success and nobody has proven anything (RFC 4513 §5.1.2). Nor is a password of nothing but
   * space, or one with a NUL, behind which servers written in C see nothing.
   */
  async bind(name: string, password: string, signal?: AbortSignal): Promise<void> {
    if (isBlank(name) || isBlank(password) || password.includes('\0'))
      throw new LdapError(ResultCode.unwillingToPerform, 'A bind needs a name and a password.')
    await this.#bind(name, { kind: 'simple', password: new SecretOctets(password) }, signal)
  }

  /** SASL EXTERNAL (RFC 4422): as whom the client's certificate is for. Throws as `bind`. */
  async bindExternal(signal?: AbortSignal): Promise<void> {
    await this.#bind('', { kind: 'sasl', mechanism: 'EXTERNAL', credentials: undefined }, signal)
  }

  async #bind(name: string, authentication: BindRequest['authentication'], signal?: AbortSignal): Promise<void> {
    const request = { kind: 'bindRequest', version: 3, name, authentication } as const
    requireSuccess(await this.#ask(request, 'bindResponse', { ...(signal && { signal }) }, this.#limits.bindMs))
  }

  /**
   * All entries of a search, by pages (RFC 2696) of `pageSize` when it is given. Throws what the server ends it with: an
   * incomplete answer is never given for a whole one. More than `entriesMax` entries: adminLimitExceeded.
   */
  async search(request: Omit<SearchRequest, 'kind'>, options: SearchOptions = {}): Promise<Found> {
    const found: Found = { entries: [], references: [] }
    const deadline = deadlineIn(this.#limits.searchMs)
    for await (const { operation } of searchParts(this.#exchange, this.#limits, request, options, deadline)) {
      if (operation.kind === 'searchResEntry') found.entries.push(operation)
      else if (operation.kind === 'searchResRef') found.references.push(...operation.uris)
    }
    return found
  }

  /**
   * The same as it comes, holding a chunk of the socket at most: whoever reads slowly makes the server wait, and their
   * own time does not count. An iteration that ends without throwing was complete; one that is left early is abandoned.
   * Returns the controls of the last answer.
   */
  stream(
    request: Omit<SearchRequest, 'kind'>,
    options: SearchOptions = {},
  ): AsyncGenerator<SearchPart, readonly Control[]> {
    return searchParts(this.#exchange, this.#limits, request, options)
  }

  /** All changes or none. Throws the server's refusal. */
  async modify(object: string, changes: readonly Modification<Octets>[], options: AskOptions = {}): Promise<void> {
    requireSuccess(await this.#ask({ kind: 'modifyRequest', object, changes }, 'modifyResponse', options))
  }

  /** RFC 3062. Throws the server's refusal; a password the server makes is not asked for. */
  async modifyPassword(change: PasswordModify, options: AskOptions = {}): Promise<void> {
    await this.extended(ExtendedName.passwordModify, encodePasswordModify(change), options)
  }

  /** Any extended operation that is answered once. Throws the server's refusal. */
  async extended(name: string, value?: Uint8Array, options: AskOptions = {}): Promise<ExtendedResponse> {
    const answer = await this.#ask({ kind: 'extendedReq', name, value }, 'extendedResp', options)
    requireSuccess(answer)
    return answer
  }

  /** Says goodbye and closes. Never throws. */
  close(): void {
    this.#exchange.close()
  }

  async #ask<K extends Response['kind']>(
    request: Request<Octets>,
    kind: K,
    { controls = noControls, signal }: AskOptions,
    ms: number = this.#limits.operationMs,
  ): Promise<Response & { kind: K }> {
    return await askOnce(this.#exchange, { request, kind, controls }, deadlineIn(ms), signal)
  }
}

/** What goes with an operation. */
export interface AskOptions {
  controls?: readonly Control[]
  /** Abandons it. Whether it was done is not known then. */
  signal?: AbortSignal
}

interface About {
  certificate?: PresentedCertificate | undefined
  encrypted: boolean
  remoteAddress: string | undefined
}

interface Question<K> {
  request: Request<Octets>
  kind: K
  controls: readonly Control[]
}

async function askOnce<K extends Response['kind']>(
  exchange: Exchange,
  { request, kind, controls }: Question<K>,
  deadline: Deadline,
  signal?: AbortSignal,
): Promise<Response & { kind: K }> {
  signal?.throwIfAborted()
  const id = exchange.send(request, controls)
  try {
    const { operation } = await exchange.next(id, deadline, signal)
    if (operation.kind !== kind) throw exchange.fail(malformed(`The server answered with ${operation.kind}.`))
    return operation as Response & { kind: K }
  } catch (error) {
    // A bind cannot be abandoned (RFC 4511 §4.11), and who is bound is not known any more.
    if (signal?.aborted) {
      if (request.kind === 'bindRequest') exchange.close()
      else exchange.abandon(id)
    }
    throw error
  }
}

async function beginTLS(
  exchange: Exchange,
  host: string,
  options: ConnectionOptions,
  deadline: Deadline,
  signal?: AbortSignal,
): Promise<PresentedCertificate | undefined> {
  let certificate: PresentedCertificate | undefined
  try {
    const request = { kind: 'extendedReq', name: ExtendedName.startTLS, value: undefined } as const
    requireSuccess(await askOnce(exchange, { request, kind: 'extendedResp', controls: noControls }, deadline, signal))
    await exchange.upgrade(async bare => {
      const secured = await secureSocket(bare, host, options, deadline, signal)
      certificate = secured.certificate
      return secured.socket
    })
    return certificate
  } catch (error) {
    exchange.close()
    throw error
  }
}

const isBlank = (text: string): boolean => /^[\s\0]*$/.test(text)

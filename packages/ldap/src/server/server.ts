import { createServer, type Server, type Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { LdapError } from '../error.ts'
import { type ServerLimits, serverLimits } from '../limits.ts'
import { noticeOfDisconnection } from '../message/extended.ts'
import { ResultCode } from '../message/result-code.ts'
import { addressKey, plainAddress } from './address.ts'
import { type Announcement, awaitAnnouncement } from './announcement.ts'
import { type Clock, systemClock } from './clock.ts'
import { Connection } from './connection.ts'
import type { Answer, Handler } from './handler.ts'
import type { Host } from './host.ts'
import type { Operation } from './operation.ts'
import { SlabPool } from './output.ts'
import type { CloseReason, Peer } from './peer.ts'

/** What a server is made of: the handler, and what is different from the usual. */
export interface LdapServerOptions<State> {
  readonly handler: Handler<State>
  /** The session of someone who has not bound. Called when a connection opens, and when a bind begins or fails. */
  readonly initialState: (connection: Connection<State>) => State
  /** Whether to talk to a peer at all. On false the socket is closed before a byte is read, and before TLS. */
  readonly accept?: (peer: Peer) => boolean
  /**
   * Whether the machine at an address is a proxy whose word is taken. What it opens must begin with a header of the
   * PROXY protocol (version 1 or 2), before TLS too, or is closed; the addresses in there take the place of its own for
   * `accept`, for limits and in `Peer`. Nobody else's octets are ever read as such a header. Without it: no proxies.
   */
  readonly trustedProxies?: (address: string) => boolean
  /**
   * The answer when a handler threw something other than an `LdapError`: the place to translate errors and to log bugs.
   * Without it: `other`, and no detail.
   */
  readonly refusal?: (error: unknown, operation: Operation<State>) => Answer
  readonly limits?: Partial<ServerLimits>
  readonly clock?: Clock
  readonly observe?: Observer<State>
}

/** Told of what happens, for logs and counts. */
export interface Observer<State> {
  opened?(connection: Connection<State>): void
  closed?(connection: Connection<State>, reason: CloseReason): void
  /**
   * An operation has its answer, which is sent next unless it was abandoned. `tookMs` is from when its turn came.
   * Called for each, so it must be quick, keep nothing of the request (its octets are views on what was received), and
   * never throw.
   */
  answered?(operation: Operation<State>, answer: Answer, tookMs: number): void
  /** A peer was not let in: by `accept`, by a limit on connections, for want of a certificate or of a proxy's header. */
  turnedAway?(peer: Peer, why: TurnedAway): void
  /** A listening socket has trouble accepting, for example for want of file descriptors. */
  listenError?(error: Error): void
}

/** Why a peer was not let in. */
export type TurnedAway =
  | 'not accepted'
  | 'too many connections'
  | 'too many connections from this address'
  | 'no certificate'
  | 'no valid PROXY header'

/** One listening socket. */
export interface ListenOptions {
  /** 0 for any free one. */
  readonly port: number
  /** A name or an address; IPv6 may stand in brackets. `::`, which is what is taken without it, is every address of both families. */
  readonly host?: string
  /** LDAPS: gives the certificate for each connection, so that a renewed one is used at once. Without it: plain LDAP. */
  readonly tls?: () => SecureContext
  /** StartTLS (RFC 4511 §4.14) on a listener without `tls`: gives the certificate each time a client asks for it. */
  readonly startTLS?: () => SecureContext
}

/** An LDAP server: any number of listening sockets, one handler, common limits. */
export class LdapServer<State> {
  readonly #options: LdapServerOptions<State>
  readonly #limits: ServerLimits
  readonly #clock: Clock
  readonly #host: Host<State>
  readonly #listeners = new Set<Server>()
  readonly #connections = new Set<Connection<State>>()
  readonly #announcements = new Set<Announcement>()
  readonly #perAddress = new Map<string, number>()
  #stopTimer: (() => void) | undefined
  #nextId = 1
  #whenEmpty: (() => void) | undefined

  constructor(options: LdapServerOptions<State>) {
    this.#options = options
    this.#limits = { ...serverLimits, ...options.limits }
    this.#clock = options.clock ?? systemClock
    this.#host = {
      handler: options.handler,
      limits: this.#limits,
      slabs: new SlabPool(2 * this.#limits.outputHighWaterBytes),
      now: () => this.#clock.now(),
      initialState: options.initialState,
      refusal: (error, operation) => this.#refuse(error, operation),
      answered: options.observe?.answered?.bind(options.observe),
      closed: (connection, reason) => this.#forget(connection, reason),
    }
  }

  /** Every open connection: for counts, and to end those of someone who may no longer be here. */
  get connections(): ReadonlySet<Connection<State>> {
    return this.#connections
  }

  /** Other limits from now on, for connections that are open too. Those not named are the usual ones. */
  setLimits(limits: Partial<ServerLimits>): void {
    Object.assign(this.#limits, serverLimits, limits)
  }

  /** Listens on one more socket. Resolves with the port; rejects as Node does when it cannot be had. */
  listen(options: ListenOptions): Promise<number> {
    const host = options.host?.replace(/^\[(.*)\]$/, '$1')
    const listener = createServer({ noDelay: true }, socket => this.#arrive(socket, options))
    this.#stopTimer ??= this.#clock.every(1000, () => this.#checkTime())
    return new Promise((resolve, reject) => {
      listener.once('error', reject)
      listener.listen({ port: options.port, ...(host !== undefined && { host }) }, () => {
        listener.off('error', reject)
        listener.on('error', error => this.#options.observe?.listenError?.(error))
        this.#listeners.add(listener)
        resolve((listener.address() as { port: number }).port)
      })
    })
  }

  /**
   * Stops: no new connections; each one gets a Notice of Disconnection as soon as its operations are answered, or
   * after `graceMs` regardless. Resolves when all are closed.
   */
  async close({ graceMs = 5000 }: { graceMs?: number } = {}): Promise<void> {
    for (const listener of this.#listeners) listener.close()
    this.#listeners.clear()
    for (const announcement of this.#announcements) announcement.giveUp()
    for (const connection of this.#connections) connection.closeWhenIdle()
    if (this.#connections.size > 0) {
      const deadline = this.#clock.now() + graceMs
      const stop = this.#clock.every(50, () => {
        if (this.#clock.now() < deadline) return
        for (const connection of this.#connections)
          connection.close(ResultCode.unavailable, 'The server is shutting down.')
        for (const connection of this.#connections) connection.checkTime(this.#clock.now())
      })
      await new Promise<void>(resolve => (this.#whenEmpty = resolve))
      stop()
    }
    this.#stopTimer?.()
    this.#stopTimer = undefined
  }

  #refuse(error: unknown, operation: Operation<State>): Answer {
    if (error instanceof LdapError) {
      return { resultCode: error.resultCode, matchedDN: error.matchedDN, diagnosticMessage: error.message }
    }
    try {
      return this.#options.refusal?.(error, operation) ?? failure
    } catch {
      return failure
    }
  }

  /** Somebody has connected: who it is, a trusted proxy says first. */
  #arrive(socket: Socket, options: ListenOptions): void {
    // A socket that fails before it has a connection must not take the process with it.
    socket.on('error', ignore)
    const peer: Peer = {
      remoteAddress: plainAddress(socket.remoteAddress ?? ''),
      remotePort: socket.remotePort ?? 0,
      localAddress: plainAddress(socket.localAddress ?? ''),
      localPort: socket.localPort ?? 0,
      encrypted: options.tls !== undefined,
      proxy: undefined,
    }
    if (peer.remoteAddress === '') return void socket.destroy()
    if (this.#options.trustedProxies?.(peer.remoteAddress) !== true) return this.#accept(socket, peer, options)
    if (this.#isFull) return this.#turnAway(socket, peer, 'too many connections')
    const since = this.#clock.now()
    const announcement = awaitAnnouncement(socket, { since, bytesMax: this.#limits.proxyHeaderBytesMax }, header => {
      this.#announcements.delete(announcement)
      if (header === undefined) this.#turnAway(socket, peer, 'no valid PROXY header')
      else this.#accept(socket, { ...peer, ...header.announced, proxy: peer.remoteAddress }, options)
    })
    this.#announcements.add(announcement)
  }

  get #isFull(): boolean {
    return this.#connections.size + this.#announcements.size >= this.#limits.connectionsMax
  }

  #accept(socket: Socket, peer: Peer, { tls, startTLS }: ListenOptions): void {
    const { observe, accept } = this.#options
    if (accept?.(peer) === false) return this.#turnAway(socket, peer, 'not accepted')
    const key = addressKey(peer.remoteAddress)
    const fromAddress = this.#perAddress.get(key) ?? 0
    if (this.#isFull) return this.#turnAway(socket, peer, 'too many connections')
    if (fromAddress >= this.#limits.connectionsPerAddressMax)
      return this.#turnAway(socket, peer, 'too many connections from this address')
    const secure = tls === undefined ? undefined : this.#secure(socket, tls)
    if (secure === null) return this.#turnAway(socket, peer, 'no certificate')
    const protection = { handshaking: secure !== undefined, startTLS: tls === undefined ? startTLS : undefined }
    const connection = new Connection(this.#nextId++, secure ?? socket, peer, this.#host, protection)
    secure?.once('secure', () => connection.secured())
    // A proxy's header has been read from it, and reading stopped there.
    if (secure === undefined) socket.resume()
    this.#perAddress.set(key, fromAddress + 1)
    this.#connections.add(connection)
    observe?.opened?.(connection)
  }

  #turnAway(socket: Socket, peer: Peer, why: TurnedAway): void {
    // Who is not let in at all learns nothing; who comes at a bad time may know, if it costs no handshake.
    if (why === 'not accepted' || why === 'no valid PROXY header' || peer.encrypted) socket.destroy()
    else {
      socket.write(fullNotice)
      socket.destroySoon()
    }
    this.#options.observe?.turnedAway?.(peer, why)
  }

  #secure(socket: Socket, tls: () => SecureContext): TLSSocket | null {
    try {
      return new TLSSocket(socket, { isServer: true, secureContext: tls() })
    } catch {
      return null
    }
  }

  #forget(connection: Connection<State>, reason: CloseReason): void {
    if (!this.#connections.delete(connection)) return
    const key = addressKey(connection.remoteAddress)
    const left = (this.#perAddress.get(key) ?? 1) - 1
    if (left === 0) this.#perAddress.delete(key)
    else this.#perAddress.set(key, left)
    this.#options.observe?.closed?.(connection, reason)
    if (this.#connections.size === 0) this.#whenEmpty?.()
  }

  #checkTime(): void {
    const now = this.#clock.now()
    for (const announcement of this.#announcements)
      if (now - announcement.since > this.#limits.proxyHeaderMs) announcement.giveUp()
    for (const connection of this.#connections) connection.checkTime(now)
  }
}

const failure: Answer = { resultCode: ResultCode.other, diagnosticMessage: 'The server failed to do this.' }

const fullNotice = noticeOfDisconnection(ResultCode.unavailable, 'There are too many connections.')

function ignore(): void {}

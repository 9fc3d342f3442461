import type { Socket } from 'node:net'
import { type Control, noControls } from '../control/control.ts'
import { LdapError, malformed } from '../error.ts'
import { decodeMessage, encodeMessage, type Message, type Request, type Response } from '../message/message.ts'
import type { Octets } from '../octets.ts'
import { Frames } from '../server/frames.ts'
import { type Deadline, tooLate, unavailable } from './sockets.ts'

/** Messages to and from a server over one socket. What breaks it, breaks it for good. */
export class Exchange {
  #socket: Socket
  readonly #messageBytesMax: number
  readonly #frames = new Frames()
  readonly #received: Message[] = []
  readonly #abandoned = new Set<number>()
  #wake: (() => void) | undefined
  #failure: LdapError | undefined
  #lastId = 0
  /** Octets that have come, in all. */
  bytesReceived = 0

  constructor(socket: Socket, messageBytesMax: number) {
    this.#messageBytesMax = messageBytesMax
    this.#socket = socket
    this.#listen()
  }

  get isOpen(): boolean {
    return this.#failure === undefined
  }

  send(operation: Request<Octets>, controls: readonly Control[] = noControls): number {
    if (this.#failure !== undefined) throw this.#failure
    const messageId = ++this.#lastId
    this.#socket.write(encodeMessage({ messageId, operation, controls }))
    return messageId
  }

  /** RFC 4511 §4.11: nobody waits for the answer to `id` any more. What still comes of it is passed over. */
  abandon(id: number): void {
    if (this.#failure !== undefined) return
    this.send({ kind: 'abandonRequest', messageId: id })
    this.#abandoned.add(id)
  }

  /**
   * The next message of an operation. Throws what ended the connection, which silence beyond the deadline does too;
   * throws what the signal was aborted with, and then the connection stays.
   */
  async next(id: number, deadline: Deadline, signal?: AbortSignal): Promise<Message<Response>> {
    for (;;) {
      signal?.throwIfAborted()
      // Looked at for each, since a server that never falls silent would never be waited for.
      if (performance.now() >= deadline.at) throw this.fail(tooLate())
      const message = this.#received.shift()
      if (message === undefined) {
        if (this.#failure !== undefined) throw this.#failure
        await this.#wait(deadline, signal)
      } else if (message.messageId === id) return message as Message<Response>
      else if (message.messageId === 0) throw this.fail(unavailable('The server ended the session.'))
      else if (!this.#abandoned.has(message.messageId))
        throw this.fail(malformed('The server answered what was not asked.'))
    }
  }

  /** Puts another socket in the place of this one: TLS on top of it. Whatever came before it began ends the connection. */
  async upgrade(begin: (bare: Socket) => Promise<Socket>): Promise<void> {
    // Somebody between here and the server may have sent it, to have it read as if TLS protected it.
    if (this.#received.length > 0 || this.#frames.held > 0)
      throw this.fail(malformed('The server sent something before TLS began.'))
    const bare = this.#socket
    bare.removeAllListeners('data').removeAllListeners('error').removeAllListeners('close')
    bare.on('error', () => {})
    this.#socket = await begin(bare).catch((error: unknown) => {
      this.fail(error instanceof LdapError ? error : unavailable('TLS could not be begun.', error))
      throw error
    })
    this.#listen()
  }

  /** The connection is of no use any more. */
  fail(failure: LdapError): LdapError {
    if (this.#failure === undefined) {
      this.#failure = failure
      this.#frames.clear()
      if (!this.#socket.writableEnded) this.#socket.destroy()
    }
    this.#wake?.()
    return this.#failure
  }

  /** Says goodbye and closes. Never throws. */
  close(): void {
    if (this.#failure === undefined) this.send({ kind: 'unbindRequest' })
    // A server that does not close its side holds nothing open here.
    this.#socket.destroySoon()
    this.fail(unavailable('The connection was closed here.'))
  }

  #listen(): void {
    this.#socket
      .on('data', (chunk: Uint8Array) => this.#receive(chunk))
      .on('error', cause => this.fail(unavailable('The connection failed.', cause)))
      .on('close', () => this.fail(unavailable('The server closed the connection.')))
  }

  #receive(chunk: Uint8Array): void {
    if (this.#failure !== undefined) return
    this.bytesReceived += chunk.length
    try {
      this.#frames.push(chunk)
      while (this.#frames.next(this.#messageBytesMax)) {
        const { bytes, start, end } = this.#frames
        this.#received.push(decodeMessage(bytes.subarray(start, end)))
      }
    } catch (error) {
      this.fail(error instanceof LdapError ? error : unavailable('The answer could not be read.', error))
    }
    // What nobody has asked for yet stays with the peer.
    if (this.#received.length > 0) this.#socket.pause()
    this.#wake?.()
  }

  async #wait(deadline: Deadline, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    const timer = setTimeout(() => this.fail(tooLate()), Math.max(0, deadline.at - performance.now()))
    signal?.addEventListener('abort', resolve, { once: true })
    this.#socket.resume()
    await promise
    clearTimeout(timer)
    signal?.removeEventListener('abort', resolve)
    this.#wake = undefined
  }
}

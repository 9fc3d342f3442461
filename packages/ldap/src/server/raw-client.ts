import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Control } from '../control/control.ts'
import { ExtendedName } from '../message/extended.ts'
import { decodeMessage, encodeMessage, type Message, type Request } from '../message/message.ts'
import { present } from '../filter/filter.ts'
import { SearchScope, type SearchRequest } from '../message/search.ts'
import { type Octets, SecretOctets } from '../octets.ts'
import type { Clock } from './clock.ts'
import { Frames } from './frames.ts'

/** For tests: a client that sends what it is told to, and shows what comes back. */
export class RawClient {
  socket: Socket
  readonly #frames = new Frames()
  readonly #received: Message[] = []
  readonly #ended = Promise.withResolvers<void>()
  #closed = false
  #wake: (() => void) | undefined

  private constructor(socket: Socket) {
    this.socket = socket
    this.#listen()
  }

  static async open(
    port: number,
    options: { tls?: boolean; localAddress?: string; host?: string; first?: Uint8Array } = {},
  ): Promise<RawClient> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const host = options.host ?? '127.0.0.1'
    const target = { port, host, ...(options.localAddress && { localAddress: options.localAddress }) }
    const bare = connect(target, () => {
      // What a proxy says before the client does.
      if (options.first !== undefined) bare.write(options.first)
      if (!options.tls) resolve()
    })
    bare.once('error', reject).once('close', () => reject(new Error('The connection was closed.')))
    const socket = options.tls ? secure(bare, resolve) : bare
    socket.once('error', reject)
    const client = new RawClient(socket)
    await promise
    return client
  }

  /** Begins TLS on the open connection, as a client does when StartTLS was answered. Rejects when it fails. */
  async startTLS(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const bare = this.socket
    bare.removeAllListeners('data')
    this.socket = secure(bare, resolve)
    this.socket.once('error', reject).once('close', () => reject(new Error('The connection was closed.')))
    this.#listen()
    await promise
  }

  /** Sends StartTLS, expects success, and begins TLS. */
  async upgrade(messageId: number): Promise<void> {
    this.send(messageId, startTLS)
    const [answer] = await this.receiveShort(1)
    if (answer !== `${messageId} extendedResp 0`) throw new Error(`StartTLS was answered with ${answer}.`)
    await this.startTLS()
  }

  #listen(): void {
    const { socket } = this
    socket.on('data', (chunk: Buffer) => {
      this.#frames.push(chunk)
      while (this.#frames.next(2 ** 31)) {
        this.#received.push(decodeMessage(this.#frames.bytes.subarray(this.#frames.start, this.#frames.end)))
      }
      this.#wake?.()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#closed = true
      this.#wake?.()
      this.#ended.resolve()
    })
  }

  /** Sends requests in one write; their ids count from `firstId`. */
  send(
    firstId: number,
    ...operations: (Request<Octets> | { operation: Request<Octets>; controls: readonly Control[] })[]
  ): void {
    const messages = operations.map((operation, i) => {
      const whole = 'operation' in operation && 'controls' in operation ? operation : { operation, controls: [] }
      return encodeMessage({
        messageId: firstId + i,
        ...(whole as { operation: Request; controls: readonly Control[] }),
      })
    })
    this.socket.write(Buffer.concat(messages))
  }

  sendBytes(bytes: Uint8Array | string): void {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes.replaceAll(' ', ''), 'hex') : bytes)
  }

  /** The next message, or undefined when the connection was closed before one came. */
  async receive(): Promise<Message | undefined> {
    while (this.#received.length === 0 && !this.#closed) await new Promise<void>(resolve => (this.#wake = resolve))
    return this.#received.shift()
  }

  /** The next `count` messages as `id kind code`. */
  async receiveShort(count: number): Promise<string[]> {
    const short: string[] = []
    for (let i = 0; i < count; i++) {
      const message = await this.receive()
      if (message === undefined) short.push('closed')
      else {
        const { operation } = message
        short.push(
          `${message.messageId} ${operation.kind}${'resultCode' in operation ? ` ${operation.resultCode}` : ''}`,
        )
      }
    }
    return short
  }

  /** Resolves when the connection is closed. */
  async ended(): Promise<void> {
    await this.#ended.promise
  }

  close(): void {
    this.socket.destroy()
  }
}

function secure(bare: Socket, then: () => void): Socket {
  return connectTls({ socket: bare, ca: testCertificate(), servername: 'localhost' }, then)
}

/** What a proxy says first: IPv4 clients only. */
export function proxyHeader(from: string, version: 1 | 2 = 1): Buffer {
  if (version === 1) return Buffer.from(`PROXY TCP4 ${from} 127.0.0.1 40000 389\r\n`)
  const addresses = [...from.split('.'), '127', '0', '0', '1'].map(Number)
  return Buffer.concat([
    Buffer.from('0d0a0d0a000d0a515549540a2111000c', 'hex'),
    Buffer.from([...addresses, 0x9c, 0x40, 0x01, 0x85]),
  ])
}

export const startTLS: Request = { kind: 'extendedReq', name: ExtendedName.startTLS, value: undefined }

export function simpleBind(name: string, password: string, version = 3): Request {
  return {
    kind: 'bindRequest',
    version,
    name,
    authentication: { kind: 'simple', password: new SecretOctets(password) },
  }
}

export function search(baseObject: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return {
    kind: 'searchRequest',
    baseObject,
    scope: SearchScope.wholeSubtree,
    derefAliases: 0,
    sizeLimit: 0,
    timeLimit: 0,
    typesOnly: false,
    filter: present('objectClass'),
    attributes: [],
    ...more,
  }
}

/** Time that a test moves. */
export class FakeClock implements Clock {
  #now = 1_000_000
  readonly #ticks = new Set<() => void>()

  now(): number {
    return this.#now
  }

  every(_ms: number, tick: () => void): () => void {
    this.#ticks.add(tick)
    return () => this.#ticks.delete(tick)
  }

  advance(ms: number): void {
    this.#now += ms
    for (const tick of this.#ticks) tick()
  }
}

/** Key and certificate of `localhost`, valid for a hundred years, trusted by nobody else. */
export function testCertificate(): string {
  return readFileSync(new URL('../../vectors/tls/localhost.pem', import.meta.url), 'utf8')
}

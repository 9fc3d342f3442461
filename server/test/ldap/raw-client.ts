import { connect, type Socket } from 'node:net'
import {
  type Control,
  decodeMessage,
  DerefAliases,
  encodeMessage,
  type Message,
  type Octets,
  parseFilter,
  type Request,
  type Response,
  SearchScope,
  type SearchResultEntry,
  SecretOctets,
} from '@doorward/ldap'

export interface SearchOptions {
  base?: string
  scope?: SearchScope
  filter?: string
  attributes?: string[]
  typesOnly?: boolean
  sizeLimit?: number
  timeLimit?: number
  controls?: Control[]
}

export interface SearchAnswer {
  resultCode: number
  matchedDN: string
  diagnosticMessage: string
  entries: { dn: string; attributes: Record<string, string[]> }[]
  controls: readonly Control[]
}

/** A client that sends exactly what a test says, and hides nothing of what comes back. */
export class RawClient {
  readonly received: Message[] = []
  readonly #socket: Socket
  #buffer: Buffer = Buffer.alloc(0)
  #lastId = 0
  #isClosed = false
  #waiting: (() => void)[] = []

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#isClosed = true
      this.#wake()
    })
  }

  /** `from` is the address it comes from: any of 127.0.0.0/8. */
  static async open(port: number, host = '127.0.0.1', from?: string): Promise<RawClient> {
    const socket = connect({ port, host, ...(from !== undefined && { localAddress: from }) })
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new RawClient(socket)
  }

  /** Speaks on a socket that is open already, such as one of TLS. */
  static on(socket: Socket): RawClient {
    return new RawClient(socket)
  }

  /** Gives the socket up to somebody else. */
  release(): Socket {
    this.#socket.removeAllListeners('data')
    return this.#socket
  }

  /** Sends a request without waiting. Answers its message id. */
  send(operation: Request<Octets>, controls: Control[] = []): number {
    const messageId = ++this.#lastId
    this.#socket.write(encodeMessage({ messageId, operation, controls }))
    return messageId
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.write(bytes)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  close(): void {
    this.#socket.destroy()
  }

  /** The answer that ends an operation; undefined if the connection was closed instead. */
  async answerTo(messageId: number): Promise<Response | undefined> {
    const isFinal = ({ messageId: id, operation }: Message): boolean =>
      id === messageId && operation.kind !== 'searchResEntry' && operation.kind !== 'searchResRef'
    for (;;) {
      const found = this.received.find(isFinal)
      if (found !== undefined) return found.operation as Response
      if (this.#isClosed) return undefined
      await this.#next()
    }
  }

  /** Everything that comes back to one operation, as it comes, until the connection is closed. */
  async *messagesOf(messageId: number): AsyncGenerator<Message, void> {
    for (let at = 0; ; at++) {
      for (; at < this.received.length; at++) {
        const message = this.received[at]
        if (message?.messageId === messageId) yield message
      }
      at--
      if (this.#isClosed) return
      await this.#next()
    }
  }

  async ask(operation: Request<Octets>, controls: Control[] = []): Promise<Response | undefined> {
    return this.answerTo(this.send(operation, controls))
  }

  /** The result code of an operation, or `closed`. */
  async codeOf(operation: Request<Octets>, controls: Control[] = []): Promise<number | 'closed'> {
    const answer = await this.ask(operation, controls)
    return answer !== undefined && 'resultCode' in answer ? answer.resultCode : 'closed'
  }

  bind(name: string, password: string): Promise<number | 'closed'> {
    return this.codeOf(bindRequest(name, password))
  }

  async search(options: SearchOptions = {}): Promise<SearchAnswer> {
    const messageId = this.send(searchRequest(options), options.controls)
    const answer = await this.answerTo(messageId)
    const entries = this.received.flatMap(({ messageId: id, operation }) =>
      id === messageId && operation.kind === 'searchResEntry' ? [readEntry(operation)] : [],
    )
    if (answer === undefined || answer.kind !== 'searchResDone')
      return { resultCode: -1, matchedDN: '', diagnosticMessage: 'closed', entries, controls: [] }
    const { resultCode, matchedDN, diagnosticMessage } = answer
    const controls = this.received.find(({ operation }) => operation === answer)?.controls ?? []
    return { resultCode, matchedDN, diagnosticMessage, entries, controls }
  }

  /** Resolves with the Notice of Disconnection's code when the server ends the session; `closed` without a notice. */
  async ended(): Promise<number | 'closed'> {
    while (!this.#isClosed) await this.#next()
    const notice = this.received.find(({ messageId }) => messageId === 0)?.operation
    return notice !== undefined && 'resultCode' in notice ? notice.resultCode : 'closed'
  }

  /** Several may wait at once: a search that goes on, and one beside it. */
  #next(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const length = messageLength(this.#buffer)
      if (length === 0 || length > this.#buffer.length) break
      this.received.push(decodeMessage(new Uint8Array(this.#buffer.subarray(0, length))))
      this.#buffer = this.#buffer.subarray(length)
    }
    this.#wake()
  }
}

export const bindRequest = (name: string, password: string): Request<Octets> => ({
  kind: 'bindRequest',
  version: 3,
  name,
  authentication: { kind: 'simple', password: new SecretOctets(password) },
})

export const searchRequest = (options: SearchOptions): Request<Octets> => ({
  kind: 'searchRequest',
  baseObject: options.base ?? '',
  scope: options.scope ?? SearchScope.wholeSubtree,
  derefAliases: DerefAliases.never,
  sizeLimit: options.sizeLimit ?? 0,
  timeLimit: options.timeLimit ?? 0,
  typesOnly: options.typesOnly ?? false,
  filter: parseFilter(options.filter ?? '(objectClass=*)'),
  attributes: options.attributes ?? [],
})

export function readEntry({ objectName, attributes }: SearchResultEntry): SearchAnswer['entries'][number] {
  return {
    dn: objectName,
    attributes: Object.fromEntries(
      attributes.map(({ type, values }) => [type, values.map(value => Buffer.from(value).toString())]),
    ),
  }
}

function messageLength(bytes: Buffer): number {
  const first = bytes[1]
  if (first === undefined) return 0
  if (first < 0x80) return 2 + first
  const octets = first & 0x7f
  return bytes.length < 2 + octets ? 0 : 2 + octets + bytes.readUIntBE(2, octets)
}

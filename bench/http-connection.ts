import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  status: number
  /** The status line and the headers, as they came. */
  head: string
  body: string
}

export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/**
 * One connection that is kept, one request outstanding. It costs a tenth of `fetch`, so that the server is what is
 * measured; it knows just the HTTP/1.1 that measured servers speak.
 */
export class HttpConnection {
  readonly #socket: Socket
  readonly #host: string
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | undefined

  constructor(url: URL) {
    this.#host = url.host
    this.#socket = connect({ host: '127.0.0.1', port: Number(url.port), noDelay: true })
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#socket.on('error', error => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server has closed the connection.')))
  }

  request(request: HttpRequest): Promise<HttpAnswer> {
    return this.send(printRequest(this.#host, request))
  }

  /** Sends what `printRequest` has made. */
  send(bytes: string): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) throw new Error('The server has closed the connection.')
      this.#waiting = { resolve, reject }
      this.#socket.write(bytes)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const answer = parseAnswer(this.#received)
    if (answer === undefined) return
    this.#received = Buffer.alloc(0)
    this.#waiting?.resolve(answer)
  }
}

export function printRequest(host: string, { method, path, headers = {}, body = '' }: HttpRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  if (method === 'POST') lines.push(`content-length: ${Buffer.byteLength(body)}\r\n`)
  return `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines.join('')}\r\n${body}`
}

/** The answer, once it is all there. */
function parseAnswer(bytes: Buffer): HttpAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const body = bytes.subarray(end + 4)
  const length = findHeader(head, 'content-length')
  if (length !== undefined)
    return body.length < Number(length) ? undefined : { status, head, body: body.toString('utf8') }
  if (findHeader(head, 'transfer-encoding') !== 'chunked') return { status, head, body: '' }
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at)
    if (line < 0) return undefined
    const size = Number.parseInt(body.toString('latin1', at, line), 16)
    at = line + 2 + size + 2
    if (body.length < at) return undefined
    if (size === 0) return { status, head, body: Buffer.concat(chunks).toString('utf8') }
    chunks.push(body.subarray(line + 2, line + 2 + size))
  }
}

export const findHeader = (head: string, name: string): string | undefined =>
  new RegExp(`\r\n${name}: *([^\r]*)`, 'i').exec(head)?.[1]

/** The cookies an answer sets, as `name=value`; those it takes away have an empty value. */
export const cookiesOf = (head: string): string[] =>
  [...head.matchAll(/\r\nset-cookie: *([^;\r]*)/gi)].map(match => match[1] ?? '')

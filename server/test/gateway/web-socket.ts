import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'

/** One text frame (RFC 6455 §5.2) of less than 126 bytes; masked, as clients send them, or not, as servers do. */
export function printFrame(text: string, isMasked: boolean): Buffer {
  const payload = Buffer.from(text)
  if (!isMasked) return Buffer.concat([Buffer.from([0x81, payload.length]), payload])
  const mask = randomBytes(4)
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, masked])
}

/** The text of one, and how many bytes it has; undefined while some are missing. */
function parseFrame(bytes: Buffer): { text: string; length: number } | undefined {
  const second = bytes[1]
  if (second === undefined) return undefined
  const start = second & 0x80 ? 6 : 2
  const length = start + (second & 0x7f)
  if (bytes.length < length) return undefined
  const mask = bytes.subarray(2, start)
  const payload = bytes.subarray(start, length)
  return { text: Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))).toString(), length }
}

/** Calls back with the text of each frame. */
export function readFrames(socket: Socket, onText: (text: string) => void, head: Buffer = Buffer.alloc(0)): void {
  let bytes: Buffer = Buffer.alloc(0)
  const read = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk])
    for (let frame = parseFrame(bytes); frame !== undefined; frame = parseFrame(bytes)) {
      bytes = bytes.subarray(frame.length)
      onText(frame.text)
    }
  }
  socket.on('data', read)
  read(head)
}

/** An app’s side: accepts, greets in the same packet, and answers each text with itself. */
export function echo({ headers }: IncomingMessage, socket: Socket, head: Buffer, more: readonly string[] = []): void {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`, ...more] // biome-ignore format: lines
  socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), printFrame('hello', false)]))
  socket.on('end', () => socket.end())
  readFrames(socket, text => socket.write(printFrame(text, false)), head)
}

export interface WebSocketAnswer {
  status: number
  head: string
  /** Behind the head, where no WebSocket was begun. */
  body: string
  /** Resolves with the next text. */
  next(): Promise<string>
  send(text: string): void
  closed: Promise<void>
  socket: Socket
}

/** A browser’s side. The first frame goes with the request, as some programs send it. */
export function openWebSocket(
  port: number,
  headers: readonly string[],
  path = '/socket',
  first?: string,
  protocol = 'WebSocket',
): Promise<WebSocketAnswer> {
  const socket = connect(port, '127.0.0.1')
  const texts: string[] = []
  const waiting: ((text: string) => void)[] = []
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const onText = (text: string): void => {
    const wanted = waiting.shift()
    if (wanted === undefined) texts.push(text)
    else wanted(text)
  }
  const lines = [`GET ${path} HTTP/1.1`, 'Connection: keep-alive, Upgrade', `Upgrade: ${protocol}`, 'Sec-WebSocket-Version: 13'] // biome-ignore format: lines
  lines.push(`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, ...headers)
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  if (first !== undefined) socket.write(printFrame(first, true))
  return new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0)
    socket.on('error', reject)
    const answered = (head: string, rest: Buffer): void => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
      socket.off('data', read)
      const answer: WebSocketAnswer = {
        status,
        head,
        body: rest.toString(),
        next: () => {
          const text = texts.shift()
          return text === undefined ? new Promise(wanted => waiting.push(wanted)) : Promise.resolve(text)
        },
        send: text => void socket.write(printFrame(text, true)),
        closed,
        socket,
      }
      if (status === 101) readFrames(socket, onText, rest)
      else socket.on('data', chunk => (answer.body += chunk.toString()))
      resolve(answer)
    }
    const read = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      const end = bytes.indexOf('\r\n\r\n')
      if (end >= 0) answered(bytes.subarray(0, end).toString('latin1'), bytes.subarray(end + 4))
    }
    socket.on('data', read)
  })
}

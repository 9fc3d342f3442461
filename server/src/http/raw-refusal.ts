import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { toSaying, type Words } from '#ground'
import { printProblem } from './error-answer.ts'
import { securityHeaders } from './security-headers.ts'

const refusals: Record<string, [status: number, code: string, words: Words]> = {
  HPE_HEADER_OVERFLOW: [431, 'too-large', 'The headers of this request are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow', 'The request took too long to arrive.'],
}

/** Answers what Node's parser could not read as HTTP, and closes: nothing after it on the connection can be trusted. */
export function refuseRaw(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, code, words] = refusals[error.code ?? ''] ?? [
    400,
    'invalid',
    'This is not a well-formed HTTP request.',
  ]
  const body = printProblem(
    { status, code, said: toSaying(words), fields: [], reference: undefined, retryAfterMs: undefined },
    'en',
  )
  const headers = {
    ...securityHeaders(false),
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
}

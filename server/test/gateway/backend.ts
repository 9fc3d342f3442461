import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the app sees it. */
export interface Seen {
  method: string
  url: string
  /** As they came, in pairs. */
  raw: string[]
  headers: IncomingHttpHeaders
  /** What a program that follows CGI (RFC 3875 §4.1.18) makes of them: of two that are spelled alike there, both. */
  cgi: Record<string, string[]>
}

export interface Backend {
  port: number
  server: Server
  /** Every request that came through. */
  readonly seen: Seen[]
  close(): Promise<void>
}

function asCgi(raw: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '_')
    ;(found[name] ??= []).push(raw[at + 1] ?? '')
  }
  return found
}

/** An app without people of its own: answers with what it was asked. */
export async function startBackend(): Promise<Backend> {
  const seen: Seen[] = []
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    const { method = '', url = '', rawHeaders: raw, headers } = request
    const one: Seen = { method, url, raw, headers, cgi: asCgi(raw) }
    seen.push(one)
    request.resume()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(one))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    server,
    seen,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

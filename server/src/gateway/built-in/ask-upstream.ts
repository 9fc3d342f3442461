import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Millis } from '#ground'
import { hasBody } from './headers.ts'
import type { Connections, Upstream } from './connections.ts'

/** How long what may take; `limits.gateway.builtIn` says why. */
export interface Times {
  connectMs: Millis
  answerMs: Millis
  idleMs: Millis
  continueMs: Millis
}

export type Asked =
  /** The head of an answer; its body follows in it. */
  | { kind: 'answered'; answer: IncomingMessage }
  /** A WebSocket is begun. `head`: what was read of it already. */
  | { kind: 'upgraded'; answer: IncomingMessage; socket: Socket; head: Buffer }
  /** The visitor has gone. */
  | { kind: 'gone' }

/** An app that cannot be reached, or gives no answer that can be passed on; `slow`: none in time. */
export class UpstreamTrouble extends Error {
  override readonly name = 'UpstreamTrouble'
  readonly isSlow: boolean

  constructor(message: string, { isSlow = false, cause }: { isSlow?: boolean; cause?: unknown } = {}) {
    super(message, { cause })
    this.isSlow = isSlow
  }
}

export interface Question {
  to: Upstream
  path: string
  headers: string[]
  upgrades: boolean
  /** Sends the visitor `100 Continue`, if they wait for it. */
  letContinue: (() => void) | null
}

/** What may be asked twice (RFC 9110 §9.2.2): without a body, which would be gone. */
const isRepeatable = (visitor: IncomingMessage, { upgrades }: Question): boolean =>
  ['GET', 'HEAD', 'OPTIONS'].includes(visitor.method ?? '') && !hasBody(visitor) && !upgrades

/**
 * Sends a visitor's request on, its body as it comes, and resolves with the head of the answer. Throws UpstreamTrouble.
 * An app may close a kept connection in the moment it is used again: what may be asked twice is, over a new one, and
 * nothing else goes over a kept one.
 */
export async function askUpstream(
  parts: { connections: Connections; times: Times },
  visitor: IncomingMessage,
  response: ServerResponse,
  question: Question,
): Promise<Asked> {
  if (!isRepeatable(visitor, question)) return askOnce(parts, visitor, response, question, false)
  try {
    return await askOnce(parts, visitor, response, question, true)
  } catch (error) {
    if (!(error instanceof KeptConnectionClosed)) throw error
    return askOnce(parts, visitor, response, question, false)
  }
}

class KeptConnectionClosed extends Error {}

function askOnce(
  { connections, times }: { connections: Connections; times: Times },
  visitor: IncomingMessage,
  response: ServerResponse,
  { to, path, headers, letContinue }: Question,
  mayReuse: boolean,
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const sent = connections.ask(to, { method: visitor.method ?? '', path, headers, mayReuse })
    const late = (what: string) => () => sent.destroy(new UpstreamTrouble(what, { isSlow: true }))
    const connecting = setTimeout(late('no connection in time'), times.connectMs)
    let continuing: NodeJS.Timeout | undefined
    let answering: NodeJS.Timeout | undefined
    const stop = (): void => [connecting, continuing, answering].forEach(timer => clearTimeout(timer))
    const settle = (asked: Asked): void => {
      stop()
      resolve(asked)
    }
    const leave = (): void => {
      sent.destroy()
      settle({ kind: 'gone' })
    }

    whenConnected(sent, to, () => {
      clearTimeout(connecting)
      if (letContinue !== null) continuing = setTimeout(letContinue, times.continueMs)
    })
    sent.setTimeout(times.idleMs, late('nothing moves'))
    sent.on('finish', () => (answering = setTimeout(late('no answer in time'), times.answerMs)))
    sent.on('continue', () => letContinue?.())
    sent.on('response', answer => settle({ kind: 'answered', answer }))
    sent.on('upgrade', (answer: IncomingMessage, socket: Socket, head) => {
      socket.on('error', () => socket.destroy())
      settle({ kind: 'upgraded', answer, socket, head })
    })
    // After the head is there the answer itself tells of its end.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      stop()
      visitor.unpipe(sent)
      visitor.resume()
      const wasClosed = sent.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      if (wasClosed) reject(new KeptConnectionClosed())
      else reject(error instanceof UpstreamTrouble ? error : new UpstreamTrouble(error.message, { cause: error }))
    })
    response.once('close', () => {
      if (!response.writableFinished) leave()
    })
    if (response.destroyed) return leave()
    if (hasBody(visitor)) visitor.pipe(sent)
    else sent.end()
  })
}

function whenConnected(sent: ClientRequest, { upstream }: Upstream, then: () => void): void {
  sent.once('socket', socket => {
    if (!socket.connecting) then()
    else socket.once(upstream.startsWith('https:') ? 'secureConnect' : 'connect', then)
  })
}

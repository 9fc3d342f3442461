import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { UpgradeRequest } from '#http'
import { limits, type Millis } from '#ground'
import { printAnswerHeaders } from './headers.ts'

/**
 * Says that the WebSocket is begun (RFC 6455 §4.2.2), and passes on what either side sends until one of them ends, or
 * nothing has moved for `idleMs`. Answers what ends it sooner.
 */
export function joinSockets(
  visitor: UpgradeRequest,
  upstream: { answer: IncomingMessage; socket: Socket; head: Buffer },
  idleMs: Millis,
): () => void {
  const ends = [visitor.socket, upstream.socket]
  const end = (): void => ends.forEach(socket => socket.destroy())
  for (const socket of ends) {
    socket.setNoDelay(true)
    // Of the server that read the request, or of the agent.
    socket.removeAllListeners('timeout')
    socket.setTimeout(idleMs, end)
    socket.on('close', end)
    // Whoever has nothing more to say may still be told something, though not for ever.
    socket.on('end', () => setTimeout(end, limits.gateway.builtIn.lingerMs).unref())
  }
  const headers = printAnswerHeaders(upstream.answer)
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: websocket']
  for (let at = 0; at + 1 < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`)
  visitor.socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  visitor.socket.write(upstream.head)
  upstream.socket.write(visitor.head)
  visitor.socket.pipe(upstream.socket)
  upstream.socket.pipe(visitor.socket)
  return end
}

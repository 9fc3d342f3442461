import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '#ground'
import { printAnswerHeaders } from './headers.ts'

/** Sends an app's answer on as it comes. `over`: it is, or was broken off. */
export function passAnswer(
  visitor: IncomingMessage,
  response: ServerResponse,
  answer: IncomingMessage,
  over: (error?: Error) => void,
): void {
  // Those of our own pages, which say nothing about the app's.
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', printAnswerHeaders(answer))
  // What waits for its first event is to know that it is begun.
  response.flushHeaders()
  // Broken off too: an end here would make a part look like the whole.
  answer.on('error', error => {
    response.destroy()
    over(error)
  })
  response.on('close', () => {
    if (!response.writableFinished) answer.destroy()
    over()
  })
  response.on('finish', () => endUnread(visitor))
  answer.pipe(response)
}

/** Of a body that is still coming nothing can be made any more; who sends it is to read the answer first. */
function endUnread(visitor: IncomingMessage): void {
  if (visitor.complete) return
  visitor.unpipe()
  visitor.resume()
  const end = setTimeout(() => {
    if (!visitor.complete) visitor.socket.destroy()
  }, limits.gateway.builtIn.lingerMs)
  end.unref()
}

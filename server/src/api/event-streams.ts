import { PassThrough } from 'node:stream'
import { limits, Problem, type Millis } from '#ground'
import type { FastifyReply } from 'fastify'
import type { SentEvents } from './handler.ts'

const { perSessionMax, countMax, retryMs, waitingBytesMax } = limits.changeNews

interface OpenStream {
  /** The session it was opened in. */
  whose: string
  beat: () => void
}

/** Answers that go on until somebody ends them: event streams as the HTML standard has them (§9.2). */
export function createEventStreams(beatMs: Millis) {
  const open = new Map<PassThrough, OpenStream>()

  const beat = setInterval(() => {
    for (const [body, stream] of open) {
      // A line that says nothing, so that nobody in between takes the connection for dead.
      write(body, ':\n\n')
      stream.beat()
    }
  }, beatMs)
  beat.unref()

  function write(body: PassThrough, text: string): void {
    if (body.writableEnded || body.destroyed) return
    if (body.writableLength > waitingBytesMax) body.destroy()
    else body.write(text)
  }

  function requireRoom(whose: string): void {
    const own = [...open.values()].filter(stream => stream.whose === whose).length
    if (own < perSessionMax && open.size < countMax) return
    throw new Problem('too-many', 'Too many pages follow the changes already. This one can be reloaded instead.', {
      retryAfterMs: beatMs,
    })
  }

  return {
    /** Throws Problem `too-many` before anything is sent. */
    send(reply: FastifyReply, whose: string, { begin }: SentEvents<unknown>): FastifyReply {
      requireRoom(whose)
      const body = new PassThrough()
      body.write(`retry: ${retryMs}\n\n`)
      const { beat, over } = begin({
        send: event => write(body, `data: ${JSON.stringify(event)}\n\n`),
        end: () => void body.end(),
      })
      open.set(body, { whose, beat })
      body.once('close', () => {
        open.delete(body)
        over()
      })
      // nginx would otherwise keep events until it has some kilobytes of them.
      reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store')
      return reply.type('text/event-stream; charset=utf-8').send(body)
    },

    /** The server stops: none of them would end by itself. */
    close(): void {
      clearInterval(beat)
      for (const body of open.keys()) body.end()
    },
  }
}

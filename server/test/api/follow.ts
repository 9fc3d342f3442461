import assert from 'node:assert/strict'
import { changeNews, type ChangeTopic } from '@doorward/contract'
import type { ApiWorld } from './api-world.ts'

export interface Following {
  headers: Headers
  /** What came that is no event, in order. */
  lines: string[]
  /** The topics of the next event, sorted; undefined when the stream ended instead. */
  next(): Promise<ChangeTopic[] | undefined>
  /** Reads events until one has the topic. */
  until(topic: ChangeTopic): Promise<ChangeTopic[]>
  /** Reads on until the other side ends the stream, and answers the topics told before. */
  ended(): Promise<ChangeTopic[]>
  leave(): void
}

/** Opens the stream of changes as a browser does, and reads it as the HTML standard says (§9.2.6). */
export async function follow(world: Pick<ApiWorld, 'fetch'>, cookie: string): Promise<Following> {
  const leaving = new AbortController()
  const response = await world.fetch('/api/v1/changes', {
    headers: { cookie, accept: 'text/event-stream' },
    signal: leaving.signal,
  })
  assert.equal(response.status, 200, String(response.status))
  const reader = (response.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader()
  const lines: string[] = []
  let rest = ''

  async function readBlock(): Promise<string | undefined> {
    for (;;) {
      const end = rest.indexOf('\n\n')
      if (end >= 0) {
        const block = rest.slice(0, end)
        rest = rest.slice(end + 2)
        return block
      }
      const { done, value } = await reader.read()
      if (done) return undefined
      rest += value
    }
  }
  async function next(): Promise<ChangeTopic[] | undefined> {
    for (;;) {
      const block = await readBlock()
      if (block === undefined) return undefined
      if (block.startsWith('data: ')) return changeNews.parse(JSON.parse(block.slice(6))).topics.toSorted()
      lines.push(block)
    }
  }
  return {
    headers: response.headers,
    lines,
    next,
    async until(topic) {
      for (;;) {
        const topics = (await next()) ?? assert.fail(`ended before ${topic}`)
        if (topics.includes(topic)) return topics
      }
    },
    async ended() {
      const told: ChangeTopic[] = []
      for (;;) {
        const topics = await next()
        if (topics === undefined) return told
        told.push(...topics)
      }
    },
    leave: () => leaving.abort(),
  }
}

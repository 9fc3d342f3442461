import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { readRecipe } from './recipe.ts'
import { startUpstream } from './upstream.ts'

const gigabyte = 1024 ** 3
const chunk = Buffer.alloc(1024 * 1024)

/** A gigabyte of nothing, as fast as it is taken. */
function* nothing(): Generator<Buffer> {
  for (let sent = 0; sent < gigabyte; sent += chunk.length) yield chunk
}

async function lengthOf(stream: Readable): Promise<number> {
  let length = 0
  for await (const part of stream) length += (part as Buffer).length
  return length
}

/** What the process holds in memory, in megabytes, as Linux counts it. */
const residentOf = (doorward: DoorwardProcess): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${doorward.pid()}/status`, 'utf8'))?.[1]) / 1024

test('a gigabyte up and a gigabyte down are held by nobody', {
  skip: process.platform === 'linux' ? false : 'the memory of a process is read from /proc',
  timeout: 280_000,
}, async t => {
  let got = 0
  const upstream = await startUpstream((incoming, response) => {
    if (incoming.method === 'GET') Readable.from(nothing()).pipe(response)
    incoming.on('data', (part: Buffer) => (got += part.length))
    if (incoming.method === 'POST') incoming.on('end', () => response.end('ok'))
  })
  t.after(() => upstream.close())
  const doorward = await prepareProcess()
  t.after(() => doorward.dispose())
  await doorward.start()
  const file = join(doorward.dataFolder, 'truth.yaml')
  const places = { host: 'files.test', app: Number(new URL(upstream.url).port), doorward: 0 }
  const toAll = { 'host: wiki': 'visibility: public\n      host: wiki' }
  writeFileSync(file, readRecipe('built-in.yaml', places, toAll))
  const applied = await doorward.command('apply', '-f', file)
  assert.equal(applied.code, 0, applied.stderr)

  const { port } = new URL(doorward.origin)
  const at = { host: '127.0.0.1', port, headers: { host: `files.test:${port}` }, agent: false } as const
  async function download(): Promise<number> {
    const [answer] = (await once(request(at).end(), 'response')) as [IncomingMessage]
    return lengthOf(answer)
  }
  async function upload(): Promise<number> {
    const sent = request({ ...at, method: 'POST' })
    Readable.from(nothing()).pipe(sent)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    await lengthOf(answer)
    return got
  }

  const before = residentOf(doorward)
  let most = before
  const watching = setInterval(() => (most = Math.max(most, residentOf(doorward))), 20)
  t.after(() => clearInterval(watching))
  for (const [what, run] of Object.entries({ download, upload })) {
    const began = performance.now()
    assert.equal(await run(), gigabyte, what)
    t.diagnostic(
      `${what}: ${Math.round((performance.now() - began) / 100) / 10} s, ${Math.round(most)} MB at the most, ${Math.round(before)} before`,
    )
  }
  assert.ok(most - before < 150, `it grew by ${Math.round(most - before)} MB`)
})

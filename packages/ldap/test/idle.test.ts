import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { RawClient, search, simpleBind } from '../src/server/raw-client.ts'

const wanted = 10_000
/** File descriptors a process may have; Node has raised it to what the system allows. */
const descriptors = existsSync('/proc/self/limits')
  ? Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 1024)
  : 1024
const skip =
  descriptors > wanted + 200 ? false : `a process may have ${descriptors} file descriptors here; raise it (ulimit -n)`

test('10,000 idle connections, and binds meanwhile', { skip }, async t => {
  const program = fileURLToPath(new URL('idle-server.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const line = async (): Promise<string> => String((await lines.next()).value)
  const port = Number(await line())
  const memory = async (): Promise<number[]> => {
    child.stdin.write('\n')
    return (await line()).split(' ').map(Number)
  }
  const idle: Socket[] = []
  try {
    const [, before = 0] = await memory()
    // From some addresses of this machine: one alone has no ports for so many.
    for (let opened = 0; opened < wanted; opened += 250) {
      await Promise.all(
        Array.from({ length: 250 }, (_, i) => {
          const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${1 + (i % 8)}` })
          idle.push(socket)
          return new Promise<void>((resolve, reject) => socket.once('connect', () => resolve()).once('error', reject))
        }),
      )
    }
    const took: number[] = []
    for (let i = 0; i < 200; i++) {
      const started = performance.now()
      const client = await RawClient.open(port)
      client.send(1, simpleBind('cn=a', 'b'), search(''))
      assert.deepEqual(await client.receiveShort(2), ['1 bindResponse 0', '2 searchResDone 0'])
      took.push(performance.now() - started)
      client.close()
    }
    const [open = 0, after = 0] = await memory()
    assert.ok(open >= wanted, `${open} are open`)
    assert.ok(idle.every(socket => !socket.destroyed))
    took.sort((a, b) => a - b)
    const kib = (after - before) / wanted / 1024
    t.diagnostic(
      `a connection with a bind and a search: median ${took[100]?.toFixed(1)} ms, longest ${took[199]?.toFixed(1)} ms; ${kib.toFixed(1)} KiB for each idle connection`,
    )
    // A machine that does much else holds up one or the other.
    assert.ok((took[189] as number) < 1000, `${took[189]} ms`)
    assert.ok(kib < 32)
  } finally {
    for (const socket of idle) socket.destroy()
    child.stdin.end()
    await new Promise(resolve => child.once('exit', resolve))
  }
})

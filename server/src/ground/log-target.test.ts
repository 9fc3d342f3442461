import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { limits } from './limits.ts'

const lines = 3 * Math.ceil(limits.log.waitingBytesMax / 1000)
/** Writes lines of 1,000 bytes, says on standard error that it was not held up, and goes on when it is told to. */
const program = `
import { openLogTarget } from ${JSON.stringify(new URL('log-target.ts', import.meta.url).href)}
const target = openLogTarget(1, dropped => process.stderr.write('dropped ' + dropped + '\\n'))
for (let i = 0; i < ${lines}; i++) target.write(String(i).padEnd(999) + '\\n')
process.stderr.write('done\\n')
process.stdin.once('data', () => process.exit(0))
`

for (const kind of ['pipe', 'socket'] as const)
  test(`a ${kind} that nobody reads holds nothing up, and what was dropped is told`, { timeout: 20_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doorward-log-'))
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    // Held open both ways, so that neither end waits for the other.
    const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
    const stdout = kind === 'pipe' ? openSync(path, constants.O_WRONLY) : 'pipe'
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', stdout, 'pipe'] })
    let said = ''
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
    while (!said.includes('done')) await once(child.stderr ?? child, 'data')

    let first = ''
    const read = (bytes: Buffer): void => void (first ||= bytes.toString('utf8', 0, 3))
    child.stdout?.on('data', read)
    const buffer = Buffer.alloc(1 << 20)
    while (!said.includes('dropped')) {
      if (kind === 'pipe') {
        try {
          read(buffer.subarray(0, readSync(pipe, buffer)))
        } catch {
          // Empty for now.
        }
      }
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    const dropped = Number(/dropped (\d+)/.exec(said)?.[1])
    assert.ok(dropped > lines / 3 && dropped < lines, said)
    assert.equal(first.trim(), '0')

    child.stdin?.write('end')
    const [code] = (await once(child, 'close')) as [number]
    assert.equal(code, 0)
    closeSync(pipe)
    rmSync(folder, { recursive: true })
  })

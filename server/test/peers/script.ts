import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A client in another language. It reads one JSON object a line and answers one a line. */
export interface Script {
  /** What the step answers. Rejects with the text of the script's exception. */
  run(step: string, more?: Record<string, unknown>): Promise<unknown>
  close(): Promise<void>
}

/** Starts a client whose first line is its options; each line behind it is a step by its name, `do`. */
export function startScript(interpreter: string, file: URL, options: object, env: Record<string, string> = {}): Script {
  const child = spawn(interpreter, [fileURLToPath(file)], {
    env: { PATH: '/usr/bin:/bin', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const gone = new Promise(resolve => child.once('close', resolve))
  // It may have ended before it has read.
  child.stdin.on('error', () => undefined)
  let wrong = ''
  child.stderr.on('data', chunk => (wrong += String(chunk)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.write(`${JSON.stringify(options)}\n`)
  return {
    async run(step, more = {}) {
      child.stdin.write(`${JSON.stringify({ do: step, ...more })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${interpreter} is gone: ${wrong}`)
      const { answer, error } = JSON.parse(value) as { answer?: unknown; error?: string }
      if (error !== undefined) throw new Error(error)
      return answer
    },
    async close() {
      child.stdin.end()
      await gone
    },
  }
}

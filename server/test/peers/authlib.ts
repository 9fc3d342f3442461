import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ClientAuthMethod } from '#directory'
import { missing } from '../world/peer.ts'

export const noAuthlib = missing('/usr/lib/python3/dist-packages/authlib/oauth2/client.py')

export interface AuthlibOptions {
  issuer: string
  clientId: string
  /** For `private_key_jwt` the private key as PEM. */
  secret: string
  authMethod: ClientAuthMethod
  redirectUri: string
}

/** An app of its own program, written with python3-authlib: `authlib_client.py` says its steps. */
export interface AuthlibApp {
  /** What the step answers. Rejects with the text of Python's exception. */
  run(step: string, more?: Record<string, string>): Promise<unknown>
  close(): Promise<void>
}

export function startAuthlib(options: AuthlibOptions): AuthlibApp {
  const script = fileURLToPath(new URL('authlib_client.py', import.meta.url))
  const child = spawn('/usr/bin/python3', [script], {
    env: { PATH: '/usr/bin:/bin', AUTHLIB_INSECURE_TRANSPORT: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let wrong = ''
  child.stderr.on('data', chunk => (wrong += String(chunk)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.write(`${JSON.stringify(options)}\n`)
  return {
    async run(step, more = {}) {
      child.stdin.write(`${JSON.stringify({ do: step, ...more })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`authlib is gone: ${wrong}`)
      const { answer, error } = JSON.parse(value) as { answer?: unknown; error?: string }
      if (error !== undefined) throw new Error(error)
      return answer
    },
    async close() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.stdin.end()
      await gone
    },
  }
}

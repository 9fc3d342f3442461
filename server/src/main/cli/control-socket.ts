import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import {
  asItIs,
  newReference,
  OperatorProblem,
  plainProblem,
  Problem,
  reviveProblem,
  type Log,
  type PlainProblem,
} from '#ground'
import { parseMessage, printMessage } from './control-message.ts'
import type { Operate } from './operations.ts'
import type { OperatorWorld } from './operator-world.ts'

/** sun_path holds 108 bytes on Linux and 104 elsewhere; with room for what the kernel adds. */
const pathBytesMax = 100
/** A file of truth with a hundred thousand people. */
const bodyBytesMax = 64 * 1024 * 1024

/** Status of an answer that is a Problem. */
const refused = 422

/**
 * Where the socket of a data folder lies: in the folder, which nobody else may enter, or, where that path is too long
 * for a socket, in `$XDG_RUNTIME_DIR`. Undefined when neither will do.
 */
export function findSocketPath(dataFolder: string, env: Record<string, string | undefined>): string | undefined {
  const inside = join(dataFolder, 'run', 'control.sock')
  if (Buffer.byteLength(inside) <= pathBytesMax) return inside
  const runtime = env['XDG_RUNTIME_DIR']
  if (!runtime) return undefined
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  const outside = join(runtime, `doorward-${name}.sock`)
  return Buffer.byteLength(outside) <= pathBytesMax ? outside : undefined
}

export interface ControlSocket {
  close(): Promise<void>
}

/** Lets whoever may open the socket act as operator. The caller holds the lock of the data folder. */
export async function openControlSocket(path: string, world: OperatorWorld, log: Log): Promise<ControlSocket> {
  const server = createServer((request, response) => void serve(request, response, world, log))
  // Left behind by a server that was killed; the lock says that no other one lives.
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  chmodSync(path, 0o600)
  return {
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: OperatorWorld,
  log: Log,
): Promise<void> {
  const answer = await run(request, world).catch((error: unknown): Buffer => {
    response.statusCode = refused
    if (error instanceof Problem) return printMessage(plainProblem(error))
    const reference = newReference()
    log.error({ reference, err: error }, 'bug')
    const message = `Something went wrong inside. The server’s log says more under ${reference}.`
    return printMessage({ code: 'unavailable', saying: asItIs(message), fields: [] } satisfies PlainProblem)
  })
  response.end(answer)
}

async function run(request: IncomingMessage, world: OperatorWorld): Promise<Buffer> {
  const name = (request.method === 'POST' && /^\/operations\/(\w+)$/.exec(request.url ?? '')?.[1]) || ''
  const body = await readBody(request)
  // Loaded with the first command: a server that only answers doors does without.
  const { runOperation } = await import('./operations.ts')
  return printMessage(await runOperation(world, name, body.length === 0 ? undefined : parseMessage(body)))
}

async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > bodyBytesMax)
      throw new OperatorProblem('invalid', `This is more than the ${bodyBytesMax} bytes that are taken.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Speaks to the server behind the socket; undefined when none listens there. */
export async function findRunningServer(path: string): Promise<Operate | undefined> {
  const isThere = await new Promise<boolean>((resolve, reject) => {
    const probe = request({ socketPath: path, path: '/', method: 'HEAD', agent: false })
    probe.on('response', response => resolve(response.resume() !== undefined))
    probe.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTDIR') resolve(false)
      else
        reject(
          new OperatorProblem('unavailable', `The running server cannot be reached at ${path}: ${error.message}.`, {
            cause: error,
          }),
        )
    })
    probe.end()
  })
  if (!isThere) return undefined
  return async (name, input) => (await send(path, name, printMessage(input))) as never
}

/** Throws the Problem it was refused with. */
function send(socketPath: string, name: string, body: Buffer): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': body.length }
    const asked = request({ socketPath, path: `/operations/${name}`, method: 'POST', headers, agent: false })
    asked.on('response', response => {
      const read = async (): Promise<unknown> => {
        const answer = parseMessage(await readBody(response))
        if (response.statusCode === refused) throw reviveProblem(answer as PlainProblem)
        return answer
      }
      read().then(resolve, reject)
    })
    asked.on('error', cause =>
      reject(
        new OperatorProblem(
          'unavailable',
          'The server stopped before it answered. Look at what it did before you repeat this.',
          { cause },
        ),
      ),
    )
    asked.end(body)
  })
}

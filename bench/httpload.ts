import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLoad } from './compile.ts'
import { outFolder } from './out-folder.ts'
import { pinned } from './pin.ts'

export interface HttpLoad {
  port: number
  connections: number
  seconds: number
  /** As they are sent, without bodies; connections take them in turns. */
  requests: readonly string[]
  /** Whose processor time is read. */
  serverPid: number
}

export interface HttpLoadFigures {
  perSecond: number
  p99Us: number
  /** Processor time of the server, in microseconds per request, all its threads together. */
  serverUs: number
}

interface Printed {
  operations: number
  seconds: number
  p99Us: number
  serverSeconds: number
}

/** Asks a server again and again for some seconds. Throws when it is answered anything but 200. */
export async function runHttpload({ requests, ...load }: HttpLoad): Promise<HttpLoadFigures> {
  const program = compileLoad('httpload', ['httpload.cc'])
  const file = join(outFolder, 'requests')
  writeFileSync(file, requests.join(''), 'latin1')
  const { port, connections, seconds, serverPid } = load
  const settings = { port, connections, seconds, server: serverPid, requests: file }
  const args = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const child = spawn(...pinned('load', program, args), { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The load generator ended with ${code}.`)
  const printed = JSON.parse(text) as Printed
  return {
    perSecond: printed.operations / printed.seconds,
    p99Us: printed.p99Us,
    serverUs: (printed.serverSeconds / printed.operations) * 1e6,
  }
}

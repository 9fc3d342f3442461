import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { compileLoad } from './compile.ts'
import { outFolder } from './out-folder.ts'
import { pinned, type Side } from './pin.ts'

/** What is measured; `ldapload/ldapload.cc` says what each does. */
export type LoadMode = 'search' | 'and' | 'or' | 'member' | 'bind' | 'paged' | 'connect'

export interface Load {
  mode: LoadMode
  port: number
  tls: boolean
  people: number
  connections: number
  depth: number
  seconds: number
  bindDN: string
  bindPassword: string
  userPassword: string
  /** Whose processor time is read. */
  serverPid: number
}

export interface LoadFigures {
  perSecond: number
  entriesPerSecond: number
  p50Us: number
  p99Us: number
  /** Processor time of the server, in microseconds per operation: what a busy machine changes least. */
  serverUs: number
  /** The same, per entry that was sent. */
  serverUsPerEntry: number
  /** How busy the load generator was: near 1 it was the bottleneck. */
  ownShare: number
}

interface Printed {
  operations: number
  entries: number
  seconds: number
  p50Us: number
  p99Us: number
  serverSeconds: number
  ownSeconds: number
  empty: number
  refused: number
  lastCode: number
  broken: number
}

const program = join(outFolder, 'ldapload')

/** Compiles the load generator when its text has changed. Throws when there is nothing to compile it with. */
export const buildLdapload = (): string => compileLoad('ldapload', ['ldapload.cc', 'ber.h'], ['-lssl', '-lcrypto'])

/** Puts load on a server for some seconds. Throws when answers were refused or empty. */
export async function runLdapload(load: Load, side: Side = 'load'): Promise<LoadFigures> {
  const settings = {
    mode: load.mode,
    port: load.port,
    tls: load.tls ? 1 : 0,
    people: load.people,
    connections: load.connections,
    depth: load.depth,
    seconds: load.seconds,
    binddn: load.bindDN,
    bindpw: load.bindPassword,
    userpw: load.userPassword,
    server: load.serverPid,
  }
  const args = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const child = spawn(...pinned(side, program, args), { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The load generator ended with ${code}.`)
  const { operations, entries, seconds, p50Us, p99Us, serverSeconds, ownSeconds, ...wrong } = JSON.parse(
    text,
  ) as Printed
  if (wrong.empty + wrong.refused + wrong.broken > 0)
    throw new Error(`The answers are not what was asked for: ${JSON.stringify({ operations, ...wrong })}`)
  // Nothing answered in all that time: then it took at least so long.
  const unanswered = operations === 0 ? seconds * 1e6 : 0
  return {
    perSecond: operations / seconds,
    entriesPerSecond: entries / seconds,
    p50Us: Math.max(p50Us, unanswered),
    p99Us: Math.max(p99Us, unanswered),
    serverUs: (serverSeconds / operations) * 1e6,
    serverUsPerEntry: (serverSeconds / entries) * 1e6,
    ownShare: ownSeconds / seconds,
  }
}

import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from './free-port.ts'
import { missing } from './peer.ts'

const root = '/usr/lib/postgresql'
const newest = existsSync(root)
  ? readdirSync(root)
      .filter(name => /^\d+$/.test(name))
      .sort((a, b) => Number(b) - Number(a))[0]
  : undefined
const bin = join(root, newest ?? '15', 'bin')

/** Why no PostgreSQL can be had, or false. */
export const noPostgres = missing(join(bin, 'initdb'))

export interface ClusterOptions {
  /** Whether it flushes to the disk: only where a test asks what survives. */
  durable?: boolean
  settings?: Record<string, string>
}

/** A PostgreSQL server of a test's own, on a port of its own. */
export interface Cluster {
  port: number
  folder: string
  /** Of an empty database that nobody else uses. */
  newDatabase(): Promise<string>
  url(database: string): string
  /** One statement as the superuser. */
  query<R extends object = Record<string, unknown>>(sql: string, database?: string): Promise<R[]>
  /** Ends it without a chance to finish anything, as `pg_ctl -m immediate` does. */
  stopAtOnce(): Promise<void>
  start(): Promise<void>
  /** SIGKILL for every process of it. */
  kill(): void
  /** A standby that streams from it. */
  addStandby(name: string): Promise<Cluster>
  promote(): Promise<void>
  dispose(): Promise<void>
}

const isRoot = process.getuid?.() === 0
const run = promisify(execFile)

/** PostgreSQL refuses to run as root. */
const asPostgres = (command: string, args: string[]): [string, string[]] =>
  isRoot ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]] : [command, args]

function ownedByPostgres(folder: string): string {
  if (!isRoot) return folder
  const [uid = 0, gid = 0] = ['-u', '-g'].map(flag =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
  )
  chownSync(folder, uid, gid)
  return folder
}

export async function startPostgres(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = ownedByPostgres(mkdtempSync(join(tmpdir(), 'doorward-pg-')))
  await run(
    ...asPostgres(join(bin, 'initdb'), [
      `--pgdata=${join(folder, 'data')}`,
      '--username=doorward',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ]),
    { cwd: folder },
  )
  const cluster = openCluster(folder, await freePort(), options)
  await cluster.start()
  return cluster
}

function openCluster(folder: string, port: number, options: ClusterOptions): Cluster {
  const data = join(folder, 'data')
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: '60',
    max_wal_senders: '4',
    shared_buffers: '32MB',
    ...(options.durable === true ? {} : { fsync: 'off', full_page_writes: 'off' }),
    ...options.settings,
  }
  const url = (database: string): string => `postgres://doorward@127.0.0.1:${port}/${database}`
  const control = (...args: string[]) =>
    // Its output goes to a file: a server that inherits a pipe keeps it open.
    run(...asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-w', '-t', '30', '-l', join(folder, 'log'), ...args]), {
      cwd: folder,
    })
  const standbys: Cluster[] = []
  let databases = 0

  const cluster: Cluster = {
    port,
    folder,
    url,
    async newDatabase() {
      const name = `test_${++databases}`
      await cluster.query(`create database ${name}`)
      return url(name)
    },
    async query<R extends object>(sql: string, database = 'postgres') {
      const client = new Client({ connectionString: url(database) })
      // Whoever ends all sessions ends this one too.
      client.on('error', () => undefined)
      await client.connect()
      try {
        return (await client.query<R>(sql)).rows
      } finally {
        await client.end()
      }
    },
    async stopAtOnce() {
      await control('-m', 'immediate', 'stop')
    },
    async start() {
      const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
      await control('-o', flags.join(' '), 'start')
    },
    kill() {
      const postmaster = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
      // All at once: a child that outlives it could still send to a standby what nobody will ever be told of.
      const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ')
      for (const pid of [postmaster, ...children].filter(pid => pid !== '')) process.kill(Number(pid), 'SIGKILL')
    },
    async addStandby(name) {
      const at = ownedByPostgres(makeFolder(join(folder, name)))
      await run(
        ...asPostgres(join(bin, 'pg_basebackup'), [
          `--dbname=postgres://doorward@127.0.0.1:${port}?application_name=${name}`,
          `--pgdata=${join(at, 'data')}`,
          '--write-recovery-conf',
          '--checkpoint=fast',
          '--no-sync',
        ]),
        { cwd: folder },
      )
      const standby = openCluster(at, await freePort(), options)
      await standby.start()
      standbys.push(standby)
      return standby
    },
    async promote() {
      await control('promote')
    },
    async dispose() {
      for (const standby of standbys) await standby.dispose()
      await control('-m', 'immediate', 'stop').catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return cluster
}

function makeFolder(path: string): string {
  mkdirSync(path)
  return path
}

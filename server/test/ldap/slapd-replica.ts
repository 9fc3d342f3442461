import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../world/free-port.ts'
import { RawClient, type SearchAnswer } from './raw-client.ts'
import { listening } from './slapd.ts'

export interface ReplicaOptions {
  base: string
  providerPort: number
  bindDN: string
  secret: string
  type: 'refreshOnly' | 'refreshAndPersist'
  /** What `doorward schema --openldap` prints. */
  schema: string
  /** Further lines of `syncrepl`. */
  more?: string[]
  modules?: string[]
}

/** OpenLDAP's server as a copy of ours, kept by syncrepl. */
export interface Replica {
  start(): Promise<void>
  /** Ends the process; what it holds stays. */
  stop(): Promise<void>
  search(filter?: string): Promise<SearchAnswer['entries']>
  /** How far it has come, as its suffix says; undefined before the first refresh. */
  contextCsn(): Promise<string | undefined>
  /** What it has said, for a test that fails. */
  readonly said: string
  dispose(): Promise<void>
}

export function createReplica({
  base,
  providerPort,
  bindDN,
  secret,
  type,
  schema,
  ...options
}: ReplicaOptions): Replica {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-replica-'))
  mkdirSync(join(folder, 'data'))
  const rootDN = `cn=Manager,${base}`
  const password = 'the manager of the replica'
  const config = join(folder, 'slapd.conf')
  writeFileSync(join(folder, 'doorward.schema'), schema)
  writeFileSync(
    config,
    [
      ...['core', 'cosine', 'inetorgperson'].map(schema => `include /etc/ldap/schema/${schema}.schema`),
      `include ${folder}/doorward.schema`,
      `pidfile ${folder}/slapd.pid`,
      'modulepath /usr/lib/ldap',
      ...['back_mdb', ...(options.modules ?? [])].map(module => `moduleload ${module}`),
      'sizelimit unlimited',
      'database mdb',
      'maxsize 268435456',
      'index objectClass,entryUUID,entryCSN eq',
      `suffix "${base}"`,
      `rootdn "${rootDN}"`,
      `rootpw "${password}"`,
      `directory ${folder}/data`,
      // Nobody waits for a disk in a test.
      'dbnosync',
      `syncrepl rid=001 provider=ldap://127.0.0.1:${providerPort} type=${type} interval=00:00:00:01 retry="1 +"`,
      `  searchbase="${base}" bindmethod=simple binddn="${bindDN}" credentials="${secret}" schemachecking=on`,
      ...(options.more ?? []).map(line => `  ${line}`),
      '',
    ].join('\n'),
  )
  const checked = spawnSync('/usr/sbin/slaptest', ['-u', '-f', config])
  if (checked.status !== 0) throw new Error(`slaptest: ${checked.stderr.toString()}`)
  let server: ChildProcess | undefined
  let port = 0
  let said = ''

  async function withClient<T>(work: (client: RawClient) => Promise<T>): Promise<T> {
    const client = await RawClient.open(port)
    try {
      await client.bind(rootDN, password)
      return await work(client)
    } finally {
      client.close()
    }
  }

  async function stop(): Promise<void> {
    const stopped = server
    server = undefined
    if (stopped === undefined || stopped.exitCode !== null) return
    await new Promise(resolve => {
      stopped.once('exit', resolve)
      stopped.kill()
    })
  }

  return {
    async start() {
      port = await freePort()
      server = spawn('/usr/sbin/slapd', ['-f', config, '-h', `ldap://127.0.0.1:${port}`, '-d', 'sync'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-200_000)))
      await listening(port, server)
    },
    stop,
    search: (filter = '(objectClass=*)') =>
      withClient(async client => {
        const { resultCode, entries } = await client.search({ base, filter, attributes: ['*', '+'] })
        if (resultCode !== 0 && resultCode !== 32) throw new Error(`The replica answers ${resultCode}.`)
        return entries
      }),
    contextCsn: () =>
      withClient(async client => {
        const { entries } = await client.search({ base, scope: 0, attributes: ['contextCSN'] })
        return entries[0]?.attributes['contextCSN']?.[0]
      }),
    get said() {
      return said
    },
    async dispose() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

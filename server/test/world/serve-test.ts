import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, silentLog, type Clock, type HashCost, type Log } from '#ground'
import type { DirectoryHandle } from '#directory'
import { startServer, type Running } from '../../src/main/serve.ts'
import { freePort } from './free-port.ts'
import { cheapHash, cli, operator } from './open-test-world.ts'

/** The whole server on free ports of this machine, as `doorward serve` starts it. */
export interface TestServer extends Running {
  /** Where people reach it, on `localhost`, as browsers want it for cookies. */
  origin: string
  ldapPort: number
  ldapsPort: number
  dataFolder: string
  asOperator: DirectoryHandle
  dispose(): Promise<void>
}

export interface ServeTestOptions {
  clock?: Clock
  dataFolder?: string
  log?: Log
  /** More of the environment, such as a mail server. */
  env?: Record<string, string>
  /** As cheap as it gets unless given. */
  hashCost?: HashCost
}

export async function serveTest(options: ServeTestOptions = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'doorward-serve-'))
  const [web, ldapPort, ldapsPort] = [await freePort(), await freePort(), await freePort()]
  const origin = `http://localhost:${web}`
  const env = {
    DOORWARD_PUBLIC_URL: origin,
    DOORWARD_LISTEN_ADDRESS: '127.0.0.1',
    DOORWARD_LISTEN_LDAP: String(ldapPort),
    DOORWARD_LISTEN_LDAPS: String(ldapsPort),
    ...options.env,
  }
  const config = await readConfig({ flags: { data: dataFolder, port: String(web) }, env, cwd: dataFolder })
  const running = await startServer(config, {
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    log: options.log ?? silentLog,
    hashCost: options.hashCost ?? cheapHash,
  })
  return {
    ...running,
    origin,
    ldapPort,
    ldapsPort,
    dataFolder,
    asOperator: running.world.directory.as(operator, cli),
    async dispose() {
      await running.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBalancer, type Balancer } from './balancer.ts'
import { freePort } from './free-port.ts'
import type { Cluster } from './postgres.ts'
import { prepareProcess, type DoorwardProcess } from './process.ts'

export interface Nodes {
  a: DoorwardProcess
  b: DoorwardProcess
  /** The public URL, behind which each request goes to the other node than the one before. */
  balancer: Balancer
  cluster: Cluster
  database: string
  close(): Promise<void>
}

/** Two processes on one database with the same keys, started together as after a power cut. */
export async function startNodes(cluster: Cluster): Promise<Nodes> {
  const port = await freePort()
  const keys = mkdtempSync(join(tmpdir(), 'doorward-keys-'))
  const url = await cluster.newDatabase()
  const env = {
    DOORWARD_STORAGE_POSTGRES: url,
    DOORWARD_KEYS: keys,
    DOORWARD_PUBLIC_URL: `http://localhost:${port}`,
  }
  const [a, b] = [await prepareProcess({ env }), await prepareProcess({ env })]
  // The key is made once, and an operator takes it to the other nodes; here both look at one folder.
  await a.command('user', 'list')
  await Promise.all([a.start(), b.start()])
  const web = (node: DoorwardProcess): number => Number(new URL(node.origin).port)
  const balancer = await startBalancer(port, [web(a), web(b)])
  return {
    a,
    b,
    balancer,
    cluster,
    database: new URL(url).pathname.slice(1),
    async close() {
      await balancer.close()
      await Promise.all([a.dispose(), b.dispose()])
      rmSync(keys, { recursive: true, force: true })
    },
  }
}

/** Sends the same thing fifty times at once, each to another node than the one before. */
export const fiftyTimes = <T>(send: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 50 }, (_, i) => send(i)))

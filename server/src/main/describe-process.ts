import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { KnownProcess } from '#api'
import type { Clock } from '#ground'
import type { Store } from '#store'
import { seenWithinMs } from './node-row.ts'

/** Counts as the start of this process from when it is made. */
export function createDescribeProcess({
  store,
  clock,
}: {
  store: Pick<Store, 'engine' | 'list'>
  clock: Clock
}): () => Promise<KnownProcess> {
  const startedAt = clock.now()
  async function findStoreVersion(): Promise<string> {
    const ask =
      store.engine === 'sqlite'
        ? sql<{ version: string }>`select sqlite_version() as version`
        : sql<{ version: string }>`select current_setting('server_version') as version`
    return (await ask.execute(store.list)).rows[0]?.version ?? ''
  }
  return async () => ({
    name: hostname(),
    startedAt,
    nodeJs: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    store: { engine: store.engine, version: await findStoreVersion() },
    nodes: await store.list
      .selectFrom('node')
      .select(['name', 'version', 'startedAt'])
      .where('seenAt', '>', clock.now() - seenWithinMs)
      .orderBy('name')
      .orderBy('startedAt')
      .execute(),
  })
}

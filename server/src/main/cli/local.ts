import { existsSync } from 'node:fs'
import { OperatorProblem, silentLog, type Config } from '#ground'
import { databaseOf } from '../open-store.ts'
import { openWorld } from '../world.ts'
import { findRunningServer, findSocketPath } from './control-socket.ts'
import type { Operate } from './operations.ts'
import { operatorWorld } from './operator-world.ts'

export interface Where {
  config: Config
  env: Record<string, string | undefined>
  /** Whether a data folder may be made where none is. */
  mayCreate: boolean
}

/**
 * Does the work on the server that runs, or, when none does, on the store itself, which is locked meanwhile. Throws
 * Problem `missing` where there is no store, and `conflict` when another process holds it but answers no commands.
 */
export async function withOperations<T>(
  { config, env, mayCreate }: Where,
  work: (operate: Operate) => Promise<T>,
): Promise<T> {
  const socket = findSocketPath(config.dataFolder, env)
  const running = socket === undefined ? undefined : await findRunningServer(socket)
  if (running !== undefined) return work(running)

  if (!mayCreate && 'sqlite' in config.storage && !existsSync(config.storage.sqlite))
    throw new OperatorProblem(
      'missing',
      `There is no Doorward in ${config.dataFolder}. Name its data folder with --data, or start the server once.`,
    )
  const world = await openWorld({
    dataFolder: config.dataFolder,
    database: databaseOf(config),
    keysFolder: config.keysFolder,
    mail: config.mail,
    address: config,
    log: silentLog,
  })
  try {
    const acting = operatorWorld(world, config)
    const { runOperation } = await import('./operations.ts')
    return await work((name, input) => runOperation(acting, name, input) as never)
  } finally {
    await world.close()
  }
}

import { openLog, OperatorProblem, type Clock, type Config, type HashCost, type Log } from '#ground'
import { wireDoors, type Doors } from './wire.ts'
import { databaseOf } from './open-store.ts'
import { openWorld, type World } from './world.ts'

/** A server that runs. */
export interface Running {
  world: World
  doors: Doors
  /** Where the web listens; undefined when it is off. */
  url: URL | undefined
  /** Ends everything in order. Safe to call twice. */
  close(): Promise<void>
}

/** What tests replace. */
export interface ServeOptions {
  clock?: Clock
  log?: Log
  hashCost?: HashCost
}

/** Opens the data folder and every door. What was opened is closed again when a later step fails. */
export async function startServer(config: Config, options: ServeOptions = {}): Promise<Running> {
  const log = options.log ?? openLog(config.log)
  const world = await openWorld({
    dataFolder: config.dataFolder,
    database: databaseOf(config),
    keysFolder: config.keysFolder,
    mail: config.mail,
    address: config,
    log,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.hashCost === undefined ? {} : { hashCost: options.hashCost }),
  })
  let doors: Doors | undefined
  try {
    doors = await wireDoors(world, config)
    const url = await doors.open().catch((error: unknown) => {
      throw explainListening(error, config)
    })
    world.backups.start()
    world.outbox.start()
    const opened = doors
    let closing: Promise<void> | undefined
    const close = async (): Promise<void> => {
      await opened.close()
      await world.close()
    }
    return { world, doors, url, close: () => (closing ??= close()) }
  } catch (error) {
    await doors?.close().catch(() => undefined)
    await world.close()
    throw error
  }
}

/** A port that cannot be had, in words. */
function explainListening(error: unknown, { listen }: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const port = 'port' in error && typeof error.port === 'number' ? error.port : listen.web
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${listen.address} is in use by another program. Stop that one, or choose another port (--port for the web, “listen” in doorward.yaml for the others).`,
    EACCES: `Port ${port} may not be opened by this user: ports below 1024 need a privilege. Choose a higher one.`,
    EADDRNOTAVAIL: `The address ${listen.address} does not belong to this machine. Set listen.address to one that does.`,
  }
  const reason = reasons[String(error.code)]
  return reason === undefined ? error : new OperatorProblem('unavailable', reason, { cause: error })
}

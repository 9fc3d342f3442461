import { existsSync, mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import {
  createPasswordHasher,
  defaultHashCost,
  limits,
  loadSealer,
  systemClock,
  type Clock,
  type HashCost,
  type Log,
  type PasswordHasher,
  type Sealer,
} from '#ground'
import {
  createDirectory,
  createEventQueue,
  createMemory,
  readChanges,
  type Directory,
  type DirectoryEffect,
  type DirectoryMemory,
  type EventQueue,
} from '#directory'
import { createSignIn, createThrottle, type SignIn } from '#signin'
import { lockDataFolder, openSqliteStore, type Store } from '#store'
import type { DirectoryCommands } from '#directory'
import type { SigninCommands } from '#signin'

/** What a world is made of; tests give their own clock, log and a cheaper hash. */
export interface WorldOptions {
  /** The data folder. It is made if it is not there, and locked while the world is open. */
  dataFolder: string
  /** The database file, in the data folder unless absolute. */
  database: string
  /** Where the master key lies; `keys` in the data folder unless `DOORWARD_KEYS` says otherwise. */
  keysFolder?: string | undefined
  log: Log
  clock?: Clock
  hashCost?: HashCost
}

/** Everything below the doors: one store, one directory, one sign-in. */
export interface World {
  dataFolder: string
  clock: Clock
  log: Log
  store: Store
  sealer: Sealer
  hasher: PasswordHasher
  memory: DirectoryMemory
  directory: Directory
  events: EventQueue
  signIn: SignIn
  close(): Promise<void>
}

const everyMs = { flush: 10_000, cleanUp: 600_000, expiry: 5_000, trash: 3_600_000 }

/** Opens the data folder and everything that lives in it. Throws Problem when it is taken, unwritable or damaged. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { dataFolder, log, clock = systemClock } = options
  const lock = lockDataFolder(dataFolder)
  try {
    const path = isAbsolute(options.database) ? options.database : join(dataFolder, options.database)
    const sealer = loadSealer(options.keysFolder ?? join(dataFolder, 'keys'), existsSync(path))
    mkdirSync(join(dataFolder, 'tls'), { recursive: true, mode: 0o700 })
    const store = await openSqliteStore({ path, worker: new URL('store-worker.ts', import.meta.url) })
    const memory = createMemory()
    store.follow({
      get seq() {
        return memory.seq
      },
      apply: effects => memory.apply(effects as DirectoryEffect[]),
      reload: () => memory.load(store.snapshot),
      readChanges,
    })
    await memory.load(store.snapshot)

    const hasher = createPasswordHasher(options.hashCost ?? defaultHashCost, limits.passwordHash)
    const runDirectory = store.commands<DirectoryCommands>('directory')
    const run = store.commands<SigninCommands>('signin')
    const { read, list } = store
    const directory = createDirectory({ clock, run: runDirectory, read, list, memory, hasher, sealer })
    const events = createEventQueue({ run: runDirectory, clock, log })
    const throttle = createThrottle({
      clock,
      pauses: await store.read.selectFrom('pause').selectAll().where('until', '>', clock.now()).execute(),
      onPause: pause =>
        void run('putPause', pause).catch((error: unknown) => log.warn({ err: error }, 'a pause could not be written')),
    })
    const signIn = createSignIn({ clock, log, run, runDirectory, read, memory, hasher, sealer, throttle, events })

    const { upkeep } = directory
    const report = (error: unknown): void => log.warn({ err: error }, 'background work failed')
    const timers = [
      setInterval(() => void Promise.all([signIn.flush(), directory.flush()]).catch(report), everyMs.flush),
      setInterval(() => void signIn.deleteExpired().catch(report), everyMs.cleanUp),
      setInterval(() => void upkeep.endExpired().catch(report), everyMs.expiry),
      setInterval(() => void upkeep.emptyTrash().then(upkeep.pruneLog).catch(report), everyMs.trash),
    ]
    for (const timer of timers) timer.unref()

    return {
      dataFolder,
      clock,
      log,
      store,
      sealer,
      hasher,
      memory,
      directory,
      events,
      signIn,
      async close() {
        for (const timer of timers) clearInterval(timer)
        await signIn.flush()
        await directory.flush()
        await events.close()
        await store.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import {
  createPasswordHasher,
  defaultHashCost,
  limits,
  systemClock,
  printSaying,
  type Clock,
  type HashCost,
  type Log,
  type PasswordHasher,
  type Sealer,
  type Saying,
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
  type ExternalDirectory,
} from '#directory'
import {
  createBindThrough,
  createConnect,
  createExternalSignIn,
  createPresentedCertificates,
  createSynchronisation,
  createWriteBack,
  type BindThrough,
  type Connect,
  type ExternalCommands,
  type PresentedEnd,
  type Synchronisation,
  type WriteBack,
} from '#external'
import type { Outbox, Sender } from '#mail'
import {
  createRegistrationTokens,
  createSigningKeys,
  type OidcCommands,
  type RegistrationTokens,
  type SigningKeys,
} from '#oidc'
import { createSignIn, createThrottle, type SignIn } from '#signin'
import { lockDataFolder, type Store } from '#store'
import { createBackups, type Backups } from './backup/backups.ts'
import type { BackupCommands } from './backup/commands.ts'
import { placeOf, type Place } from './backup/place.ts'
import type { SigninCommands } from '#signin'
import { createMayOpen } from './may-open.ts'
import { asMail } from './notices/as-mail.ts'
import type { Notices } from './notices/notices.ts'
import { tellRefused } from './notices/tell-refused.ts'
import { publicUrlOf, thisMachine } from './public-url.ts'
import { withNews, type News } from './news/news.ts'
import { createNodeNote } from './node-row.ts'
import { openMail, type MailOptions } from './open-mail.ts'
import { openStore, type Database } from './open-store.ts'

/** What a world is made of; tests give their own clock, log and a cheaper hash. */
export interface WorldOptions extends MailOptions {
  /** The data folder. It is made if it is not there, and locked while the world is open. */
  dataFolder: string
  database: Database
  /** Where the master key lies; `keys` in the data folder unless `DOORWARD_KEYS` says otherwise. */
  keysFolder?: string | undefined
  log: Log
  clock?: Clock
  hashCost?: HashCost
  /** Milliseconds between two looks at whose time is over. */
  expiryEveryMs?: number
  /** How directories of others are reached. */
  connect?: Connect
}

/** Everything below the doors: one store, one directory, one sign-in. */
export interface World {
  dataFolder: string
  clock: Clock
  log: Log
  store: Store
  /** Where the store lies, for threads that read it. */
  place: Place
  sealer: Sealer
  hasher: PasswordHasher
  memory: DirectoryMemory
  directory: Directory
  events: EventQueue
  signIn: SignIn
  outbox: Outbox
  /** Null: no mail is sent. */
  sender: Sender | null
  notices: Notices
  backups: Backups
  synchronisation: Synchronisation
  writeBack: WriteBack
  bindThrough: BindThrough
  /** Until when the certificates hold that a directory presents. */
  findPresented: (directory: ExternalDirectory) => Promise<PresentedEnd[]>
  signingKeys: SigningKeys
  registrationTokens: RegistrationTokens
  news: News
  close(): Promise<void>
}

const everyMs = { flush: 10_000, note: 10_000, cleanUp: 600_000, expiry: 5_000, trash: 3_600_000, due: 30_000 }

/** Opens the data folder and everything that lives in it. Throws Problem when it is taken, unwritable or damaged. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { dataFolder, log, clock = systemClock } = options
  const lock = lockDataFolder(dataFolder)
  let opened: Store | undefined
  try {
    const folders = { keys: options.keysFolder ?? join(dataFolder, 'keys'), tls: join(dataFolder, 'tls') }
    const { sealer, ...found } = await openStore({
      dataFolder,
      database: options.database,
      keysFolder: folders.keys,
      log,
    })
    opened = found.store
    mkdirSync(folders.tls, { recursive: true, mode: 0o700 })
    const memory = createMemory()
    const { store, news } = withNews(found.store, memory)
    await memory.load(store.snapshot)
    store.follow({
      get seq() {
        return memory.seq
      },
      apply: effects => memory.apply(effects as DirectoryEffect[]),
      reload: () => memory.load(store.snapshot),
      readChanges,
    })

    const hasher = createPasswordHasher(options.hashCost ?? defaultHashCost, limits.passwordHash)
    const { read, list } = store
    const { outbox, sender, notices, runDirectory } = openMail({ clock, log, store, sealer, memory }, options)
    const run = store.commands<SigninCommands>('signin')
    const publicUrl = (): URL => publicUrlOf(options.address ?? thisMachine, memory)
    const directory = createDirectory({
      clock,
      run: runDirectory,
      read,
      list,
      memory,
      hasher,
      sealer,
      home: publicUrl,
    })
    const events = createEventQueue({ run: runDirectory, clock, log })
    const report = (error: unknown): void => log.warn({ err: error }, 'background work failed')
    const readPauses = () => read.selectFrom('pause').selectAll().where('until', '>', clock.now()).execute()
    const throttle = createThrottle({
      clock,
      pauses: await readPauses(),
      onPause: pause =>
        void run('putPause', pause).catch((error: unknown) => log.warn({ err: error }, 'a pause could not be written')),
    })
    const presented = createPresentedCertificates(options.connect ?? createConnect({ clock }), clock)
    const { connect } = presented
    const runExternal = store.commands<ExternalCommands>('external')
    const onRefused = async (external: ExternalDirectory, reason: Saying): Promise<void> => {
      log.warn(
        { directory: external.name, reason: printSaying(reason) },
        'a directory refuses the account it is read with',
      )
      await tellRefused({ clock, memory, notices }, external, reason)
    }
    const { encodePicture } = directory
    const openSecrets = (id: string) => directory.openExternalSecrets(id)
    const asking = { clock, log, read, memory, connect, run: runExternal, openSecrets, onRefused }
    const elsewhere = createExternalSignIn({ ...asking, sealer, encodePicture })
    const bindThrough = createBindThrough(asking)
    const signIn = createSignIn({
      clock,
      log,
      run,
      runDirectory,
      store,
      read,
      list,
      memory,
      hasher,
      sealer,
      throttle,
      events,
      elsewhere,
      bindThrough,
      publicUrl,
      notify: notice => notices.notify(asMail(notice)),
      mayOpen: createMayOpen(memory, clock),
      post: notices,
    })
    memory.watch(effects => {
      if (signIn.isPolicyChange(effects)) void signIn.enforcePolicy().catch(report)
    })

    const place = placeOf(options.database, dataFolder)
    const backups = createBackups({
      clock,
      log,
      dataFolder,
      folders,
      place,
      store,
      run: store.commands<BackupCommands>('backup'),
      memory,
    })

    const synchronisation = createSynchronisation({ ...asking, read: list, sealer, encodePicture, node: hostname() })
    // The folder is locked: whatever run SQLite has of before was cut off.
    if (store.engine === 'sqlite') await synchronisation.endLost({ alone: true })
    const writeBack = createWriteBack({ log, read, memory, connect, openSecrets })

    const oidcRun = store.commands<OidcCommands>('oidc')
    const signingKeys = createSigningKeys({ clock, run: oidcRun, memory, sealer, store })
    const registrationTokens = createRegistrationTokens({ clock, run: oidcRun, list: store.list })

    const { upkeep } = directory
    const timers = [
      setInterval(() => void Promise.all([signIn.flush(), directory.flush()]).catch(report), everyMs.flush),
      setInterval(() => void Promise.all([signIn.deleteExpired(), outbox.tidy()]).catch(report), everyMs.cleanUp),
      setInterval(() => void upkeep.settleExternals().catch(report), everyMs.cleanUp),
      setInterval(
        () =>
          void upkeep
            .endGrants()
            .then(() => upkeep.remindOfEnds())
            .catch(report),
        everyMs.due,
      ),
      setInterval(() => void synchronisation.startDue().catch(report), everyMs.due),
      setInterval(() => void upkeep.endExpired().catch(report), options.expiryEveryMs ?? everyMs.expiry),
      setInterval(
        () =>
          void upkeep
            .emptyTrash()
            .then(() => upkeep.pruneLog())
            .then(() => upkeep.pruneAudit())
            .then(() => synchronisation.forgetOld())
            .catch(report),
        everyMs.trash,
      ),
    ]
    const node = store.engine === 'postgres' ? createNodeNote(store, clock, memory) : undefined
    if (node !== undefined) {
      await node.note()
      timers.push(
        setInterval(() => void node.note().catch(report), everyMs.note),
        // What others have begun; it is no change of the directory, and so not in its log.
        setInterval(
          () =>
            void readPauses()
              .then(pauses => throttle.learn(pauses))
              .catch(report),
          limits.store.pollMs,
        ),
      )
    }
    for (const timer of timers) timer.unref()

    return {
      dataFolder,
      clock,
      log,
      store,
      place,
      sealer,
      hasher,
      memory,
      directory,
      events,
      signIn,
      outbox,
      sender,
      notices,
      backups,
      synchronisation,
      writeBack,
      bindThrough,
      findPresented: ({ id, settings }) => presented.find(settings, () => openSecrets(id)),
      signingKeys,
      registrationTokens,
      news,
      async close() {
        news.close()
        for (const timer of timers) clearInterval(timer)
        await Promise.all([backups.close(), outbox.close(), synchronisation.close()])
        // What cannot be written down any more does not keep the process from ending.
        await Promise.all([signIn.flush(), directory.flush(), events.close()]).catch(report)
        await node?.leave().catch(report)
        await store.close()
        lock.release()
      },
    }
  } catch (error) {
    // Its thread would keep the process from ending.
    await opened?.close()
    lock.release()
    throw error
  }
}

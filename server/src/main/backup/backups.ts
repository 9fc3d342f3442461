import { existsSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { hours, limits, newUuid, Problem, type Clock, type Language, type Log, type Millis, type Secret } from '#ground'
import { printActor, type Actor, type Deed, type DirectoryMemory, type Origin } from '#directory'
import { Checks, type BackupRow, type Finding, type Run, type Store } from '#store'
import { version } from '../version.ts'
import { keyRow, parseKeyRow, type BackupCommands } from './commands.ts'
import { chooseRemovable, freeFile, isFolder, removeLeftovers, shareDisk } from './copies.ts'
import type { Made, MakeJob } from './jobs.ts'
import type { KeyFolders } from './key-files.ts'
import type { Place } from './place.ts'
import { newRecoveryKey, parseRecipient, parseRecoveryKey, type RecoveryKey } from './recovery-key.ts'
import { runInThread } from './run-in-thread.ts'
import { fileNameOf, lastDue } from './schedule.ts'
import { printTrouble, type BackupTrouble } from './trouble.ts'

export interface BackupParts {
  clock: Clock
  log: Log
  dataFolder: string
  folders: KeyFolders
  place: Place
  store: Pick<Store, 'read' | 'list' | 'catchUp'>
  run: Run<BackupCommands>
  memory: DirectoryMemory
}

/** Who wants it, and where they asked. */
export interface Asked {
  actor: Actor
  origin: Origin
}

export interface BackupInfo extends BackupRow {
  /** Whether the file lies on this machine. */
  isHere: boolean
}

export interface Backups {
  /** Newest first; without those that have been removed. */
  list(): Promise<BackupInfo[]>
  /** Throws Problem `missing` where this machine has no such file. */
  get(id: string): Promise<BackupInfo & { file: string }>
  noteDownload(id: string, by: Asked): Promise<void>
  /** Begins one in the folder of the settings, and answers its id at once; its row tells what becomes of it. */
  begin(by: Asked): Promise<string>
  /** Makes one and waits. `file` is where it is to lie; `recipient` is for this one alone, instead of the recovery key. */
  make(by: Asked, options: { file: string; recipient?: string | undefined }): Promise<Made>
  /** Where the schedule puts them. */
  folder(): { path: string; sharesDisk: boolean }
  recoveryKey(): Promise<RecoveryKey | null>
  newRecoveryKey(by: Asked): Promise<Secret>
  /** Takes the public half of a key made elsewhere. */
  useRecipient(recipient: string, by: Asked): Promise<void>
  /** Whether this is the key backups are made for. Throws Problem `invalid` for what is no key. */
  tryRecoveryKey(text: Secret): Promise<boolean>
  /** Why there is no recent copy that could be restored, in words for an owner. */
  seeTrouble(): Promise<BackupTrouble | undefined>
  /** The same as a sentence. */
  findTrouble(language?: Language): Promise<string | undefined>
  /** Every check of the store and of the memory beside it. */
  verify(): Promise<Finding[]>
  /** Makes what the schedule wants by now, if it was not made. */
  tick(): Promise<void>
  /** Looks at the schedule from now on. */
  start(): void
  /** Gives up one that is being made. */
  close(): Promise<void>
}

const clockwork: Asked = { actor: { kind: 'system', name: 'clock' }, origin: { door: 'system', address: null } }
const { lookMs, retryMs, triesMax, lateMs, listMax } = limits.backup

/** Copies of the store: made by hand and by the clock, each restored to be checked, and the old ones removed. */
export function createBackups(parts: BackupParts): Backups {
  const { clock, log, dataFolder, folders, place, store, run, memory } = parts
  const node = hostname()
  const trials = join(dataFolder, 'run')
  const stopping = new AbortController()
  let running: Promise<unknown> | undefined
  const timers: NodeJS.Timeout[] = []

  const deed = ({ actor, origin }: Asked): Deed => ({ actor, origin, at: clock.now(), eventId: newUuid(clock) })
  const defaultFolder = join(dataFolder, 'backups')
  const folderPath = (): string => memory.settings().backup.folder ?? defaultFolder
  const readKey = async (): Promise<RecoveryKey | null> =>
    parseKeyRow(
      (await store.read.selectFrom('meta').select('value').where('key', '=', keyRow).executeTakeFirst())?.value,
    )
  const tell = (row: BackupRow): BackupInfo => ({
    ...row,
    isHere: row.node === node && row.file !== null && existsSync(row.file),
  })

  async function getRecipient(): Promise<string> {
    const key = await readKey()
    if (key !== null) return key.recipient
    throw new Problem(
      'conflict',
      'There is no recovery key to encrypt a backup to. Make one with “doorward backup key”, or name a public key of your own with --recipient age1….',
    )
  }

  /** One at a time in this process. False, and nothing done, when another node has begun the one that is due. */
  async function begin(id: string, by: Asked, dueAt: Millis | null): Promise<boolean> {
    if (running !== undefined) throw new Problem('conflict', 'A backup is being made already. Wait until it is done.')
    const row = run('begin', { ...deed(by), id, dueAt, node })
    running = row
    try {
      return await row
    } finally {
      running = undefined
    }
  }

  async function finish(id: string, by: Asked, files: Pick<MakeJob, 'path' | 'recipient'>): Promise<Made> {
    const at = clock.now()
    const work = runInThread<MakeJob>(
      { kind: 'make', store: place, folders, trials, program: version, at, ...files },
      stopping.signal,
    )
    const written = work.then(
      async made => {
        await run('finish', { ...deed(by), id, outcome: made })
        if (made.trouble === null) await removeOld()
        else log.warn({ backup: id, trouble: made.trouble }, 'a backup could not be restored whole')
        return made
      },
      async (error: unknown) => {
        const trouble = error instanceof Problem ? error.message : 'Something went wrong inside; the log says more.'
        log.error({ backup: id, err: error }, 'no backup was written')
        await run('finish', { ...deed(by), id, outcome: { trouble } })
        throw error
      },
    )
    running = written
    try {
      return await written
    } finally {
      running = undefined
    }
  }

  /**
   * Only in the folder of the settings and in our own: what was asked for at the command line lies where somebody wants it, and what
   * lies elsewhere may be another server's, from which this store was restored.
   */
  async function removeOld(): Promise<void> {
    const now = clock.now()
    const mine = await store.read
      .selectFrom('backup')
      .selectAll()
      .where('node', '=', node)
      .where('file', 'is not', null)
      .where('removedAt', 'is', null)
      .where('startedBy', '!=', 'system:operator')
      .execute()
    const ours = new Set([folderPath(), defaultFolder])
    const here = mine.filter(({ file }) => file !== null && ours.has(dirname(file)))
    const old = chooseRemovable(here, now, memory.settings().backup)
    for (const { file } of old) rmSync(file ?? '', { force: true })
    if (old.length > 0) await run('noteRemoved', { ids: old.map(({ id }) => id), at: now })
  }

  async function tick(): Promise<void> {
    const { enabled, at } = memory.settings().backup
    const now = clock.now()
    const dueAt = lastDue(now, at)
    const key = await readKey()
    if (!enabled || key === null || key.createdAt > dueAt || running !== undefined) return
    const tries = await store.read
      .selectFrom('backup')
      .select(['dueAt', 'startedAt', 'startedBy'])
      .where('startedAt', '>=', dueAt)
      .execute()
    if (tries.some(row => row.dueAt === dueAt)) return
    const failed = tries.filter(row => row.startedBy === printActor(clockwork.actor))
    if (failed.length >= triesMax || failed.some(({ startedAt }) => startedAt > now - retryMs)) return
    const id = newUuid(clock)
    if (!(await begin(id, clockwork, dueAt))) return
    await finish(id, clockwork, { path: freeFile(folderPath(), now), recipient: key.recipient }).catch(() => undefined)
  }

  async function verifyMemory(): Promise<Finding[]> {
    const checks = new Checks()
    const highest = await store.read
      .selectFrom('change')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst()
    const seq = highest?.seq ?? 0
    await store.catchUp(seq, limits.store.catchUpMs)
    checks.expect('memory', memory.seq >= seq, () => `Memory stands at ${memory.seq}, and the store at ${seq}.`)
    return checks.findings()
  }

  async function seeTrouble(): Promise<BackupTrouble | undefined> {
    const { enabled } = memory.settings().backup
    if ((await readKey()) === null) return { code: 'no-key' }
    const last = await store.read
      .selectFrom('backup')
      .selectAll()
      .where('finishedAt', 'is not', null)
      .orderBy('startedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.trouble) return { code: 'failed', why: last.trouble }
    if (!enabled) return { code: 'off' }
    const isLate = last !== undefined && last.startedAt < clock.now() - lateMs
    return isLate ? { code: 'late' } : undefined
  }

  return {
    tick,
    recoveryKey: readKey,

    async list() {
      const since = clock.now() - memory.settings().backup.keepDays * hours(24)
      const rows = await store.list
        .selectFrom('backup')
        .selectAll()
        .where('removedAt', 'is', null)
        .where(({ eb }) => eb.or([eb('file', 'is not', null), eb('startedAt', '>', since)]))
        .orderBy('startedAt', 'desc')
        .limit(listMax)
        .execute()
      return rows.map(tell)
    },

    async get(id) {
      const row = await store.read.selectFrom('backup').selectAll().where('id', '=', id).executeTakeFirst()
      const info = row === undefined ? undefined : tell(row)
      if (info === undefined || info.file === null || !info.isHere)
        throw new Problem('missing', 'This machine has no file of that backup; it may lie on another one, or be gone.')
      return { ...info, file: info.file }
    },

    noteDownload: (id, by) => run('noteDownload', { ...deed(by), id }),

    async begin(by) {
      const recipient = await getRecipient()
      const id = newUuid(clock)
      await begin(id, by, null)
      // Its row tells how it went.
      void finish(id, by, { path: freeFile(folderPath(), clock.now()), recipient }).catch(() => undefined)
      return id
    },

    async make(by, { file, recipient }) {
      const to = recipient === undefined ? await getRecipient() : await parseRecipient(recipient)
      const path = isFolder(file) ? join(file, fileNameOf(clock.now())) : file
      const id = newUuid(clock)
      await begin(id, by, null)
      return finish(id, by, { path, recipient: to })
    },

    folder() {
      const path = folderPath()
      return { path, sharesDisk: shareDisk(path, dataFolder) }
    },

    async newRecoveryKey(by) {
      const { text, recipient, endsIn } = await newRecoveryKey()
      await run('putRecoveryKey', { ...deed(by), recipient, endsIn })
      return text
    },

    async useRecipient(recipient, by) {
      await run('putRecoveryKey', { ...deed(by), recipient: await parseRecipient(recipient), endsIn: null })
    },

    async tryRecoveryKey(text) {
      const { recipient } = await parseRecoveryKey(text.reveal())
      const fits = (await readKey())?.recipient === recipient
      if (fits) await run('noteKeyTried', { recipient, at: clock.now() })
      return fits
    },

    seeTrouble,

    async findTrouble(language = 'en') {
      const trouble = await seeTrouble()
      return trouble && printTrouble(trouble, language)
    },

    async verify() {
      return [...(await runInThread({ kind: 'verify', store: place, folders })), ...(await verifyMemory())]
    },

    start() {
      const look = (): void => void tick().catch((error: unknown) => log.warn({ err: error }, 'the schedule failed'))
      removeLeftovers({ backups: folderPath(), trials })
      void run('noteInterrupted', { node, at: clock.now() }).catch(() => undefined)
      timers.push(setInterval(look, lookMs).unref())
    },

    async close() {
      for (const timer of timers) clearInterval(timer)
      stopping.abort()
      await running?.catch(() => undefined)
    },
  }
}

import { z } from 'zod'
import { id, moment, reference, version } from './primitive.ts'

/** A copy of everything, or the attempt at one. */
export const backup = z.object({
  id,
  startedAt: moment,
  /** `person` has a name with it. */
  startedBy: z.object({ kind: z.enum(['clock', 'operator', 'person']), person: reference.nullable() }),
  /** `checked`: it was restored into an empty store, and what came out was right. */
  state: z.enum(['running', 'checked', 'unchecked', 'failed']),
  /** The file's name. */
  file: z.string().nullable(),
  bytes: z.int().nullable(),
  people: z.int().nullable(),
  apps: z.int().nullable(),
  /** How long the restore and its check took, in milliseconds. */
  checkedMs: z.int().nullable(),
  /** Why it was not written, or could not be restored. */
  trouble: z.string().nullable(),
  /** The machine that has the file. */
  machine: z.string(),
  /** Whether this server can hand it out. */
  downloadable: z.boolean(),
})
export type Backup = z.infer<typeof backup>

/** All times are UTC. */
const schedule = z.object({
  enabled: z.boolean(),
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Give a time of day, such as 02:00.'),
  /** Daily copies, then the first of each month. */
  keepDays: z.int().min(1, 'Keep at least one day.').max(3650),
  keepMonths: z.int().min(0).max(120),
})

/** What may be known of the recovery key after it was shown. */
export const recoveryKey = z.object({
  createdAt: moment,
  /** How it ends; `null` for one that was made elsewhere. */
  endsIn: z.string().nullable(),
  /** When somebody last showed that they have it. */
  triedAt: moment.nullable(),
})
export type RecoveryKey = z.infer<typeof recoveryKey>

/** Newest first; copies that were removed are left out. */
export const backups = z.object({
  items: z.array(backup),
  schedule: schedule.extend({
    folder: z.string(),
    /** Whether losing the disk of the database is losing the copies. */
    sharesDisk: z.boolean(),
    /** What keeps the dashboard from changing it. */
    lockedBy: z.string().nullable(),
  }),
  /** `null`: nothing is backed up before one is made. */
  recoveryKey: recoveryKey.nullable(),
  /** Why there is no recent copy that could be restored. */
  trouble: z.string().nullable(),
  version,
})
export type Backups = z.infer<typeof backups>

export const backupStarted = z.object({ id })

export const backupSchedulePatch = schedule.partial()
export type BackupSchedulePatch = z.input<typeof backupSchedulePatch>

/** `key` is shown this once. */
export const recoveryKeyMade = z.object({ key: z.string() })
export type RecoveryKeyMade = z.infer<typeof recoveryKeyMade>

export const recoveryKeyCheck = z.object({ key: z.string().min(1, 'Type or paste the key.').max(2000) })
export const recoveryKeyChecked = z.object({ fits: z.boolean() })

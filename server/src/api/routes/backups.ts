import { basename } from 'node:path'
import type { Backup, Backups } from '@doorward/contract'
import { Secret, type Language } from '#ground'
import { requireKeptHere, type DirectoryHandle } from '#directory'
import type { BackupRow } from '#store'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { namesIn, type AnswerNames } from '../answers/names.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names =
  | 'getBackups'
  | 'startBackup'
  | 'downloadBackup'
  | 'updateBackupSchedule'
  | 'makeRecoveryKey'
  | 'checkRecoveryKey'

function stateOf({ finishedAt, file, checkedMs }: BackupRow): Backup['state'] {
  if (finishedAt === null) return 'running'
  if (file === null) return 'failed'
  return checkedMs === null ? 'unchecked' : 'checked'
}

function starterOf(printed: string, names: AnswerNames): Backup['startedBy'] {
  const [kind, id = ''] = printed.split(':')
  if (kind === 'system') return { kind: id === 'clock' ? 'clock' : 'operator', person: null }
  return { kind: 'person', person: names.person(id) }
}

export function backupRoutes({ backups, directory: { memory } }: ApiParts) {
  const tell = (row: BackupRow & { isHere: boolean }, names: AnswerNames): Backup => ({
    id: row.id,
    startedAt: printMoment(row.startedAt),
    startedBy: starterOf(row.startedBy, names),
    state: stateOf(row),
    file: row.file === null ? null : basename(row.file),
    bytes: row.bytes,
    people: row.people,
    apps: row.apps,
    checkedMs: row.checkedMs,
    trouble: row.trouble,
    machine: row.node,
    downloadable: row.isHere,
  })

  async function tellAll(as: DirectoryHandle, language: Language): Promise<Backups> {
    const { enabled, at, keepDays, keepMonths } = as.settings.get().backup
    const [items, key, trouble, { version, managedBy }] = await Promise.all([
      backups.list(),
      backups.recoveryKey(),
      backups.findTrouble(language),
      as.settings.versionOf('backup'),
    ])
    const { path, sharesDisk } = backups.folder()
    return {
      items: items.map(row => tell(row, namesIn(memory, language))),
      schedule: { enabled, at, keepDays, keepMonths, folder: path, sharesDisk, lockedBy: managedBy },
      recoveryKey: key && {
        createdAt: printMoment(key.createdAt),
        endsIn: key.endsIn,
        triedAt: printMomentOrNull(key.triedAt),
      },
      trouble: trouble ?? null,
      version,
    }
  }

  return {
    getBackups: ({ as, language }) => tellAll(as, language),

    startBackup: async by => ({ id: await backups.begin(by) }),

    async downloadBackup(asked) {
      const { file, bytes } = await backups.get(asked.params.id)
      await backups.noteDownload(asked.params.id, asked)
      return { path: file, name: basename(file), bytes: bytes ?? 0 }
    },

    async updateBackupSchedule({ as, body, version, language }) {
      requireKeptHere(await as.settings.versionOf('backup'))
      const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      await as.settings.put('backup', { ...as.settings.get().backup, ...changes }, { ifVersion: version })
      return tellAll(as, language)
    },

    makeRecoveryKey: async by => ({ key: (await backups.newRecoveryKey(by)).reveal() }),

    checkRecoveryKey: async ({ body }) => ({ fits: await backups.tryRecoveryKey(new Secret(body.key)) }),
  } satisfies Handlers<Names>
}

import { join, resolve } from 'node:path'
import { systemClock } from '#ground'
import { placeOf } from '../../backup/place.ts'
import type { Restored } from '../../backup/restore.ts'
import { wrongOf } from '../../backup/verify.ts'
import { databaseOf } from '../../open-store.ts'
import { textOf, type Command } from '../command.ts'
import { keyFileOption, readRecoveryKey } from '../recovery-key.ts'
import { printTable } from '../table.ts'

const people = (title: string, told: Restored['refused']): string[] =>
  told.length === 0
    ? []
    : [title, printTable(told.map(({ username, displayName, why }) => [`  ${username}`, displayName, why]))]

function printRestored(restored: Restored): string {
  const { backupAt, program, ended, refused, refusedSince, findings } = restored
  const at = new Date(backupAt).toISOString()
  const wrong = wrongOf(findings)
  return [
    `Restored: ${restored.people} people and ${restored.apps} apps as they were at ${at} (Doorward ${program}).`,
    wrong.length === 0 ? `All ${findings.length} checks passed.` : `Not all of it is right:\n${wrong.join('\n')}`,
    `Everybody is signed out: ${ended.sessions} sessions, ${ended.tokens} tokens and ${ended.links} links have ended.`,
    'Apps keep working: their secrets and the signing keys are the same.',
    ...people('These people may not sign in, and it stays so:', refused),
    ...(refusedSince === null
      ? [
          `Who was disabled or deleted after ${at} is not known here, and may sign in again. Look at who has left since; with` +
            '\n--compare and the newer store, if it can be read, they are listed.',
        ]
      : refusedSince.length === 0
        ? ['Nobody was disabled or deleted after the backup.']
        : people(
            'These people were disabled or deleted after the backup, and may sign in again. Disable them:',
            refusedSince,
          )),
    ...(ended.apiTokens.length === 0
      ? []
      : [
          'These API tokens have ended too. Make new ones for what used them:',
          printTable(ended.apiTokens.map(({ name, username, scopes }) => [`  ${name}`, username, scopes.join(' ')])),
        ]),
  ].join('\n')
}

export const restore: Command = {
  name: 'restore',
  takes: ['FILE'],
  about: 'Put a backup where no Doorward is yet.',
  details:
    'Into an empty data folder, or into an empty PostgreSQL database where the configuration names one; nothing is ever\n' +
    'written over. Everybody is signed out, one-time links end, and apps keep working.',
  options: {
    ...keyFileOption,
    compare: {
      value: 'DATA',
      about: 'A newer data folder or postgres://…, to list who was disabled or deleted since.',
    },
  },
  async run({ words: [file = ''], options, config, console, answer }) {
    const newer = textOf(options['compare'])
    const { dataFolder, keysFolder } = config
    const { placeToCompare, restoreBackup } = await import('../../backup/restore.ts')
    const restored = await restoreBackup({
      file: resolve(console.cwd, file),
      compare: newer === undefined ? undefined : placeToCompare(newer, console.cwd),
      identity: await readRecoveryKey({ options, console }),
      dataFolder,
      folders: { keys: keysFolder, tls: join(dataFolder, 'tls') },
      place: placeOf(databaseOf(config), dataFolder),
      clock: systemClock,
    })
    answer(restored, printRestored)
    return wrongOf(restored.findings).length === 0 ? 0 : 1
  },
}

import { resolve } from 'node:path'
import type { Inspected } from '../../backup/inspect.ts'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { keyFileOption, readRecoveryKey } from '../recovery-key.ts'
import { printTable } from '../table.ts'

const printBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

type Made = OperationOutput<'backup'>

const printMade = ({ path, bytes, people, apps, checkedMs, checks }: Made): string =>
  [
    `Written to ${path}: ${printBytes(bytes)}, ${people} people, ${apps} apps.`,
    ...(checkedMs === null
      ? []
      : [`Restored into an empty store in ${(checkedMs / 1000).toFixed(1)} s, and all ${checks} checks passed.`]),
  ].join('\n')

const backup: Command = {
  name: 'backup',
  takes: ['FILE'],
  about: 'Write everything into one encrypted file, while the server runs.',
  details:
    'FILE may be a folder; the file is then named by date and time. It is encrypted to the recovery key, keys and secrets\n' +
    'are inside, and it is restored into an empty store to see that it can be. An existing file is never written over.',
  options: { recipient: { value: 'age1…', about: 'Encrypt to this public key of age instead of the recovery key.' } },
  async run({ words: [file = ''], options, console, withOperations, answer }) {
    const recipient = textOf(options['recipient'])
    const made = await withOperations(operate => operate('backup', { file: resolve(console.cwd, file), recipient }))
    answer(made, printMade)
    if (made.trouble === null) return 0
    console.note(made.trouble)
    return 1
  },
}

const key: Command = {
  name: 'backup key',
  takes: [],
  about: 'Make the recovery key that opens backups, and show it once.',
  options: { replace: { about: 'Make another one. Backups made before still need the earlier key.' } },
  async run({ options, withOperations, answer }) {
    answer(
      await withOperations(operate => operate('newRecoveryKey', { replace: options['replace'] === true })),
      ({ key: text }) =>
        `${text}\n\nThis is the recovery key. It opens every backup from now on, and is shown this once: only its public half\n` +
        'is kept here. Store it where this machine’s disk does not matter, on paper or in a password manager.',
    )
  },
}

const printInspected = (found: Inspected): string =>
  `The key fits, and the file is whole.\n${printTable([
    ['made', new Date(found.at).toISOString()],
    ['by', `Doorward ${found.program} (${found.schema})`],
    ['people', String(found.people)],
    ['groups', String(found.groups)],
    ['apps', String(found.apps)],
    ['rows', String(found.rows)],
    ['files', found.files.join(', ')],
  ])}`

const check: Command = {
  name: 'backup check',
  takes: ['FILE'],
  about: 'Tell whether a recovery key fits a backup and what is in it, restoring nothing.',
  options: keyFileOption,
  async run({ words: [file = ''], options, console, answer }) {
    const { inspectBackup } = await import('../../backup/inspect.ts')
    answer(await inspectBackup(resolve(console.cwd, file), await readRecoveryKey({ options, console })), printInspected)
  },
}

/** The longer names first: `backup key` is no file called “key”. */
export const backupCommands: Command[] = [key, check, backup]

import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { Problem } from '#ground'
import { readTruth, recordSecrets, secretsOfProcess } from '#provisioning'
import { UsageError } from '../arguments.ts'
import { textOf, type Command } from '../command.ts'

interface Applied {
  applied: boolean
  changes: string[]
  notes: string[]
}

function printApplied({ applied, changes, notes }: Applied): string {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  const end =
    changes.length === 0 ? 'Nothing to change.' : applied ? `${count} made.` : `${count} to make; nothing was changed.`
  return [...changes, end, ...notes.map(note => `Note: ${note}`)].join('\n')
}

export const apply: Command = {
  name: 'apply',
  takes: [],
  about: 'Make people, groups, apps and settings what a file says.',
  details:
    'The whole file is checked and compared before the first change. Applied again, it changes nothing. A key the file\n' +
    'leaves out is left as it is; an empty list is emptied. Secrets may stand in variables and files of their own.',
  options: {
    file: { value: 'FILE', short: 'f', about: 'The file, or - for standard input.' },
    plan: { about: 'Show what would be changed, and change nothing.' },
    prune: { about: 'Also remove what the file no longer names. Comes in a later version.' },
  },
  mayCreate: options => options['plan'] === undefined,
  async run({ options, console, withOperations, answer }) {
    const file = textOf(options['file'])
    if (file === undefined) throw new UsageError('Name the file: doorward apply -f FILE.')
    if (options['prune'] !== undefined)
      throw new Problem(
        'unsupported',
        '--prune comes in a later version. Until then, remove in the dashboard what the file no longer names.',
      )
    const path = file === '-' ? undefined : resolve(console.cwd, file)
    const name = path === undefined ? 'standard input' : basename(path)
    const text = readText(path)
    // Variables and files are those of whoever asks, so they are read here and sent along.
    const { found, findText } = recordSecrets(
      secretsOfProcess(console.env, path === undefined ? console.cwd : dirname(path)),
    )
    await readTruth(name, text, findText)
    const planOnly = options['plan'] === true
    answer(await withOperations(operate => operate('apply', { name, text, secrets: found, planOnly })), printApplied)
  },
}

function readText(path: string | undefined): string {
  try {
    return readFileSync(path ?? 0, 'utf8')
  } catch (cause) {
    throw new Problem('invalid', `${path ?? 'Standard input'} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

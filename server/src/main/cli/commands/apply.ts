import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { OperatorProblem } from '#ground'
import { decryptAge, findIdentity, isAgeFile, type AgeKey } from '../age-file.ts'
import { UsageError } from '../arguments.ts'
import { textOf, type Call, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { readPassphrase } from './export.ts'

type Applied = Omit<OperationOutput<'apply'>, 'changes'> & { changes: string[] }

function printApplied({ applied, changes, notes, doubts }: Applied): string {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  const end =
    changes.length === 0 ? 'Nothing to change.' : applied ? `${count} made.` : `${count} to make; nothing was changed.`
  return [...changes, end, ...notes.map(note => `Note: ${note}`), ...doubts.map(doubt => `Needs --yes: ${doubt}`)].join(
    '\n',
  )
}

/** What a plan ends with where `--exit-code` asks for it and there is something to change; 1 and 2 are every command's own. */
const exitDiffers = 3

export const apply: Command = {
  name: 'apply',
  takes: [],
  about: 'Make people, groups, apps and settings what a file says.',
  details:
    'The whole file is checked and compared before the first change. Applied again, it changes nothing. A key the file\n' +
    'leaves out is left as it is; an empty list is emptied. Secrets may stand in variables and files of their own.\n\n' +
    '--prune also removes what the file has made and names no more, in the lists it has: people go to the trash, and a\n' +
    'later apply that names them again restores them; groups, apps and attributes are deleted; settings stay. A plan that\n' +
    'removes more than a third of the people, groups or apps, an owner, or an attribute is made only with --yes.\n\n' +
    'Exit codes: 0 done, or planned; 1 refused; 2 not understood; with --plan --exit-code, 3 when there is something to change.',
  options: {
    file: { value: 'FILE', short: 'f', about: 'The file, or - for standard input.' },
    plan: { about: 'Show what would be changed, and change nothing.' },
    'exit-code': { about: 'With --plan: end with 3 when there is something to change, for scripts.' },
    prune: { about: 'Also remove what the file has made and names no more.' },
    yes: { about: 'Make a plan that removes much.' },
    'passphrase-file': { value: 'FILE', about: 'For an encrypted file: read its passphrase from here.' },
    'key-file': { value: 'FILE', about: 'For an encrypted file: the age key that opens it.' },
  },
  mayCreate: options => options['plan'] === undefined,
  async run({ options, console, withOperations, answer }) {
    const file = textOf(options['file'])
    if (file === undefined) throw new UsageError('Name the file: doorward apply -f FILE.')
    const path = file === '-' ? undefined : resolve(console.cwd, file)
    const name = path === undefined ? 'standard input' : basename(path)
    const text = await readText(path, { options, console })
    // Variables and files are those of whoever asks, so they are read here and sent along.
    const { readTruth, recordSecrets, secretsOfProcess } = await import('#provisioning')
    const { found, findText } = recordSecrets(
      secretsOfProcess(console.env, path === undefined ? console.cwd : dirname(path)),
    )
    const truth = await readTruth(name, text, findText)
    const prune = options['prune'] === true
    if (prune && !truth.owns)
      throw new UsageError(
        `--prune removes what a file owns, and ${name} says “owns: false”. Take that line out first.`,
      )
    const planOnly = options['plan'] === true
    const sure = options['yes'] === true
    const bytes = Buffer.from(text)
    const { changes: lines, ...applied } = await withOperations(operate =>
      operate('apply', { name, text: bytes, secrets: found, planOnly, prune, sure }),
    )
    const changes = lines.length === 0 ? [] : Buffer.from(lines).toString().split('\n')
    answer({ ...applied, changes }, printApplied)
    return planOnly && options['exit-code'] === true && changes.length > 0 ? exitDiffers : 0
  },
}

/** The text of the file, decrypted where it is an age file. */
async function readText(path: string | undefined, asked: Pick<Call, 'options' | 'console'>): Promise<string> {
  const bytes = readBytes(path)
  return isAgeFile(bytes) ? decryptAge(bytes, await findKey(asked)) : bytes.toString('utf8')
}

async function findKey({ options, console }: Pick<Call, 'options' | 'console'>): Promise<AgeKey> {
  const keyFile = textOf(options['key-file'])
  if (keyFile !== undefined) {
    const path = resolve(console.cwd, keyFile)
    const identity = findIdentity(readBytes(path).toString('utf8'))
    if (identity === undefined) throw new OperatorProblem('invalid', `There is no age key in ${path}.`)
    return { identity }
  }
  const passphrase = readPassphrase({ options, console }) ?? (await console.ask('Passphrase of the file'))
  if (passphrase !== undefined) return { passphrase }
  throw new UsageError('The file is encrypted. Give its passphrase (--passphrase-file) or its key (--key-file).')
}

function readBytes(path: string | undefined): Buffer {
  try {
    return readFileSync(path ?? 0)
  } catch (cause) {
    throw new OperatorProblem('invalid', `${path ?? 'Standard input'} cannot be read: ${(cause as Error).message}.`, {
      cause,
    })
  }
}

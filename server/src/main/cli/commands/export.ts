import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OperatorProblem, Secret } from '#ground'
import { encryptAge, type AgeLock } from '../age-file.ts'
import { UsageError } from '../arguments.ts'
import { textOf, type Call, type Command } from '../command.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: [],
  about: 'Write the whole directory as a file that apply takes.',
  details:
    'The same directory is the same text, so it can be kept under version control. There is no password, hash or secret in\n' +
    'it, and apply leaves as they are those it does not find in a file.\n\n' +
    '--with-secrets writes one that has them, encrypted as age does: to a passphrase, which is asked for, or to a\n' +
    'recipient. “doorward apply -f FILE” opens it again. Secrets of apps are kept as keyed hashes only, so a store takes\n' +
    'them over where it has the same key (keys/); elsewhere apps need new ones.',
  options: {
    out: { value: 'FILE', short: 'o', about: 'Where to write it, for your eyes only; standard output unless given.' },
    'with-secrets': { value: 'FILE', about: 'Write it with what is secret, encrypted, into this file.' },
    recipient: { value: 'AGE1', about: 'Encrypt to this age recipient, instead of to a passphrase.' },
    'passphrase-file': { value: 'FILE', about: 'Read the passphrase from here, instead of asking for it.' },
  },
  async run({ options, console, withOperations, answer }) {
    const out = textOf(options['out'])
    const sealed = textOf(options['with-secrets'])
    if (out !== undefined && sealed !== undefined) throw new UsageError('Give one of --out and --with-secrets.')
    const lock = sealed === undefined ? undefined : await chooseLock({ options, console })
    const { text, ...counts } = await withOperations(operate => operate('export', { secrets: sealed !== undefined }))
    const file = sealed ?? out
    if (file === undefined)
      return answer({ text: Buffer.from(text).toString(), ...counts }, ({ text }) => text.trimEnd())
    const path = resolve(console.cwd, file)
    write(path, lock === undefined ? text : await encryptAge(text, lock))
    answer(
      { file: path, ...counts },
      () => `People: ${counts.people}, groups: ${counts.groups}, apps: ${counts.apps}. Written to ${path}.`,
    )
  },
}

async function chooseLock({ options, console }: Pick<Call, 'options' | 'console'>): Promise<AgeLock> {
  const recipient = textOf(options['recipient'])
  if (recipient !== undefined) return { recipient }
  const passphrase = readPassphrase({ options, console }) ?? (await console.ask('Passphrase for the file'))
  if (passphrase === undefined)
    throw new UsageError('Give a passphrase (--passphrase-file FILE, or type it at a terminal) or a --recipient.')
  if (options['passphrase-file'] === undefined) {
    const again = await console.ask('The same once more')
    if (again?.reveal() !== passphrase.reveal()) throw new OperatorProblem('invalid', 'The two passphrases differ.')
  }
  return { passphrase }
}

/** What the file of `--passphrase-file` says, without the line break at its end. */
export function readPassphrase({ options, console }: Pick<Call, 'options' | 'console'>): Secret | undefined {
  const file = textOf(options['passphrase-file'])
  if (file === undefined) return undefined
  const path = resolve(console.cwd, file)
  try {
    return new Secret(readFileSync(path, 'utf8').replace(/\r?\n$/, ''))
  } catch (cause) {
    throw new OperatorProblem('invalid', `${path} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

function write(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content, { mode: 0o600 })
  } catch (cause) {
    throw new OperatorProblem('invalid', `${path} cannot be written: ${(cause as Error).message}.`, { cause })
  }
}

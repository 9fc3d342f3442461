import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OperatorProblem, type Secret } from '#ground'
import { parseRecoveryKey } from '../backup/recovery-key.ts'
import { textOf, type Call } from './command.ts'

export const keyFileOption = {
  'key-file': {
    value: 'FILE',
    about: 'The file that holds the recovery key, or - for standard input; else it is asked for.',
  },
}

/**
 * The recovery key: from `--key-file`, or asked for at the terminal. Throws Problem `invalid` where there is neither.
 */
export async function readRecoveryKey({ options, console }: Pick<Call, 'options' | 'console'>): Promise<Secret> {
  const file = textOf(options['key-file'])
  const text = file === undefined ? await findText(console) : readText(file, console.cwd)
  return (await parseRecoveryKey(text)).identity
}

async function findText({ ask }: Call['console']): Promise<string> {
  const typed = await ask('Recovery key')
  if (typed !== undefined) return typed.reveal()
  throw new OperatorProblem(
    'invalid',
    'The recovery key is needed: name the file that holds it with --key-file, or - for standard input.',
  )
}

function readText(file: string, cwd: string): string {
  try {
    return readFileSync(file === '-' ? 0 : resolve(cwd, file), 'utf8')
  } catch (cause) {
    throw new OperatorProblem('invalid', `${file} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

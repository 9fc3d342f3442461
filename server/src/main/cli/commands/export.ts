import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '#ground'
import { textOf, type Command } from '../command.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: [],
  about: 'Write the whole directory as a file that apply takes.',
  details:
    'The same directory is the same text, so it can be kept under version control. There is no password, hash or secret in\n' +
    'it, and apply leaves as they are those it does not find in a file.',
  options: {
    out: { value: 'FILE', short: 'o', about: 'Where to write it, for your eyes only; standard output unless given.' },
  },
  async run({ options, console, withOperations, answer }) {
    const out = textOf(options['out'])
    const { text, ...counts } = await withOperations(operate => operate('export', { secrets: false }))
    if (out === undefined) return answer({ text, ...counts }, () => text.trimEnd())
    const path = resolve(console.cwd, out)
    write(path, text)
    answer(
      { file: path, ...counts },
      () => `People: ${counts.people}, groups: ${counts.groups}, apps: ${counts.apps}. Written to ${path}.`,
    )
  },
}

function write(path: string, text: string | Uint8Array): void {
  try {
    writeFileSync(path, text, { mode: 0o600 })
  } catch (cause) {
    throw new Problem('invalid', `${path} cannot be written: ${(cause as Error).message}.`, { cause })
  }
}

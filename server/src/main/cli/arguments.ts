import { parseArgs } from 'node:util'
import { explainUnknown } from '#ground'

export interface Option {
  /** What its value is called in the help; absent for a switch. */
  value?: string
  short?: string
  about: string
}

/** Something typed at the command line that no command takes. Answered with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Arguments {
  words: string[]
  /** `true` for a switch. */
  options: Record<string, string | true>
}

/** Splits what was typed. Throws UsageError for an option that is unknown, said twice, or lacks its value. */
export function parseArguments(argv: string[], options: Record<string, Option>): Arguments {
  const { tokens } = parseArgs({
    args: argv,
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
      ]),
    ),
  })
  const parsed: Arguments = { words: [], options: {} }
  for (const token of tokens) {
    if (token.kind === 'positional') parsed.words.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = options[name]
    if (option === undefined)
      throw new UsageError(
        explainUnknown(
          rawName,
          Object.keys(options).map(known => `--${known}`),
        ),
      )
    if (parsed.options[name] !== undefined) throw new UsageError(`${rawName} is given twice.`)
    if (option.value === undefined) {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value.`)
      parsed.options[name] = true
    } else {
      // `--data --json` is a forgotten value, not a folder called --json.
      if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
        throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}.`)
      parsed.options[name] = value
    }
  }
  return parsed
}

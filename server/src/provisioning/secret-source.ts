import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OperatorProblem, Problem, Secret } from '#ground'
import { z } from 'zod'

/** A secret that stands elsewhere than in the file. */
export type SecretElsewhere = { env: string } | { file: string }

/** Finds the text of a secret that stands elsewhere. Throws Problem `invalid` when it is not there. */
export type FindSecretText = (source: SecretElsewhere) => string

const form = z.object({
  value: z.string().optional(),
  env: z.string().min(1).optional(),
  file: z.string().min(1).optional(),
})

/** `{ value: … }`, `{ env: NAME }` or `{ file: PATH }`, as the secret itself. `extra` keys pass through. */
export const secretSource = <Extra extends z.ZodRawShape>(
  findText: FindSecretText,
  { lengthMin = 1, lengthMax = 1024 }: { lengthMin?: number; lengthMax?: number },
  extra: Extra,
) =>
  form.extend(extra).transform((given, context) => {
    const { value, env, file, ...rest } = given as z.output<typeof form>
    const wrong = (message: string): never => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const sources = [value, env, file].filter(source => source !== undefined)
    if (sources.length > 1) return wrong('Give one of value, env and file.')
    let text: string | undefined
    try {
      text = value ?? (env === undefined ? (file === undefined ? undefined : findText({ file })) : findText({ env }))
    } catch (error) {
      if (error instanceof Problem) return wrong(error.message)
      throw error
    }
    if (text !== undefined && (text.length < lengthMin || text.length > lengthMax))
      return wrong(`A secret here has ${lengthMin} to ${lengthMax} characters.`)
    return { ...(rest as z.output<z.ZodObject<Extra>>), secret: text === undefined ? undefined : new Secret(text) }
  })

/** Reads environment variables, and files beside the file of truth. One line break at the end of a file is not part of it. */
export function secretsOfProcess(env: Record<string, string | undefined>, folder: string): FindSecretText {
  return source => {
    if ('env' in source) {
      const text = env[source.env]
      if (text === undefined || text === '')
        throw new OperatorProblem('invalid', `The variable ${source.env} is not set.`)
      return text
    }
    const path = resolve(folder, source.file)
    try {
      return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
    } catch (cause) {
      throw new OperatorProblem('invalid', `The file ${path} cannot be read: ${(cause as Error).message}.`, { cause })
    }
  }
}

const nameOf = (source: SecretElsewhere): string => ('env' in source ? `env:${source.env}` : `file:${source.file}`)

/** Passes through to another finder and keeps what it found, to be sent along with the file. */
export function recordSecrets(findText: FindSecretText): { findText: FindSecretText; found: Record<string, string> } {
  const found: Record<string, string> = {}
  return { found, findText: source => (found[nameOf(source)] = findText(source)) }
}

/** The inverse: answers from what was recorded. */
export const recordedSecrets =
  (found: Record<string, string>): FindSecretText =>
  source => {
    const text = found[nameOf(source)]
    if (text === undefined) throw new OperatorProblem('invalid', `The secret ${nameOf(source)} was not sent along.`)
    return text
  }

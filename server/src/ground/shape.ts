import type { z } from 'zod'
import { asItIs, inTurn, printSaying, say, toSaying, type SaidValue, type Saying } from './sayings/saying.ts'

/** One thing wrong with a value from outside: where it stands, and what is allowed there instead. */
export interface Flaw {
  path: (string | number)[]
  message: string
}

/** A Flaw that is said in every language. */
export interface SaidFlaw extends Flaw {
  saying: Saying
}

/**
 * Checks a value against a schema. Keys the schema does not know are flaws too, whether or not the schema is strict:
 * a misspelt key must never be a silent nothing. Flaws come in the order of the schema, unknown keys first.
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { value: z.output<S> } | { flaws: SaidFlaw[] } {
  const unknown = [...findUnknownKeys(schema, input, [])]
  // A schema's errors are texts; of those that are ours the saying is kept beside them.
  const sayings = new Map<string, Saying>()
  const note = (saying: Saying | undefined): string | undefined => {
    if (saying === undefined) return undefined
    const text = printSaying(saying)
    sayings.set(text, saying)
    return text
  }
  const { success, data, error } = schema.safeParse(input, { error: issue => note(explain(issue)) })
  if (success && unknown.length === 0) return { value: data }
  const issues = (error?.issues ?? []).filter(issue => issue.code !== 'unrecognized_keys')
  const flaws = issues.map(({ path, message }) => ({
    path: path.map(textPart),
    message,
    saying: sayings.get(message) ?? asItIs(message),
  }))
  return { flaws: [...unknown, ...flaws] }
}

/** `oidc.redirectUris.1`, as problems and the dashboard's forms name a field. */
export const printPath = (path: Flaw['path']): string => path.join('.')

const textPart = (part: PropertyKey): string | number => (typeof part === 'symbol' ? String(part) : part)

/** What a misspelt word was most likely meant to be: at most a third of its letters are wrong, or swapped. */
export function findNearest(word: string, allowed: readonly string[]): string | undefined {
  const near = allowed
    .map(candidate => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
  return near.sort((a, b) => a.far - b.far)[0]?.candidate
}

/** Edits and swaps of neighbours that turn one word into the other (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (same ? 0 : 1),
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(a.length, b.length)
}

/** `“lsiten” is not known here. Did you mean “listen”? Allowed: …` */
export const explainUnknown = (word: string, allowed: readonly string[]): string =>
  printSaying(sayUnknown(word, allowed))

function sayUnknown(word: string, allowed: readonly string[]): Saying {
  const near = findNearest(word, allowed)
  return inTurn(
    say('“{word}” is not known here.', { word }),
    ...(near === undefined ? [] : [say('Did you mean “{near}”?', { near })]),
    allowed.length === 0 ? 'Allowed: nothing.' : say('Allowed: {allowed}.', { allowed: allowed.join(', ') }),
  )
}

const flawOf = (path: Flaw['path'], saying: Saying): SaidFlaw => ({ path, message: printSaying(saying), saying })

function* findUnknownKeys(schema: z.core.$ZodType, input: unknown, path: Flaw['path']): Generator<SaidFlaw> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'object' && isRecord(input)) {
    for (const [key, value] of Object.entries(input)) {
      const field = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined
      if (field === undefined) yield flawOf([...path, key], sayUnknown(key, Object.keys(def.shape)))
      else yield* findUnknownKeys(field, value, [...path, key])
    }
  } else if (def.type === 'array' && Array.isArray(input)) {
    for (const [i, item] of input.entries()) yield* findUnknownKeys(def.element, item, [...path, i])
  } else if (def.type === 'union') yield* findUnknownInUnion(def, input, path)
  else if (def.type === 'pipe') yield* findUnknownKeys(def.in, input, path)
  else if ('innerType' in def) yield* findUnknownKeys(def.innerType, input, path)
}

/** Of several forms the one counts that knows the most of the keys; the parse itself tells when none fits. */
function* findUnknownInUnion(def: z.core.$ZodUnionDef, input: unknown, path: Flaw['path']): Generator<SaidFlaw> {
  const { discriminator } = def as z.core.$ZodDiscriminatedUnionDef
  const kind = isRecord(input) && discriminator !== undefined ? input[discriminator] : undefined
  const fitting = def.options.filter(
    option =>
      discriminator === undefined || option._zod.propValues?.[discriminator]?.has(kind as z.core.util.Primitive),
  )
  // To a form that has no keys at all none is unknown, so where keys are given it is not asked.
  const keyed = isRecord(input) ? fitting.filter(hasKeys) : []
  const found = (keyed.length > 0 ? keyed : fitting).map(option => [...findUnknownKeys(option, input, path)])
  yield* found.sort((a, b) => a.length - b.length)[0] ?? []
}

function hasKeys(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'pipe') return hasKeys(def.in)
  return 'innerType' in def ? hasKeys(def.innerType) : def.type === 'object'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nouns: Record<string, Saying> = {
  string: toSaying('a text'),
  number: toSaying('a number'),
  int: toSaying('a whole number'),
  boolean: toSaying('true or false'),
  array: toSaying('a list'),
  object: toSaying('a group of keys'),
  record: toSaying('a group of keys'),
  null: toSaying('nothing (null)'),
}

const formats: Record<string, Saying> = {
  uuid: toSaying('an id (UUID)'),
  email: toSaying('an address like name@example.com'),
  url: toSaying('a whole address, such as https://id.example.com'),
  datetime: toSaying('a time in UTC like 2026-06-12T09:41:22Z'),
}

/** What is allowed, where the schema itself does not say it. */
function explain(issue: z.core.$ZodRawIssue): Saying | undefined {
  const { code, input } = issue
  if (code === 'invalid_type') {
    const noun = nouns[issue.expected] ?? issue.expected
    return input === undefined ? say('Missing; expected {noun}.', { noun }) : say('Expected {noun}.', { noun })
  }
  if (code === 'too_small') return sayLeast(issue.origin, Number(issue.minimum))
  if (code === 'too_big') return sayMost(issue.origin, Number(issue.maximum))
  if (code === 'invalid_format') return sayFormat(formats[issue.format])
  if (code === 'invalid_value') return explainChoice(input, issue.values)
  if (code !== 'invalid_union') return undefined
  // Of a union with a discriminator only that one is wrong; its path stands in the issue.
  const { discriminator, options } = issue as { discriminator?: string; options?: unknown[] }
  if (discriminator === undefined || options === undefined) return toSaying('None of the allowed forms.')
  return explainChoice(isRecord(input) ? input[discriminator] : undefined, options)
}

const sayFormat = (noun: SaidValue | undefined): Saying =>
  say('Expected {noun}.', { noun: noun ?? toSaying('another form') })

function sayLeast(origin: string, min: number): Saying {
  if (origin === 'string') return say('At least {min} characters.', { min })
  return origin === 'array' ? say('At least {min} entries.', { min }) : say('At least {min}.', { min })
}

function sayMost(origin: string, max: number): Saying {
  if (origin === 'string') return say('At most {max} characters.', { max })
  return origin === 'array' ? say('At most {max} entries.', { max }) : say('At most {max}.', { max })
}

function explainChoice(input: unknown, values: readonly unknown[]): Saying {
  const choices = values.map(String)
  const allowed = choices.join(', ')
  if (input === undefined) return say('Missing; allowed: {allowed}.', { allowed })
  const near = typeof input === 'string' ? findNearest(input, choices) : undefined
  return near === undefined
    ? say('Allowed: {allowed}.', { allowed })
    : inTurn(say('Allowed: {allowed}.', { allowed }), say('Did you mean “{near}”?', { near }))
}

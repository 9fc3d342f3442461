import type { z } from 'zod'

/** One thing wrong with a value from outside: where it stands, and what is allowed there instead. */
export interface Flaw {
  path: (string | number)[]
  message: string
}

/**
 * Checks a value against a schema. Keys the schema does not know are flaws too, whether or not the schema is strict:
 * a misspelt key must never be a silent nothing. Flaws come in the order of the schema, unknown keys first.
 */
export function checkShape<S extends z.ZodType>(schema: S, input: unknown): { value: z.output<S> } | { flaws: Flaw[] } {
  const unknown = [...findUnknownKeys(schema, input, [])]
  const { success, data, error } = schema.safeParse(input, { error: explain })
  if (success && unknown.length === 0) return { value: data }
  const issues = (error?.issues ?? []).filter(issue => issue.code !== 'unrecognized_keys')
  return { flaws: [...unknown, ...issues.map(issue => ({ path: issue.path.map(textPart), message: issue.message }))] }
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
export function explainUnknown(word: string, allowed: readonly string[]): string {
  const near = findNearest(word, allowed)
  const meant = near === undefined ? '' : ` Did you mean “${near}”?`
  return `“${word}” is not known here.${meant} Allowed: ${allowed.join(', ') || 'nothing'}.`
}

function* findUnknownKeys(schema: z.core.$ZodType, input: unknown, path: Flaw['path']): Generator<Flaw> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'object' && isRecord(input)) {
    for (const [key, value] of Object.entries(input)) {
      const field = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined
      if (field === undefined) yield { path: [...path, key], message: explainUnknown(key, Object.keys(def.shape)) }
      else yield* findUnknownKeys(field, value, [...path, key])
    }
  } else if (def.type === 'array' && Array.isArray(input)) {
    for (const [i, item] of input.entries()) yield* findUnknownKeys(def.element, item, [...path, i])
  } else if (def.type === 'union') yield* findUnknownInUnion(def, input, path)
  else if (def.type === 'pipe') yield* findUnknownKeys(def.in, input, path)
  else if ('innerType' in def) yield* findUnknownKeys(def.innerType, input, path)
}

/** Of several forms the one counts that knows the most of the keys; the parse itself tells when none fits. */
function* findUnknownInUnion(def: z.core.$ZodUnionDef, input: unknown, path: Flaw['path']): Generator<Flaw> {
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

const nouns: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  null: 'nothing (null)',
}

const formats: Record<string, string> = {
  uuid: 'an id (UUID)',
  email: 'an address like name@example.com',
  url: 'a whole address, such as https://id.example.com',
  datetime: 'a time in UTC like 2026-06-12T09:41:22Z',
}

const units: Record<string, string> = { string: ' characters', array: ' entries' }

/** What is allowed, where the schema itself does not say it. */
function explain(issue: z.core.$ZodRawIssue): string | undefined {
  const { code, input } = issue
  if (code === 'invalid_type') {
    const noun = nouns[issue.expected] ?? issue.expected
    return input === undefined ? `Missing; expected ${noun}.` : `Expected ${noun}.`
  }
  if (code === 'too_small') return `At least ${issue.minimum}${units[issue.origin] ?? ''}.`
  if (code === 'too_big') return `At most ${issue.maximum}${units[issue.origin] ?? ''}.`
  if (code === 'invalid_format') return `Expected ${formats[issue.format] ?? 'another form'}.`
  if (code === 'invalid_value') return explainChoice(input, issue.values)
  if (code !== 'invalid_union') return undefined
  // Of a union with a discriminator only that one is wrong; its path stands in the issue.
  const { discriminator, options } = issue as { discriminator?: string; options?: unknown[] }
  if (discriminator === undefined || options === undefined) return 'None of the allowed forms.'
  return explainChoice(isRecord(input) ? input[discriminator] : undefined, options)
}

function explainChoice(input: unknown, values: readonly unknown[]): string {
  const allowed = values.map(String)
  if (input === undefined) return `Missing; allowed: ${allowed.join(', ')}.`
  const near = typeof input === 'string' ? findNearest(input, allowed) : undefined
  return `Allowed: ${allowed.join(', ')}.${near === undefined ? '' : ` Did you mean “${near}”?`}`
}

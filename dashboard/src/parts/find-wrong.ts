import type { z } from 'zod'
import { t } from '../texts/index.ts'

/** One value that is wrong: where it stands, and why in the language of this page. */
export interface WrongValue {
  path: PropertyKey[]
  message: string
}

/**
 * What a schema of the contract finds wrong. Some of its sentences are its own, in English, and are looked up; for what it
 * only counts or compares this page has the words.
 */
export const findWrong = (schema: z.ZodType, value: unknown): WrongValue[] =>
  (schema.safeParse(value, { error: explain }).error?.issues ?? []).map(({ path, message }) => ({
    path,
    message: t.sentences[message] ?? message,
  }))

function explain(issue: z.core.$ZodRawIssue): string {
  const words = t.parts.wrong
  const { code, input } = issue
  if (input === undefined || input === null || input === '') return words.missing
  if (code === 'invalid_type') {
    if (issue.expected === 'int') return words.whole
    return issue.expected === 'number' ? words.number : words.form
  }
  if (code === 'too_small' || code === 'too_big') {
    const { least, most } = measures(issue.origin)
    return code === 'too_small' ? least(Number(issue.minimum)) : most(Number(issue.maximum))
  }
  return code === 'invalid_value' || code === 'invalid_union' ? words.choice : words.form
}

function measures(origin: string): { least: (amount: number) => string; most: (amount: number) => string } {
  const { characters, entries, amount } = t.parts.wrong
  return origin === 'string' ? characters : origin === 'array' ? entries : amount
}

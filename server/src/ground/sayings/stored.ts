import { asItIs, toSaying, type SaidValue, type Saying, type Words } from './saying.ts'

/** What is written down of something that is said, so that it is told later in the language of whoever reads it. */
export const writeSaying = (words: Words): string => JSON.stringify(toSaying(words))

/** What `writeSaying` wrote. Anything else is a sentence that was written down as such, and stays as it is. */
export function readSaying(text: string): Saying {
  if (!text.startsWith('{"sentence":')) return asItIs(text)
  try {
    const read: unknown = JSON.parse(text)
    if (isSaying(read)) return read
  } catch {
    // Cut off, or of somebody else.
  }
  return asItIs(text)
}

function isSaying(read: unknown): read is Saying {
  if (typeof read !== 'object' || read === null) return false
  const { sentence, values } = read as Partial<Record<keyof Saying, unknown>>
  if (typeof sentence !== 'string' || typeof values !== 'object' || values === null) return false
  return Object.values(values).every(isValue)
}

const isValue = (read: unknown): read is SaidValue =>
  typeof read === 'string' || typeof read === 'number' || isSaying(read)

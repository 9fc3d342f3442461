import { readFileSync } from 'node:fs'

/** A password as another program has stored it. */
export interface PasswordVector {
  format: string
  password: string
  hash: string
  /** The independent program it was made with. */
  source: string
}

export const vectors = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
) as readonly PasswordVector[]

/** The first of each format. */
export const oneOfEach = [...new Map(vectors.toReversed().map(vector => [vector.format, vector])).values()]

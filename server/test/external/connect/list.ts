import { UpstreamError, type UpstreamEntry, type UpstreamErrorKind } from '#external'

export async function list(entries: AsyncIterable<UpstreamEntry>): Promise<UpstreamEntry[]> {
  const all: UpstreamEntry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

/** For `assert.rejects`: the kind, and words an admin would read. */
export const failsAs =
  (kind: UpstreamErrorKind, words = /./) =>
  (error: unknown): boolean => {
    if (!(error instanceof UpstreamError) || error.kind !== kind || !words.test(error.message)) throw error
    return true
  }

export const everything = {
  base: 'dc=x',
  scope: 'subtree',
  filter: '(objectClass=*)',
  attributes: ['*'],
} as const

import type { DirectoryQuery, DirectoryQueryKind } from '@doorward/contract'
import { t } from '../../texts/index.ts'

const words = t.directoryQueries

export const kindWords: Record<DirectoryQueryKind, string> = words.kinds

export const scopeWords: Record<NonNullable<DirectoryQuery['scope']>, string> = words.scopes

/** A code in a few words, and what to do about it. Bind and search mean some codes in their own way. */
const codeWords: Record<number, { words: string; hint?: string }> = words.codes

/** The few words for how it came out, or undefined where `ok` says it. */
export const outcomeOf = ({ code, kind, message }: DirectoryQuery): string | undefined => {
  if (kind === 'connection') return message === 'not accepted' ? words.results.notOnList : message
  return code === null || code === 0 ? undefined : codeWords[code]?.words
}

export const hintOf = ({ code, kind, message }: DirectoryQuery): string | undefined => {
  if (kind === 'connection') return message === 'not accepted' ? words.results.notOnListHint : undefined
  return code === null ? undefined : codeWords[code]?.hint
}

const seconds = new Intl.NumberFormat(t.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `45 µs`, `3 ms`, `1.2 s`. */
export const printTook = (us: number): string =>
  us < 1000 ? `${us} µs` : us < 1_000_000 ? `${Math.round(us / 1000)} ms` : `${seconds.format(us / 1_000_000)} s`

/** `ok 3 ms`, or `refused (49)`. */
export const resultOf = (query: DirectoryQuery): string => {
  if (query.abandoned) return words.results.givenUp
  if (query.refused) return query.code === null ? words.results.refused : words.results.refusedWith(query.code)
  return words.results.ok(printTook(query.tookUs))
}

/** Names within a tree that is served, without its base. */
export function shortenDn(dn: string, bases: readonly string[]): string {
  const base = bases.find(base => dn.toLowerCase().endsWith(`,${base.toLowerCase()}`))
  return base === undefined ? dn : dn.slice(0, -base.length - 1)
}

/** What stands after the operation, dimmed: for which app, how many entries, why not. */
export const asideOf = (query: DirectoryQuery): string =>
  [
    query.kind === 'bind' && query.app !== null && words.results.forApp(query.app.name),
    query.kind === 'search' && !query.refused && query.entries !== null && words.results.entries(query.entries),
    outcomeOf(query),
  ]
    .filter(Boolean)
    .join(', ')

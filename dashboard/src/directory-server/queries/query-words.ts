import type { DirectoryQuery, DirectoryQueryKind } from '@doorward/contract'
import { count } from '../../parts/words.ts'

export const kindWords: Record<DirectoryQueryKind, string> = {
  bind: 'Bind',
  search: 'Search',
  compare: 'Compare',
  add: 'Add',
  modify: 'Modify',
  delete: 'Delete',
  'modify-dn': 'Rename or move',
  extended: 'Extended',
  connection: 'Connection',
}

export const scopeWords: Record<NonNullable<DirectoryQuery['scope']>, string> = {
  base: 'this entry alone',
  one: 'one level below it',
  sub: 'it and everything below',
  children: 'everything below it',
}

/** A code in a few words, and what to do about it. Bind and search mean some codes in their own way. */
const codeWords: Record<number, [words: string, hint?: string]> = {
  1: ['out of order', 'For example TLS was asked for while a search was running.'],
  2: ['not understood', 'What was sent is not LDAP, or of a version or extension this server does not speak.'],
  3: ['took too long', 'The time limit of the search, or of the directory server, is over.'],
  4: ['more than were wanted', 'The size limit of the search, or of the directory server, cut the answer short.'],
  5: ['not equal'],
  6: ['equal'],
  7: ['method not known', 'Use a simple bind with a DN and a password.'],
  8: ['may not be here', 'Access, the password or the secret changed while the connection was open.'],
  11: ['too much at once', 'The filter has more parts than the limit allows.'],
  12: ['control not known', 'The app insists on an extension this server does not offer for this operation.'],
  13: ['no TLS', 'Passwords are taken over TLS only. Use ldaps://, or StartTLS in the app.'],
  16: ['no such attribute', 'The entry has none of that name.'],
  17: ['attribute not known', 'The schema has no attribute of that name.'],
  19: ['value not allowed'],
  20: ['is there already'],
  21: ['value has the wrong form'],
  32: ['no such entry', 'Compare the base DN in the app with “People base” and “Groups base” above.'],
  34: ['not a DN', 'The base in the app is no DN, like ou=users,dc=example,dc=com.'],
  48: ['wrong way to sign in'],
  49: [
    'wrong name or password',
    'The bind DN, the password, or who may open it. With a second factor, an app password or a code is needed.',
  ],
  50: ['may not', 'Nobody is bound, or who is bound may not see or change this. Bind first.'],
  51: ['busy', 'More passwords than can be checked at once. Try again in some seconds.'],
  52: ['not available', 'A limit of the connection was reached, or the server was stopping.'],
  53: ['not done here', 'For example a bind with a DN and no password, or a change in a tree that is read-only.'],
  65: ['does not fit the schema'],
  68: ['exists already'],
  80: ['failed here', 'A fault of this server. Its log has more.'],
  122: ['assertion not met'],
}

/** The few words for how it came out, or undefined where `ok` says it. */
export const outcomeOf = ({ code, kind, message }: DirectoryQuery): string | undefined => {
  if (kind === 'connection') return message === 'not accepted' ? 'address not on the list' : message
  return code === null || code === 0 ? undefined : codeWords[code]?.[0]
}

export const hintOf = ({ code, kind, message }: DirectoryQuery): string | undefined => {
  if (kind === 'connection')
    return message === 'not accepted' ? 'Allow it if it is one of your apps. It could not try a password.' : undefined
  return code === null ? undefined : codeWords[code]?.[1]
}

/** `45 µs`, `3 ms`, `1.2 s`. */
export const printTook = (us: number): string =>
  us < 1000 ? `${us} µs` : us < 1_000_000 ? `${Math.round(us / 1000)} ms` : `${(us / 1_000_000).toFixed(1)} s`

/** `ok 3 ms`, or `refused (49)`. */
export const resultOf = (query: DirectoryQuery): string => {
  if (query.abandoned) return 'given up'
  if (query.refused) return query.code === null ? 'refused' : `refused (${query.code})`
  return `ok ${printTook(query.tookUs)}`
}

/** Names within a tree that is served, without its base. */
export function shortenDn(dn: string, bases: readonly string[]): string {
  const base = bases.find(base => dn.toLowerCase().endsWith(`,${base.toLowerCase()}`))
  return base === undefined ? dn : dn.slice(0, -base.length - 1)
}

/** What stands after the operation, dimmed: for which app, how many entries, why not. */
export const asideOf = (query: DirectoryQuery): string =>
  [
    query.kind === 'bind' && query.app !== null && `for ${query.app.name}`,
    query.kind === 'search' && !query.refused && query.entries !== null && count(query.entries, 'entry', 'entries'),
    outcomeOf(query),
  ]
    .filter(Boolean)
    .join(', ')

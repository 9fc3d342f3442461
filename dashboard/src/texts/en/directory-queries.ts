import { createCounter } from '../plural.ts'

const counted = createCounter('en-GB')

/** What the directory server is asked, as it happens. */
export const directoryQueries = {
  what: 'queries',
  title: 'Live queries',
  which: 'Which queries',
  parts: {
    all: 'All',
    refused: 'Refused',
    slow: 'Slow',
  },
  search: 'Search the queries',
  searchHint: 'Name, filter or address',
  paused: 'Paused',
  lost: 'Lost touch',
  listening: 'Listening',
  resume: 'Resume',
  pause: 'Pause',
  kept: (count: number, zone: string) =>
    `Passwords are never kept. The last ${counted(count, 'query', 'queries')} are, in memory, until the server restarts. Times in ${zone}.`,
  keys: '{j} {k} to move, {enter} for details',
  noMatch: 'Nothing matches these filters',
  showAll: 'Show all',
  noMatchHint: 'What matches appears here as soon as it is asked.',
  none: 'Nothing has been asked yet',
  tryCommand: 'Command to try',
  noneHint: 'Every bind and search of your apps appears here. Try it from an address that may connect:',
  time: 'Time',
  from: 'From',
  asked: 'Asked',
  answer: 'Answer',
  rootDse: 'root DSE',
  kinds: {
    bind: 'Bind',
    search: 'Search',
    compare: 'Compare',
    add: 'Add',
    modify: 'Modify',
    delete: 'Delete',
    'modify-dn': 'Rename or move',
    extended: 'Extended',
    connection: 'Connection',
  },
  scopes: {
    base: 'this entry alone',
    one: 'one level below it',
    sub: 'it and everything below',
    children: 'everything below it',
  },
  facts: {
    base: 'Base',
    bindDn: 'Bind DN',
    extension: 'Extension',
    entry: 'Entry',
    atMostEntries: (amount: number) => `${amount} entries`,
    atMostSeconds: (amount: number) => `${amount} seconds`,
    allAttributes: 'all user attributes',
    mechanism: 'Mechanism',
    newName: 'New name',
    attributes: 'Attributes',
    abandoned: 'Nobody waited for it any more.',
    operation: 'Operation',
    theRootDse: 'the root DSE',
    scope: 'Scope',
    filter: 'Filter',
    tooLong: 'Too long to be kept',
    atMost: 'At most',
    answer: 'Answer',
    told: 'Told',
    entries: 'Entries',
    took: 'Took',
    boundAs: 'Bound as',
    nobody: 'nobody',
    who: 'Who',
    app: 'App',
    from: 'From',
    overTls: (address: string) => `${address}, over TLS`,
    withoutTls: (address: string) => `${address}, without TLS`,
    time: 'Time',
    copy: 'Copy as ldapsearch',
    open: (name: string) => `Open ${name}`,
    onlyPerson: 'Only this person',
    only: (address: string) => `Only ${address}`,
    allowOne: (address: string) => `Allow ${address}`,
  },
  results: {
    notOnList: 'address not on the list',
    notOnListHint: 'Allow it if it is one of your apps. It could not try a password.',
    givenUp: 'given up',
    refused: 'refused',
    refusedWith: (code: number) => `refused (${code})`,
    ok: (took: string) => `ok ${took}`,
    forApp: (app: string) => `for ${app}`,
    entries: (count: number) => counted(count, 'entry', 'entries'),
  },
  codes: {
    1: {
      words: 'out of order',
      hint: 'For example TLS was asked for while a search was running.',
    },
    2: {
      words: 'not understood',
      hint: 'What was sent is not LDAP, or of a version or extension this server does not speak.',
    },
    3: {
      words: 'took too long',
      hint: 'The time limit of the search, or of the directory server, is over.',
    },
    4: {
      words: 'more than were wanted',
      hint: 'The size limit of the search, or of the directory server, cut the answer short.',
    },
    5: {
      words: 'not equal',
    },
    6: {
      words: 'equal',
    },
    7: {
      words: 'method not known',
      hint: 'Use a simple bind with a DN and a password.',
    },
    8: {
      words: 'may not be here',
      hint: 'Access, the password or the secret changed while the connection was open.',
    },
    11: {
      words: 'too much at once',
      hint: 'The filter has more parts than the limit allows.',
    },
    12: {
      words: 'control not known',
      hint: 'The app insists on an extension this server does not offer for this operation.',
    },
    13: {
      words: 'no TLS',
      hint: 'Passwords are taken over TLS only. Use ldaps://, or StartTLS in the app.',
    },
    16: {
      words: 'no such attribute',
      hint: 'The entry has none of that name.',
    },
    17: {
      words: 'attribute not known',
      hint: 'The schema has no attribute of that name.',
    },
    19: {
      words: 'value not allowed',
    },
    20: {
      words: 'is there already',
    },
    21: {
      words: 'value has the wrong form',
    },
    32: {
      words: 'no such entry',
      hint: 'Compare the base DN in the app with “People base” and “Groups base” above.',
    },
    34: {
      words: 'not a DN',
      hint: 'The base in the app is no DN, like ou=users,dc=example,dc=com.',
    },
    48: {
      words: 'wrong way to sign in',
    },
    49: {
      words: 'wrong name or password',
      hint: 'The bind DN, the password, or who may open it. With a second factor, an app password or a code is needed.',
    },
    50: {
      words: 'may not',
      hint: 'Nobody is bound, or who is bound may not see or change this. Bind first.',
    },
    51: {
      words: 'busy',
      hint: 'More passwords than can be checked at once. Try again in some seconds.',
    },
    52: {
      words: 'not available',
      hint: 'A limit of the connection was reached, or the server was stopping.',
    },
    53: {
      words: 'not done here',
      hint: 'For example a bind with a DN and no password, or a change in a tree that is read-only.',
    },
    65: {
      words: 'does not fit the schema',
    },
    68: {
      words: 'exists already',
    },
    80: {
      words: 'failed here',
      hint: 'A fault of this server. Its log has more.',
    },
    122: {
      words: 'assertion not met',
    },
  },
}

import { createCounter } from '../plural.ts'
import { audit } from './audit.ts'
import { external } from './external.ts'
import { home } from './home.ts'
import { parts } from './parts.ts'
import { search } from './search.ts'
import { sessions } from './sessions.ts'
import { shell } from './shell.ts'
import { words } from './words.ts'

/** The areas that the frame of every page and Home need; the others come with the first page that is not Home. */
export const first = {
  /** For dates and numbers. */
  locale: 'en-GB',
  count: createCounter('en-GB'),
  audit,
  external,
  home,
  parts,
  search,
  sessions,
  shell,
  words,
}

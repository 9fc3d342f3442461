import type { FirstTexts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { audit } from './audit.ts'
import { external } from './external.ts'
import { home } from './home.ts'
import { parts } from './parts.ts'
import { search } from './search.ts'
import { sessions } from './sessions.ts'
import { shell } from './shell.ts'
import { words } from './words.ts'

export const first: FirstTexts = {
  locale: 'de',
  count: createCounter('de'),
  audit,
  external,
  home,
  parts,
  search,
  sessions,
  shell,
  words,
}

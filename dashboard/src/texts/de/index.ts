import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { groups } from './groups.ts'
import { health } from './health.ts'
import { home } from './home.ts'
import { parts } from './parts.ts'
import { people } from './people.ts'
import { peopleImport } from './people-import.ts'
import { receipts } from './receipts.ts'
import { search } from './search.ts'
import { serviceAccounts } from './service-accounts.ts'
import { sessions } from './sessions.ts'
import { shell } from './shell.ts'
import { words } from './words.ts'

export const de: Texts = {
  locale: 'de',
  count: createCounter('de'),
  groups,
  health,
  home,
  parts,
  people,
  peopleImport,
  receipts,
  search,
  serviceAccounts,
  sessions,
  shell,
  words,
}

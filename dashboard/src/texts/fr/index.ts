import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { peopleImport } from './people-import.ts'
import { shell } from './shell.ts'

export const fr: Texts = {
  locale: 'fr',
  count: createCounter('fr'),
  peopleImport,
  shell,
}

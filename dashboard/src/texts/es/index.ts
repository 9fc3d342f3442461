import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { peopleImport } from './people-import.ts'
import { shell } from './shell.ts'

export const es: Texts = {
  locale: 'es',
  count: createCounter('es'),
  peopleImport,
  shell,
}

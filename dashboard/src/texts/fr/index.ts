import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { shell } from './shell.ts'

export const fr: Texts = {
  locale: 'fr',
  count: createCounter('fr'),
  shell,
}

import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { shell } from './shell.ts'

export const de: Texts = {
  locale: 'de',
  count: createCounter('de'),
  shell,
}

import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { shell } from './shell.ts'

export const es: Texts = {
  locale: 'es',
  count: createCounter('es'),
  shell,
}

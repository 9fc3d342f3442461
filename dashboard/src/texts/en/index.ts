import { createCounter } from '../plural.ts'
import { peopleImport } from './people-import.ts'
import { shell } from './shell.ts'

/** Every text of the dashboard, by area. */
export const en = {
  /** For dates and numbers. */
  locale: 'en-GB',
  count: createCounter('en-GB'),
  peopleImport,
  shell,
}

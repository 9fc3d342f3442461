import type { Person } from './visit.ts'

/** For the trail: in which browser something was done, and how its person had signed in. */
export const inSession = (person: Person | undefined): Record<string, unknown> =>
  person === undefined ? {} : { session: person.session.id, amr: person.session.amr }

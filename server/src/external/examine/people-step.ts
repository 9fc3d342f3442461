import type { ExternalSettings } from '#directory'
import type { Upstream } from '../connect/index.ts'
import { mapPerson, personAttributes } from '../mapping/index.ts'
import { presetOf } from '../presets/index.ts'
import { tellUpstream } from './bind-step.ts'
import { Reasons } from './counts.ts'
import { examineLimits as limits } from './limits.ts'
import type { Question } from './question.ts'
import type { Finding, SeenPeople } from './step.ts'

const number = new Intl.NumberFormat('en-GB')

/** Whom the filter for people finds, and who of them would not come over. */
export async function findPeople(upstream: Upstream, { settings, now }: Question): Promise<Finding> {
  const { base, scope, filter } = settings.userSearch
  const skipped = new Reasons(limits.shown)
  const withoutEmail = { count: 0, first: [] as string[], filter: filterWithEmail(settings) }
  const people: SeenPeople = { count: 0, capped: false, first: [], skipped: [], withoutEmail }
  try {
    for await (const entry of upstream.search({ base, scope, filter, attributes: personAttributes(settings) })) {
      if (people.count === limits.peopleMax) {
        people.capped = true
        break
      }
      people.count++
      const person = mapPerson(entry, settings, { now })
      if ('skipped' in person) skipped.add(person.skipped, person.name ?? entry.dn)
      else {
        const { username, displayName, dn, state } = person
        // Whoever is disabled there says little of how people arrive.
        if (people.first.length < limits.shown && state === 'active') people.first.push({ username, displayName, dn })
        if (person.email === null && ++withoutEmail.count <= limits.shown) withoutEmail.first.push(username)
      }
    }
  } catch (error) {
    const { message } = tellUpstream(error)
    return {
      result: 'failed',
      title:
        people.count === 0 ? 'People cannot be searched' : `The search broke off after ${number.format(people.count)}`,
      detail: [message],
    }
  }
  people.skipped = skipped.list()
  return tellPeople(people)
}

/** The filter for people, for those with an address alone; null when it is that already. */
function filterWithEmail({ provider, attributes: { email }, userSearch: { filter } }: ExternalSettings): string | null {
  if (email === null) return null
  const { emailFallback } = presetOf(provider)
  const present = emailFallback === null ? `(${email}=*)` : `(|(${email}=*)(${emailFallback}=*))`
  return filter.includes(present) ? null : `(&${filter}${present})`
}

function tellPeople(people: SeenPeople): Finding {
  const { count, capped, skipped } = people
  if (count === 0)
    return {
      result: 'failed',
      title: 'Nobody matches the filter',
      detail: ['Look at an entry in the tree: the filter, the base DN or what the account may read does not fit.'],
      people,
    }
  const left = skipped.reduce((sum, { count }) => sum + count, 0)
  const title = `${capped ? 'More than ' : ''}${number.format(count)} ${count === 1 ? 'person matches' : 'people match'} the filter`
  if (left === count) return { result: 'failed', title: `${title}, and none can come over`, detail: [], people }
  return { result: left === 0 ? 'passed' : 'attention', title, detail: [], people }
}

import { sayIn } from '#ground'
import type { ExternalSettings } from '#directory'
import type { Upstream } from '../connect/index.ts'
import { mapPerson, personAttributes } from '../mapping/index.ts'
import { presetOf } from '../presets/index.ts'
import type { ExternalTexts } from '../texts/index.ts'
import { tellUpstream } from './bind-step.ts'
import { Reasons } from './counts.ts'
import { examineLimits as limits } from './limits.ts'
import type { Question } from './question.ts'
import type { Finding, SeenPeople } from './step.ts'

/** Whom the filter for people finds, and who of them would not come over. */
export async function findPeople(upstream: Upstream, { settings, now, language, said }: Question): Promise<Finding> {
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
      if ('skipped' in person) skipped.add(sayIn(language, person.skipped), person.name ?? entry.dn)
      else {
        const { username, displayName, dn, state } = person
        // Whoever is disabled there says little of how people arrive.
        if (people.first.length < limits.shown && state === 'active') people.first.push({ username, displayName, dn })
        if (person.email === null && ++withoutEmail.count <= limits.shown) withoutEmail.first.push(username)
      }
    }
  } catch (error) {
    const message = sayIn(language, tellUpstream(error).said)
    return {
      result: 'failed',
      title: people.count === 0 ? said.people.unsearchable : said.people.brokeOff(people.count),
      detail: [message],
    }
  }
  people.skipped = skipped.list()
  return tellPeople(people, said)
}

/** The filter for people, for those with an address alone; null when it is that already. */
function filterWithEmail({ provider, attributes: { email }, userSearch: { filter } }: ExternalSettings): string | null {
  if (email === null) return null
  const { emailFallback } = presetOf(provider)
  const present = emailFallback === null ? `(${email}=*)` : `(|(${email}=*)(${emailFallback}=*))`
  return filter.includes(present) ? null : `(&${filter}${present})`
}

function tellPeople(people: SeenPeople, { people: said }: ExternalTexts): Finding {
  const { count, capped, skipped } = people
  if (count === 0) return { result: 'failed', title: said.nobody, detail: [said.nobodyHint], people }
  const left = skipped.reduce((sum, { count }) => sum + count, 0)
  const title = capped ? said.foundMore(count) : said.found(count)
  if (left === count) return { result: 'failed', title: said.noneComes(title), detail: [], people }
  return { result: left === 0 ? 'passed' : 'attention', title, detail: [], people }
}

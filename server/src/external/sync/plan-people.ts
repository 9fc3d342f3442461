import type { UserId } from '#ground'
import { foldName } from '#directory'
import type { Facts } from './facts.ts'
import { planPerson, wantedUsername, type Rules } from './plan-person.ts'
import type { Incoming, PersonPlan } from './step.ts'
import { refuseUsername } from './username.ts'

/**
 * Plans for people who are looked at together, in their order. Those among them who are renamed, or have another address,
 * let go of the old one first, so that two may change places.
 */
export function planPeople(people: readonly Incoming[], facts: Facts, rules: Rules): PersonPlan[] {
  releaseOldNames(people, facts, rules)
  if (rules.settings.attributes.email !== null) releaseOldAddresses(people, facts, rules)
  return people.map(incoming => planPerson(incoming, facts, rules))
}

function releaseOldNames(people: readonly Incoming[], facts: Facts, { directoryId }: Rules): void {
  const renamed = new Map<UserId, string>()
  const wanted = new Set<string>()
  for (const incoming of people) {
    const link = facts.linkOf(incoming.person.upstreamId)
    const user = link === undefined ? undefined : facts.user(link.user)
    if (user?.username == null || user.source !== directoryId || user.trashedAt !== null) continue
    const name = wantedUsername(incoming, facts)
    const folded = foldName(name)
    if (foldName(user.username) === folded || refuseUsername(name) !== undefined || wanted.has(folded)) continue
    wanted.add(folded)
    renamed.set(user.id, folded)
  }
  // Whoever cannot have the new name keeps the old one, and so whoever wants that one cannot have it either.
  for (let isStable = false; !isStable; ) {
    isStable = true
    for (const [id, folded] of renamed) {
      const holder = facts.holderOf(folded)
      if (holder === undefined || holder === id || letsGo(holder, folded)) continue
      renamed.delete(id)
      isStable = false
    }
  }
  for (const id of renamed.keys()) {
    const user = facts.user(id)
    if (user !== undefined) facts.release({ ...user, email: null })
  }

  function letsGo(holder: UserId, folded: string): boolean {
    const user = facts.user(holder)
    return renamed.has(holder) && user?.username != null && foldName(user.username) === folded
  }
}

function releaseOldAddresses(people: readonly Incoming[], facts: Facts, { directoryId }: Rules): void {
  for (const { person } of people) {
    const link = facts.linkOf(person.upstreamId)
    const user = link === undefined ? undefined : facts.user(link.user)
    if (user?.email == null || user.source !== directoryId || user.trashedAt !== null) continue
    if (person.email === null || foldName(person.email) !== foldName(user.email))
      facts.release({ ...user, username: null })
  }
}

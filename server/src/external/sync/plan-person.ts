import { isDeepStrictEqual } from 'node:util'
import { toSaying, type GroupId, type Millis, type PlainSentence, type UserId, type Words } from '#ground'
import { isReservedUsername, type ExternalSettings, type Role, type User } from '#directory'
import type { UpstreamPerson, UpstreamState } from '../upstream.ts'
import type { ConflictReason } from './conflict-reason.ts'
import type { Facts, KnownLink } from './facts.ts'
import { newPerson, withFields, type DeclaredAttribute } from './fields.ts'
import type { Incoming, PersonPlan, Step } from './step.ts'
import { isSubject, printUsername, refuseUsername } from './username.ts'

/** What people of one directory are planned by. */
export interface Rules {
  directoryId: string
  settings: ExternalSettings
  attributes: readonly DeclaredAttribute[]
  /** The groups here that somebody's groups there stand for, the default group among them, and the role a new one gets. */
  placeOf: (person: UpstreamPerson) => { groups: ReadonlySet<GroupId>; role: Role }
  at: Millis
}

const unknownHere: Record<Exclude<UpstreamState, 'active'>, PlainSentence> = {
  disabled: 'They are disabled there, and nobody here knows them.',
  expired: 'They are expired there, and nobody here knows them.',
  locked: 'They are locked there, and nobody here knows them.',
}

/**
 * What becomes of one person of an external directory: used by sign-in and by synchronisation, before and inside the
 * transaction. Pure but for `facts`, which are told who has which name from now on.
 */
export function planPerson(incoming: Incoming, facts: Facts, rules: Rules): PersonPlan {
  const { person } = incoming
  const decision = facts.decisionOn(person.upstreamId)
  const username = wantedUsername(incoming, facts)
  const plan: PersonPlan = { incoming, before: null, after: null, steps: [], freed: null, heldBack: false }
  const skip = (why: Words): PersonPlan => ({ ...plan, steps: [{ kind: 'skip', reason: toSaying(why) }] })

  const refused = refuseUsername(username)
  if (refused !== undefined) return skip(refused)
  const link = facts.linkOf(person.upstreamId)
  if (link !== undefined) return planKnown(plan, link, username, facts, rules)

  if (decision?.resolution === 'leave') return skip('An admin has decided to leave this one out.')
  const conflict = (reason: ConflictReason, holder: UserId | null): PersonPlan => ({
    ...plan,
    steps: [{ kind: 'conflict', reason, holder }],
  })
  const namesakeId = facts.holderOf(username)
  const namesake = namesakeId === undefined ? undefined : facts.user(namesakeId)
  if (namesake !== undefined) {
    const by = linkedBy(namesake, username, incoming, facts, rules)
    if (typeof by === 'object') return conflict(by.reason, namesake.id)
    return finish(
      { ...plan, before: namesake, steps: [{ kind: 'link', user: namesake.id, by }] },
      namesake,
      username,
      facts,
      rules,
    )
  }
  if (facts.isForgotten(incoming.usernameHash) && decision?.resolution !== 'import') return conflict('forgotten', null)
  if (isReservedUsername(username) && decision?.resolution !== 'import') return conflict('reserved', null)
  const addressee = person.email === null ? undefined : facts.holderOf(person.email)
  const holder = addressee === undefined ? undefined : facts.user(addressee)
  if (holder !== undefined && holder.source === 'local' && decision?.resolution !== 'import') {
    if (!isLinkDecided(holder, incoming, facts)) return conflict('email', holder.id)
    return finish(
      { ...plan, before: holder, steps: [{ kind: 'link', user: holder.id, by: 'admin' }] },
      holder,
      username,
      facts,
      rules,
    )
  }
  if (person.state !== 'active') return skip(unknownHere[person.state])
  const { groups, role } = rules.placeOf(person)
  if (groups.size === 0 && rules.settings.requireGroup)
    return skip('They are in no group that counts here, and the settings ask for one.')
  const subject = isSubject(username) && !facts.isSubjectTaken(username) ? username : incoming.id
  const fresh = newPerson(incoming.id, { username, subject, role, source: rules.directoryId, at: rules.at })
  plan.steps.push({ kind: 'create', user: incoming.id, role })
  return finish(plan, fresh, username, facts, rules)
}

/** The username somebody is to have, by the entry and by what an admin has said of it. */
export function wantedUsername({ person }: Incoming, facts: Facts): string {
  const decision = facts.decisionOn(person.upstreamId)
  return printUsername(decision?.resolution === 'import' && decision.name !== null ? decision.name : person.username)
}

/** Whether an admin has said that these two are one. Owners stay as they are: one must be able to come in without it. */
function isLinkDecided(namesake: User, { person }: Incoming, facts: Facts): boolean {
  const decision = facts.decisionOn(person.upstreamId)
  return decision?.resolution === 'link' && decision.user === namesake.id && namesake.role !== 'owner'
}

/** Why somebody here may be linked, or why not. */
function linkedBy(
  namesake: User,
  username: string,
  incoming: Incoming,
  facts: Facts,
  { directoryId }: Rules,
): 'username' | 'admin' | { reason: ConflictReason } {
  if (namesake.trashedAt !== null) return { reason: 'trashed' }
  if (isLinkDecided(namesake, incoming, facts)) return 'admin'
  // Their address, or a name of before: not who is meant.
  if (namesake.username === null || printUsername(namesake.username) !== username) return { reason: 'username' }
  if (namesake.source !== directoryId) return { reason: 'username' }
  return facts.linkOfUser(namesake.id) === undefined ? 'username' : { reason: 'recreated' }
}

function planKnown(plan: PersonPlan, link: KnownLink, username: string, facts: Facts, rules: Rules): PersonPlan {
  const user = facts.user(link.user)
  const skip = (why: Words): PersonPlan => ({
    ...plan,
    before: user ?? null,
    steps: [{ kind: 'skip', reason: toSaying(why) }],
  })
  if (user === undefined) return skip('They were deleted here for good.')
  if (user.trashedAt !== null) return skip('They are in the trash here.')
  if (user.source !== rules.directoryId && facts.hasMoved(user.id))
    return skip('They have moved here with their password, and are not kept there any more.')
  if (user.source !== rules.directoryId) return skip('They are not kept in this directory any more.')
  const started = { ...plan, before: user }
  const holder = facts.holderOf(username)
  if (holder !== undefined && holder !== user.id) {
    // All but the name is still taken over.
    started.steps.push({ kind: 'conflict', reason: 'username', holder })
    started.heldBack = true
    return finish(started, user, user.username ?? username, facts, rules)
  }
  return finish(started, user, username, facts, rules)
}

/** The rest, which is the same for new and for known people: fields, state and groups. */
function finish(plan: PersonPlan, from: User, username: string, facts: Facts, rules: Rules): PersonPlan {
  const { incoming, before } = plan
  const { person } = incoming
  const steps: Step[] = [...plan.steps]
  let { freed, heldBack } = plan
  const user = from.id
  let after = withFields({ ...from, username, source: rules.directoryId }, person, rules)

  const holderId = after.email === null ? undefined : facts.holderOf(after.email)
  if (holderId !== undefined && holderId !== user) {
    const holder = facts.user(holderId)
    if (holder !== undefined && isAddressFree(holder, after.email, rules)) {
      freed = { ...holder, email: null, emailVerified: false }
      facts.replace(holder, freed)
    } else {
      steps.push({ kind: 'without-email', user, holder: holderId })
      after = { ...after, email: null, emailVerified: false }
      heldBack = true
    }
  }
  if (before !== null) {
    const fields = changedFields(before, after)
    if (fields.length > 0) steps.push({ kind: 'update', user, fields })
    after = { ...after, updatedAt: rules.at }
  }
  const mayCome = person.state === 'active'
  if (before !== null && before.goneAt !== null && mayCome) steps.push({ kind: 'restore', user, was: 'gone' })
  else if (before?.disabledByDirectory === true && mayCome) steps.push({ kind: 'restore', user, was: 'disabled' })
  else if (person.state !== 'active' && before?.disabledByDirectory !== true)
    steps.push({ kind: 'disable', user, state: person.state })
  after = { ...after, goneAt: null, disabledByDirectory: !mayCome }

  const wanted = rules.placeOf(person).groups
  const given = facts.groupsOf(user)
  for (const group of wanted) if (!given.has(group)) steps.push({ kind: 'member-add', user, group })
  for (const group of given) if (!wanted.has(group)) steps.push({ kind: 'member-remove', user, group })

  facts.replace(before, after)
  return { incoming, before, after, steps, freed, heldBack }
}

/** An address of somebody of the same directory who is gone is anybody's there, and so here. */
const isAddressFree = (holder: User, email: string | null, { directoryId }: Rules): boolean =>
  holder.source === directoryId && holder.goneAt !== null && holder.email !== null && email !== null

const told = ['username', 'displayName', 'givenName', 'familyName', 'email', 'phone', 'attributes', 'source'] as const

const changedFields = (before: User, after: User): string[] =>
  told.filter(key => !isDeepStrictEqual(before[key], after[key]))

import type { GroupId } from '#ground'
import type { App, DirectoryMemory, User, UserState } from '#directory'
import type { Change } from './change.ts'
import { compareRules } from './compare-rules.ts'
import { decide, type DecidedApp } from './decide.ts'
import type { ExplainQuestion } from './explain.ts'
import { titleOf } from './explained-app.ts'
import { bareLines, countOf, doorWords, firstNameOf, listAll, listEither, printGroup } from './words.ts'

export interface ChangeWords {
  /** What to do. */
  title: string
  /** What else it does; empty where nothing is known. */
  effect: string
}

interface Telling<Kind extends Change['kind']> extends ExplainQuestion {
  memory: DirectoryMemory
  change: Extract<Change, { kind: Kind }>
  /** How the person and the app are called. */
  name: string
  title: string
}

const say = (title: string, effect = ''): ChangeWords => ({ title, effect })

const words: { [Kind in Change['kind']]: (asked: Telling<Kind>) => ChangeWords | Promise<ChangeWords> } = {
  'let-account': ({ change, user, name }) => accountWords(change.state, user, name),
  'switch-on': ({ title }) => say(`Switch ${title} on`, 'For everybody it is open to.'),
  'add-door': ({ title, change }) => say(`Give ${title} ${doorWords[change.door]}`, 'In its configuration.'),
  'use-network': ({ change }) =>
    say(`Come from ${listEither(bareLines(change.networks))}`, 'Or add the address to its networks.'),
  'use-second-factor': ({ name, title }) =>
    say('Prove the second factor', `${name} is asked for it on the way to ${title}.`),
  'set-up-second-factor': ({ name, title }) =>
    say('Set up a second factor', `${name} is asked to on the way to ${title}.`),
  'sign-in-again': ({ name, title }) => say('Sign in again', `${name} is asked to on the way to ${title}.`),
  'let-in-by-name': ({ name, title }) => say(`Only ${name}, by name`, `Added by name to ${title}. Opens nothing else.`),
  'join-group': ({ memory, change: { group }, name, ...question }) =>
    say(
      `Add ${name} to ${group.name}`,
      `${alsoOpens(memory, question, group.id)}${group.keptIn === null ? '' : ` Who is in it is kept in ${group.keptIn}.`}`,
    ),
  async 'open-to-group'({ memory, change: { group }, app, at, title }) {
    const { gain } = await compareRules(memory, app, opened(app, group.id), at, 0)
    const others = Math.max(0, gain.count - 1)
    const more = others === 0 ? 'nobody else' : countOf(others, 'more person', 'more people')
    return say(`Open ${title} to ${group.name}`, `Lets in ${more}.`)
  },
  'include-admins': ({ title }) => say(`Let admins open ${title}`, 'All of them.'),
  'give-app': ({ name, title }) => say(`Give ${title} to ${name}, or open it to more`, 'It is one person’s alone.'),
  'leave-group': ({ memory, change: { group }, ...question }) =>
    say(
      `Leaving ${printGroup(group)}`,
      group.keptIn === null ? alsoCloses(memory, question, group.id) : 'At the next synchronisation.',
    ),
  'unnest-group'({ memory, change: { inside, group }, at }) {
    const people = memory.groups.peopleCount(inside.id, at)
    return say(
      `Taking ${inside.name} out of ${group.name}`,
      `${countOf(people, 'person is', 'people are')} in ${inside.name}.`,
    )
  },
  async 'close-to-group'({ memory, change: { group }, app, at, title }) {
    const { lose } = await compareRules(memory, app, closed(app, group.id), at, 0)
    return say(`Closing ${title} to ${group.name}`, `${countOf(lose.count, 'person', 'people')} would lose it.`)
  },
  'remove-name': ({ name }) => say(`Taking ${name}’s name from the rule`, 'Nobody else would lose it.'),
  'end-grant': () => say('Ending what lets them in by name', 'Nobody else would lose it.'),
  async 'leave-admins-out'({ memory, app, at, title }) {
    const { lose } = await compareRules(memory, app, { ...app, adminsIncluded: false }, at, 0)
    return say(`Leaving admins out of ${title}`, `${countOf(lose.count, 'person', 'people')} would lose it.`)
  },
  'take-role': ({ user, name }) =>
    say(
      `Making ${name} no ${user.role === 'owner' ? 'owner' : 'admin'} any more`,
      'Ends what they may do in Doorward.',
    ),
  'narrow-rule': ({ app, title }) =>
    say(
      app.access.kind === 'everyone' ? `Opening ${title} to fewer than everyone` : `Giving ${title} to somebody else`,
    ),
}

/** What a change is, and what else it would do, for somebody who is about to choose. */
export async function tellChange(
  memory: DirectoryMemory,
  question: ExplainQuestion,
  change: Change,
): Promise<ChangeWords> {
  const tell = words[change.kind] as (asked: Telling<Change['kind']>) => ChangeWords | Promise<ChangeWords>
  return tell({ ...question, memory, change, name: firstNameOf(question.user), title: titleOf(question.app) })
}

function accountWords(state: UserState, user: User, name: string): ChangeWords {
  if (state === 'trashed') return { title: `Restore ${name} from the trash`, effect: '' }
  if (state === 'invited')
    return { title: 'Accept the invitation', effect: `${name} does that with the link they were sent.` }
  if (state === 'expired') return { title: `Give ${name}’s account a later end`, effect: '' }
  const isTheirs = state === 'gone' || !user.disabledByAdmin
  return isTheirs
    ? { title: `Enable ${name} in the directory they come from`, effect: 'From the next synchronisation on.' }
    : { title: `Enable ${name}’s account`, effect: 'Opens every other app they may open, too.' }
}

type Ruled = Pick<DecidedApp, 'access' | 'adminsIncluded' | 'grants' | 'enabled' | 'requireTwoFactor'>

const opened = (app: Ruled, group: GroupId): Ruled => ({
  ...app,
  access:
    app.access.kind === 'chosen'
      ? { ...app.access, groups: [...app.access.groups, group] }
      : { kind: 'chosen', groups: [group], users: [] },
})

const closed = (app: Ruled, group: GroupId): Ruled => ({
  ...app,
  access:
    app.access.kind === 'chosen' ? { ...app.access, groups: app.access.groups.filter(id => id !== group) } : app.access,
})

/** Other apps a person could open, were they in these groups. */
function openedBy(memory: DirectoryMemory, { user, app, at }: ExplainQuestion, groups: ReadonlySet<GroupId>): App[] {
  const presence = { amr: ['mfa'], address: null, authAt: null }
  return [...memory.apps.all()].filter(
    other => other.id !== app.id && decide({ user, groups, app: other, at, ...presence }).allowed,
  )
}

const idsOf = (memory: DirectoryMemory, slots: Iterable<number>): GroupId[] =>
  [...slots].flatMap(slot => memory.groups.at(slot)?.id ?? [])

function alsoOpens(memory: DirectoryMemory, question: ExplainQuestion, group: GroupId): string {
  const { user, at } = question
  const slot = memory.groups.slotOf(group)
  const had = new Set(memory.people.groupsOf(user.id, at).map(({ id }) => id))
  const has = new Set([
    ...had,
    group,
    ...(slot === undefined ? [] : idsOf(memory, memory.groups.allAroundAt(slot, at))),
  ])
  const before = new Set(openedBy(memory, question, had))
  const more = openedBy(memory, question, has).filter(app => !before.has(app))
  return more.length === 0 ? 'Opens nothing else.' : `Also opens ${few(more)}.`
}

function alsoCloses(memory: DirectoryMemory, question: ExplainQuestion, group: GroupId): string {
  const { user, at } = question
  const person = memory.people.slotOf(user.id)
  const slot = memory.groups.slotOf(group)
  if (person === undefined || slot === undefined) return ''
  const others = memory.people.directGroupsAt(person, at).filter(one => one !== slot)
  const left = others.flatMap(one => [one, ...memory.groups.allAroundAt(one, at)])
  const had = new Set(memory.people.groupsOf(user.id, at).map(({ id }) => id))
  const after = new Set(openedBy(memory, question, new Set(idsOf(memory, left))))
  const less = openedBy(memory, question, had).filter(app => !after.has(app))
  return less.length === 0 ? 'Closes nothing else.' : `Also closes ${few(less)}.`
}

const namedMax = 3

const few = (apps: readonly App[]): string => {
  const names = apps.slice(0, namedMax).map(({ title }) => title)
  const more = apps.length - names.length
  return listAll(more > 0 ? [...names, countOf(more, 'more app', 'more apps')] : names)
}

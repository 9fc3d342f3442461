import type { GroupId, Language } from '#ground'
import type { App, DirectoryMemory, User, UserState } from '#directory'
import type { Change } from './change.ts'
import { compareRules } from './compare-rules.ts'
import { decide, type DecidedApp } from './decide.ts'
import type { ExplainQuestion } from './explain.ts'
import { titleOf } from './explained-app.ts'
import { accessTextsIn, type AccessTexts } from './texts/index.ts'
import { bareLines, firstNameOf, printGroup } from './words.ts'

export interface ChangeWords {
  /** What to do. */
  title: string
  /** What else it does; empty where nothing is known. */
  effect: string
}

interface Telling<Kind extends Change['kind']> extends ExplainQuestion {
  memory: DirectoryMemory
  change: Extract<Change, { kind: Kind }>
  texts: AccessTexts
  said: AccessTexts['changes']
  /** How the person and the app are called. */
  name: string
  title: string
}

const say = (title: string, effect = ''): ChangeWords => ({ title, effect })

const words: { [Kind in Change['kind']]: (asked: Telling<Kind>) => ChangeWords | Promise<ChangeWords> } = {
  'let-account': ({ said, change, user, name }) => accountWords(said.account, change.state, user, name),
  'switch-on': ({ said, title }) => say(said.switchOn(title), said.switchOnEffect),
  'add-door': ({ said, texts, title, change }) =>
    say(said.addDoor(title, texts.doors[change.door]), said.addDoorEffect),
  'use-network': ({ said, change }) => say(said.comeFrom(bareLines(change.networks)), said.comeFromEffect),
  'use-second-factor': ({ said, name, title }) => say(said.proveFactor, said.proveFactorEffect(name, title)),
  'set-up-second-factor': ({ said, name, title }) => say(said.setUpFactor, said.setUpFactorEffect(name, title)),
  'sign-in-again': ({ said, name, title }) => say(said.signInAgain, said.signInAgainEffect(name, title)),
  'let-in-by-name': ({ said, name, title }) => say(said.letIn(name), said.letInEffect(title)),
  'join-group'({ said, change: { group }, name, ...question }) {
    const effect = alsoOpens(said, question, group.id)
    return say(
      said.join(name, group.name),
      group.keptIn === null ? effect : `${effect} ${said.joinThere(group.keptIn)}`,
    )
  },
  async 'open-to-group'({ said, memory, change: { group }, app, at, title }) {
    const { gain } = await compareRules(memory, app, opened(app, group.id), at, 0)
    return say(said.openTo(title, group.name), said.openToEffect(Math.max(0, gain.count - 1)))
  },
  'include-admins': ({ said, title }) => say(said.letAdmins(title), said.letAdminsEffect),
  'give-app': ({ said, name, title }) => say(said.give(title, name), said.giveEffect),
  'leave-group': ({ said, texts, change: { group }, ...question }) =>
    say(
      said.leave(printGroup(group, texts)),
      group.keptIn === null ? alsoCloses(said, question, group.id) : said.leaveThere,
    ),
  'unnest-group'({ said, memory, change: { inside, group }, at }) {
    const people = memory.groups.peopleCount(inside.id, at)
    return say(said.unnest(inside.name, group.name), said.unnestEffect(people, inside.name))
  },
  async 'close-to-group'({ said, memory, change: { group }, app, at, title }) {
    const { lose } = await compareRules(memory, app, closed(app, group.id), at, 0)
    return say(said.closeTo(title, group.name), said.wouldLose(lose.count))
  },
  'remove-name': ({ said, name }) => say(said.removeName(name), said.nobodyElseLoses),
  'end-grant': ({ said }) => say(said.endGrant, said.nobodyElseLoses),
  async 'leave-admins-out'({ said, memory, app, at, title }) {
    const { lose } = await compareRules(memory, app, { ...app, adminsIncluded: false }, at, 0)
    return say(said.leaveAdminsOut(title), said.wouldLose(lose.count))
  },
  'take-role': ({ said, user, name }) =>
    say(user.role === 'owner' ? said.takeOwner(name) : said.takeAdmin(name), said.takeRoleEffect),
  'narrow-rule': ({ said, app, title }) =>
    say(app.access.kind === 'everyone' ? said.openToFewer(title) : said.giveAway(title)),
}

/** What a change is, and what else it would do, for somebody who is about to choose. */
export async function tellChange(
  memory: DirectoryMemory,
  question: ExplainQuestion,
  change: Change,
  language: Language = 'en',
): Promise<ChangeWords> {
  const tell = words[change.kind] as (asked: Telling<Change['kind']>) => ChangeWords | Promise<ChangeWords>
  const texts = accessTextsIn(language)
  const [name, title] = [firstNameOf(question.user), titleOf(question.app, language)]
  return tell({ ...question, memory, change, texts, said: texts.changes, name, title })
}

function accountWords(
  said: AccessTexts['changes']['account'],
  state: UserState,
  user: User,
  name: string,
): ChangeWords {
  if (state === 'trashed') return say(said.restore(name))
  if (state === 'invited') return say(said.accept, said.acceptEffect(name))
  if (state === 'expired') return say(said.laterEnd(name))
  const isTheirs = state === 'gone' || !user.disabledByAdmin
  return isTheirs ? say(said.enableThere(name), said.enableThereEffect) : say(said.enable(name), said.enableEffect)
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

type Asked = ExplainQuestion & { memory: DirectoryMemory }

function alsoOpens(said: AccessTexts['changes'], asked: Asked, group: GroupId): string {
  const { memory, user, at } = asked
  const slot = memory.groups.slotOf(group)
  const had = new Set(memory.people.groupsOf(user.id, at).map(({ id }) => id))
  const has = new Set([
    ...had,
    group,
    ...(slot === undefined ? [] : idsOf(memory, memory.groups.allAroundAt(slot, at))),
  ])
  const before = new Set(openedBy(memory, asked, had))
  const more = openedBy(memory, asked, has).filter(app => !before.has(app))
  return more.length === 0 ? said.opensNothingElse : said.alsoOpens(few(said, more))
}

function alsoCloses(said: AccessTexts['changes'], asked: Asked, group: GroupId): string {
  const { memory, user, at } = asked
  const person = memory.people.slotOf(user.id)
  const slot = memory.groups.slotOf(group)
  if (person === undefined || slot === undefined) return ''
  const others = memory.people.directGroupsAt(person, at).filter(one => one !== slot)
  const left = others.flatMap(one => [one, ...memory.groups.allAroundAt(one, at)])
  const had = new Set(memory.people.groupsOf(user.id, at).map(({ id }) => id))
  const after = new Set(openedBy(memory, asked, new Set(idsOf(memory, left))))
  const less = openedBy(memory, asked, had).filter(app => !after.has(app))
  return less.length === 0 ? said.closesNothingElse : said.alsoCloses(few(said, less))
}

const namedMax = 3

function few(said: AccessTexts['changes'], apps: readonly App[]): string[] {
  const names = apps.slice(0, namedMax).map(({ title }) => title)
  const more = apps.length - names.length
  return more > 0 ? [...names, said.moreApps(more)] : names
}

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, languages, type GroupId, type Language, type UserId } from '#ground'
import { explain, printVerdict, tellChange, tellStep, type DoorName, type Explanation } from '#access'
import { type App, roles, type User } from '#directory'
import { generateGrants, generatePolicy, generatePresence } from '../access/generated.ts'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { randomFrom } from '../world/random.ts'

const cases = 300

/** What an English sentence of an explanation can hardly do without. */
const english =
  /\b(?:the|is|are|isn’t|of|and|or|by|to|from|with|for|nobody|everyone|may|can|can’t|be|has|have|asks?|them|it|its|Also|Until|Also|people|person|Add|Open|Lets|Leaving|Making|Taking)\b/
/** Names of people, groups and apps, and addresses. */
const names = /\bp\d+\b|\bg\d+\b|\bApp\d\b|\d+\.\d+\.\d+\.\d+(?:\/\d+)?|2001:db8::[\d/]*/g
const namesIn = (text: string): string[] => [...new Set(text.match(names))].toSorted()

describe('explanations in every language', () => {
  const clock = fixedClock()
  const seed = Number(process.env['DOORWARD_SEED'] ?? 20260612)
  const random = randomFrom(seed)
  let world: TestWorld
  const users: UserId[] = []
  const groups: GroupId[] = []
  const apps: App[] = []

  before(async () => {
    world = await openTestWorld({ clock, endsByItself: false })
    const { asOperator } = world
    for (let i = 0; i < 16; i++)
      users.push((await world.add(`p${i}`, { role: random.pick(['user', 'user', 'user', ...roles]) })).id)
    for (let i = 0; i < 10; i++) groups.push((await asOperator.groups.create({ name: `g${i}` })).id)
    const until = () => random.pick([null, null, clock.now() + days(1), clock.now() + days(30)])
    for (const [i, group] of groups.entries()) {
      const inside = random.some(groups.slice(0, i), 0.2).map(id => ({ id, expiresAt: until() }))
      const people = random.some(users, 0.15).map(id => ({ id, expiresAt: until() }))
      await asOperator.groups.changeMembers(group, { add: people, addGroups: inside })
    }
    for (let i = 0; i < 6; i++) {
      const access = { kind: 'chosen' as const, groups: random.some(groups, 0.3), users: [] }
      apps.push((await asOperator.apps.create({ title: `App${i}`, ldap: {}, access })).app)
    }
  })
  after(() => world.dispose())

  function makeCase(): Explanation {
    const found = world.memory.people.find(random.pick(users)) ?? assert.fail()
    const at = clock.now() + random.pick([0, 0, days(2)])
    const user: User = {
      ...found,
      secondFactor: random.chance(0.4),
      ...random.pick([{}, {}, {}, {}, { disabledByAdmin: true }, { expiresAt: at }, { trashedAt: 1 }, { goneAt: 1 }]),
    }
    const app: App = {
      ...random.pick(apps),
      ...generatePolicy(random, { users, groups }),
      grants: generateGrants(random, users, at),
    }
    const door = random.pick<DoorName | null>([null, 'ldap', 'oidc', 'gateway', 'simple-auth'])
    return explain(world.memory, { user, app, at, presence: generatePresence(random, at), door })
  }

  /** Everything that is said of a decision, each text by what it is of. */
  async function tellAll(found: Explanation, language: Language): Promise<Map<string, string>> {
    const told = new Map([['verdict', printVerdict(world.memory, found, language)]])
    for (const step of found.steps)
      for (const [part, text] of Object.entries(tellStep(world.memory, found, step, language)))
        told.set(`${step.code} ${part}`, text)
    const { letIn, takeAway } = found
    for (const [i, change] of [...letIn.all, ...letIn.oneOf, ...takeAway.all, ...takeAway.oneOf].entries())
      for (const [part, text] of Object.entries(await tellChange(world.memory, found.question, change, language)))
        told.set(`${i} ${change.kind} ${part}`, text)
    return told
  }

  test(`of ${cases} decisions each language says as much as English, and nothing in English`, async () => {
    const kinds = new Set<string>()
    for (let i = 0; i < cases; i++) {
      const found = makeCase()
      const inEnglish = await tellAll(found, 'en')
      for (const language of languages.filter(one => one !== 'en')) {
        const told = await tellAll(found, language)
        assert.deepEqual([...told.keys()], [...inEnglish.keys()])
        for (const [what, text] of told) {
          const said = inEnglish.get(what) ?? ''
          assert.equal(text === '', said === '', `${language} ${what}, seed ${seed}: ${said}`)
          assert.deepEqual(namesIn(text), namesIn(said), `${language} ${what}, seed ${seed}: ${text}`)
          assert.doesNotMatch(text, english, `${language} ${what}, seed ${seed}`)
          kinds.add(what.replace(/^\d+ /, ''))
        }
      }
    }
    assert.ok(kinds.size > 45, `only ${kinds.size} kinds of sentences were seen`)
  })
})

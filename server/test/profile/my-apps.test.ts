import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { days } from '#ground'
import { fixedClock } from '../world/clock.ts'
import { openProfileWorld, type ProfileWorld } from './world.ts'

const clock = fixedClock(Date.UTC(2026, 5, 12))
let world: ProfileWorld
before(async () => {
  world = await openProfileWorld({ clock })
})
after(() => world.dispose())

/** The titles that are told to be new, of all there are. */
const newIn = (page: string): string[] =>
  [...page.matchAll(/<b>([^<]+) <span class="badge acc">New<\/span><\/b>/g)].map(([, title = '']) => title)

test('an app is called new for a week after it was opened to somebody, and nothing on their first day', async () => {
  const { apps, groups } = world.asOperator
  const team = await groups.create({ name: 'Data team' })
  const everybodyInIt = await groups.create({ name: 'Numbers' })
  await groups.changeMembers(everybodyInIt.id, { addGroups: [team.id] })
  const open = (title: string, access: Parameters<typeof apps.create>[0]['access']) =>
    apps.create({ title, link: `https://${title.toLowerCase()}.example.com`, access, ldap: {} })
  await open('Grafana', { kind: 'chosen', groups: [everybodyInIt.id], users: [] })
  const amara = await world.somebody()
  assert.deepEqual(newIn(await amara.page('/')), [])

  clock.advance(days(3))
  await groups.changeMembers(team.id, { add: [amara.user.id] })
  await open('Outline', { kind: 'everyone' })
  assert.deepEqual(newIn(await amara.page('/')), ['Grafana', 'Outline'])
  const ben = await world.somebody()
  assert.deepEqual(newIn(await ben.page('/')), [], 'they came with it')

  clock.advance(days(5))
  assert.deepEqual(newIn(await amara.page('/')), ['Grafana', 'Outline'])
  clock.advance(days(3))
  assert.deepEqual(newIn(await amara.page('/')), [])
})

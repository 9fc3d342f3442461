import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { AccessRule } from '#directory'
import { openStaffedWorld, type Staffed } from './staffed-world.ts'

const german = { 'accept-language': 'de' }

describe('an answer names what has no name of its own in the reader’s language', () => {
  let { world, olivia, adam, person } = {} as Staffed
  before(async () => {
    ;({ world, olivia, adam, person } = await openStaffedWorld())
  })
  after(() => world.dispose())

  const asked = async (cookie: string, name: Parameters<Staffed['world']['call']>[1], call: object = {}) => {
    const told = await world.call(cookie, name, { headers: german, ...call })
    assert.equal(told.status, 200, JSON.stringify(told.body))
    return told.body
  }

  test('who or what has done something, in the audit log', async () => {
    const { items } = await asked(olivia, 'listAudit')
    const names = items.map(({ actor }: { actor: { name: string } }) => actor.name)
    assert.ok(names.includes('Betreiber an der Kommandozeile'), JSON.stringify(names))
    const english = await world.call(olivia, 'listAudit')
    assert.ok(english.body.items.some((event: { actor: { name: string } }) => event.actor.name.startsWith('Operator')))
  })

  test('who was erased', async () => {
    const { id } = await person({ displayName: 'Gone Away' })
    await world.asOperator.users.delete(id)
    await world.asOperator.users.erase(id)
    const { items } = await asked(olivia, 'listAudit', { query: { subject: id } })
    assert.deepEqual(
      [...new Set(items.map(({ subject }: { subject: { name: string } }) => subject.name))],
      ['Gelöschte Person'],
    )
  })

  test('a setting that was changed', async () => {
    await world.asOperator.settings.put('trash', { days: 12 })
    const { items } = await asked(olivia, 'listAudit', { query: { limit: '1' } })
    assert.deepEqual(items[0].subject, { kind: 'setting', id: null, name: 'Wie lange der Papierkorb aufbewahrt wird' })
  })

  test('why somebody may open an app, or not', async () => {
    const group = await world.asOperator.groups.create({ name: 'Betrieb' })
    const { id } = await person({ groups: [group.id] })
    const make = (title: string, access: AccessRule) => world.asOperator.apps.create({ title, access })
    await make('Alpha', { kind: 'everyone' })
    await make('Beta', { kind: 'chosen', groups: [group.id], users: [] })
    await make('Gamma', { kind: 'nobody' })
    await world.asOperator.apps.update((await make('Delta', { kind: 'everyone' })).app.id, { enabled: false })
    const { items } = await asked(adam, 'listUserApps', { params: { id } })
    const reasons = Object.fromEntries(
      items.map(({ app, reason }: { app: { name: string }; reason: string }) => [app.name, reason]),
    )
    assert.equal(reasons['Alpha'], 'Offen für alle')
    assert.equal(reasons['Beta'], 'Durch Betrieb')
    assert.equal(reasons['Gamma'], 'Nur die Administration')
    assert.equal(reasons['Delta'], 'Die App ist abgeschaltet')
    const rule = { access: { kind: 'chosen', groups: [group.id] }, adminsIncluded: false }
    const { people } = await asked(adam, 'previewAccess', { body: rule })
    assert.deepEqual(
      people.map(({ reason }: { reason: string }) => reason),
      ['Durch Betrieb'],
    )
  })
})

import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, planFile } from './truth-file.ts'

const people = `version: 1
users:
  - { username: olga, role: owner, password: { value: "a quiet green door" } }
  - { username: ann }
  - { username: ben }
`
const file = (...services: string[]): string =>
  `${people}serviceAccounts:${services.length === 0 ? ' []' : services.map(one => `\n  - ${one}`).join('')}\n`

describe('service accounts in a file of truth', () => {
  let world: TestWorld
  beforeEach(async () => {
    world = await openTestWorld()
  })
  afterEach(() => world.dispose())
  const service = (name: string) => world.memory.services.findByName(name) ?? assert.fail(`no ${name}`)
  const idOf = (username: string) => world.memory.people.findByUsername(username)?.id

  test('they are made after the people in the same file, changed, and nothing is done twice', async () => {
    const first = file('{ name: Import, description: Adds people, contact: ann, role: usermanager }', '{ name: idle }')
    const steps = await applyFile(world, first)
    assert.deepEqual(steps.slice(-2), ['+ service account Import (usermanager)', '+ service account idle'])
    const { description, contactId, role, managedBy } = service('Import')
    assert.deepEqual(
      [description, contactId, role, managedBy],
      ['Adds people', idOf('ann'), 'usermanager', 'directory.yaml'],
    )
    assert.deepEqual([service('idle').contactId, service('idle').role], [null, 'user'])
    assert.deepEqual(await applyFile(world, first), [])

    const changed = file('{ name: import, contact: ben, role: admin, disabled: true }', '{ name: idle, contact: null }')
    assert.deepEqual(await applyFile(world, changed), ['~ service account Import: role, disabled, contact'])
    const after = service('Import')
    assert.deepEqual(
      [after.contactId, after.role, after.disabled, after.description],
      [idOf('ben'), 'admin', true, 'Adds people'],
    )
    assert.deepEqual(await applyFile(world, changed), [])
    assert.deepEqual(await applyFile(world, file('{ name: import, disabled: false }', '{ name: idle }')), [
      '~ service account Import: disabled',
    ])
    assert.equal(service('Import').disabled, false)
  })

  test('its tokens go on, whatever is applied', async () => {
    await applyFile(world, file('{ name: Import, contact: ann }'))
    const input = { name: 'cron', scopes: ['groups:read'], expiresAt: null }
    const { text } = await world.asOperator.services.createToken(service('Import').id, input)
    await applyFile(world, file('{ name: Import, contact: ben, role: admin }'))
    assert.equal((await world.directory.findToken(text, '192.0.2.1'))?.holder.kind, 'service')
  })

  test('one that was made by hand becomes the file’s, one of another file is refused', async () => {
    await applyFile(world, people)
    await world.asOperator.services.create({ name: 'Import', contactId: idOf('ann') ?? null })
    assert.deepEqual(await applyFile(world, file('{ name: Import }')), ['~ service account Import: owned by the file'])
    await assert.rejects(
      applyFile(world, 'version: 1\nserviceAccounts: [{ name: Import }]\n', { name: 'other.yaml' }),
      /This belongs to another file, directory\.yaml/,
    )
  })

  test('what is named no more is left and said, and with --prune deleted, when it is no more than a third or meant', async () => {
    const names = ['one', 'two', 'three', 'four']
    const all = names.map(name => `{ name: ${name} }`)
    await applyFile(world, file(...all))
    await world.asOperator.services.create({ name: 'by hand', contactId: null })
    const less = file(...all.slice(1))
    assert.deepEqual((await planFile(world, less)).notes, [
      'No longer in the file, and left as they are: service account one.',
    ])
    assert.deepEqual(await applyFile(world, people, { prune: true }), [], 'a list that is left out is left as it is')
    assert.deepEqual(await applyFile(world, less, { prune: true }), ['- service account one: deleted, with its tokens'])
    assert.equal(world.memory.services.size, 4)
    await assert.rejects(applyFile(world, file(), { prune: true }), /3 of 4 service accounts would be deleted/)
    await applyFile(world, file(), { prune: true, sure: true })
    assert.deepEqual(
      [...world.memory.services.all()].map(({ name }) => name),
      ['by hand'],
    )
  })

  test('what is wrong is said with its line', async () => {
    const wrong: [string, RegExp][] = [
      ['{ name: a, role: owner }', /directory\.yaml:7:.*role/s],
      ['{ name: a, contact: nobody-here }', /There is nobody called “nobody-here”/],
      ['{ name: a, token: secret }', /token/],
      ['{ name: "" }', /name/],
    ]
    for (const [entry, message] of wrong) await assert.rejects(planFile(world, file(entry)), message, entry)
    await assert.rejects(planFile(world, file('{ name: a }', '{ name: A }')), /“A” stands in line 7 already/)
    await applyFile(world, people)
    await world.asOperator.users.delete(idOf('ben') ?? assert.fail())
    const rest = people.replace('  - { username: ben }\n', '')
    await assert.rejects(
      planFile(world, `${rest}serviceAccounts: [{ name: a, contact: gone }]\n`),
      /There is nobody called “gone”/,
    )
  })
})

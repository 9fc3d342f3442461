import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { openTestWorld } from '../world/open-test-world.ts'
import { run } from './command-line.ts'

describe('access explained on the command line', () => {
  let data: string[]
  let folder: string

  before(async () => {
    const world = await openTestWorld()
    await world.add('alice')
    await world.add('bob')
    const { groups, apps } = world.asOperator
    const kitchen = await groups.create({ name: 'Kitchen' })
    const alice = world.memory.people.findByUsername('alice') ?? assert.fail()
    await groups.changeMembers(kitchen.id, { add: [alice.id] })
    await apps.create({
      title: 'Recipes',
      access: { kind: 'chosen', groups: [kitchen.id], users: [] },
      networks: ['192.0.2.0/24'],
      ldap: {},
    })
    await world.close()
    data = ['--data', world.dataFolder]
    folder = world.dataFolder
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('yes: by which group, and what would take it away', async () => {
    const { code, out, err } = await run(['explain', 'alice', 'recipes', ...data])
    assert.equal(code, 0, err)
    assert.match(out, /^Yes\. alice is in Kitchen, and Kitchen may open Recipes\.$/m)
    assert.match(out, /^passed {2}The account is enabled {2,}Kept here\.$/m)
    assert.match(
      out,
      /^Each of this would take it away:\n {2}Leaving Kitchen\. Closes nothing else\.\n {2}Closing Recipes/m,
    )
  })

  test('no: everything that is missing, and the exit code says it', async () => {
    const argv = ['explain', 'bob', 'recipes', '--address', '203.0.113.5', '--door', 'oidc', ...data]
    const { code, out } = await run(argv)
    assert.equal(code, 3)
    assert.match(out, /^No\. /m)
    assert.match(
      out,
      /^All of this would be needed:\n {2}Give Recipes OpenID Connect\..*\n {2}Come from 192\.0\.2\.0\/24\./m,
    )
    assert.match(out, /^And one of this:\n {2}Only bob, by name\..*\n {2}Add bob to Kitchen\./m)
    const json = JSON.parse((await run([...argv, '--json'])).out)
    assert.equal(json.allowed, false)
    assert.deepEqual(
      json.steps.filter((step: { passed: boolean }) => !step.passed).map((step: { code: string }) => step.code),
      ['door', 'rule', 'network'],
    )
  })

  test('the directory server’s own tree, at another day', async () => {
    const { out } = await run(['explain', 'bob', 'directory-server', '--at', '2030-01-01', '--json', ...data])
    assert.equal(JSON.parse(out).at, '2030-01-01T00:00:00.000Z')
  })

  const wrong: [argv: string[], says: RegExp][] = [
    [['explain', 'bob'], /APP is missing/],
    [['explain', 'nobody', 'recipes'], /nobody called “nobody”/],
    [['explain', 'bob', 'recipies'], /no app “recipies”/],
    [['explain', 'bob', 'recipes', '--door', 'ldpa'], /Did you mean “ldap”/],
    [['explain', 'bob', 'recipes', '--at', 'soon'], /--at takes a day/],
    [['explain', 'bob', 'recipes', '--address', '192.0.2'], /address/],
  ]
  for (const [argv, says] of wrong)
    test(`${argv.join(' ')} is not understood`, async () => {
      const { code, err } = await run([...argv, ...data])
      assert.ok(code === 1 || code === 2)
      assert.match(err, says)
    })
})

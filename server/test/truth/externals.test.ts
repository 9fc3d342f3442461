import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { asItIs, Problem } from '#ground'
import { exportTruth, type FindSecretText } from '#provisioning'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, planFile } from './truth-file.ts'

// As operators of CloverDX write it, with the filter that finds one person as the only one.
const corp = (more = '') => `
version: 1
settings:
  signIn: { allowedSources: [local, corp] }
groups:
  - { name: staff }
externalDirectories:
  - name: corp
    provider: openldap
    urls: ["ldap://127.0.0.1:1389"]
    bindDn: cn=Manager,dc=company,dc=com
    bindPassword: { env: BIND_PASSWORD }
    policy: synchronise
    userSearch: { base: "dc=company,dc=com", filter: "(uid=\${username})", scope: subtree }
    autoCreate: true
    defaultGroup: staff
${more}`

const findSecret: FindSecretText = source => {
  const text =
    'env' in source ? { BIND_PASSWORD: 'a quiet reader', OTHER: 'another quiet reader' }[source.env] : undefined
  if (text === undefined) throw new Problem('invalid', asItIs('not set'))
  return text
}

describe('directories people come from, in the file of truth', () => {
  let world: TestWorld
  beforeEach(async () => {
    world = await openTestWorld()
    await world.add('olivia', { role: 'owner' })
  })
  afterEach(() => world.dispose())

  const apply = (text: string, more: { prune?: boolean; sure?: boolean } = {}) =>
    applyFile(world, text, { findSecret, ...more })
  const found = () => {
    const external = world.memory.externals.findByName('corp')
    assert.ok(external)
    return external
  }
  const passwordNow = async () => (await world.directory.openExternalSecrets(found().id)).bindPassword?.reveal()

  test('one is made with its group, turned on and listed, and applying it again does nothing', async () => {
    assert.deepEqual(await apply(corp()), [
      '+ group staff',
      '+ external directory corp',
      '~ external directory corp: turned on',
      '~ setting signIn: allowedSources, owned by the file',
    ])
    const { enabled, managedBy, settings } = found()
    assert.deepEqual([enabled, managedBy], [true, 'directory.yaml'])
    assert.deepEqual(settings.userSearch, {
      base: 'dc=company,dc=com',
      scope: 'subtree',
      filter: '(uid=*)',
      signInFilter: '(uid=${username})',
    })
    assert.equal(settings.attributes.id, 'entryUUID', 'what the file leaves out is usual at the provider’s servers')
    assert.equal(settings.defaultGroup, world.memory.groups.findByName('staff')?.id)
    assert.equal(await passwordNow(), 'a quiet reader')
    assert.deepEqual(world.memory.settings().signIn.allowedSources, ['local', 'corp'])
    assert.deepEqual(await apply(corp()), [])
  })

  test('only what is another is changed, secrets too', async () => {
    await apply(corp())
    assert.deepEqual(await apply(corp('    pageSize: 200\n    title: Corp\n')), [
      '~ external directory corp: pageSize, title',
    ])
    assert.deepEqual(await apply(corp('    title: Corp\n').replace('BIND_PASSWORD', 'OTHER')), [
      '~ external directory corp: bindPassword',
    ])
    assert.equal(await passwordNow(), 'another quiet reader')
    assert.deepEqual(await apply(corp('    enabled: false\n').replace('BIND_PASSWORD', 'OTHER')), [
      '~ external directory corp: turned off',
    ])
    assert.equal(found().enabled, false)
  })

  test('failure 26: another server needs the password in the file', async () => {
    await apply(corp())
    const elsewhere = corp().replace('127.0.0.1', 'ldap.example.org')
    await assert.rejects(apply(elsewhere.replace(/.*bindPassword.*\n/, '')), {
      code: 'invalid',
      message: /externalDirectories\.0\.urls: It is reached otherwise than before/,
    })
    assert.deepEqual(await apply(elsewhere), ['~ external directory corp: urls'])
    assert.equal(await passwordNow(), 'a quiet reader')
  })

  test('one the file names no more is deleted only with --prune and a yes', async () => {
    await apply(corp())
    const without = 'version: 1\nsettings: { signIn: { allowedSources: [local] } }\nexternalDirectories: []\n'
    const left = await planFile(world, without, { findSecret })
    assert.match(left.notes.join(), /external directory corp/)
    await assert.rejects(apply(without, { prune: true }), { code: 'conflict', message: /corp would be deleted/ })
    await apply(without, { prune: true, sure: true })
    assert.equal(world.memory.externals.findByName('corp'), undefined)
    assert.deepEqual(world.memory.settings().signIn.allowedSources, ['local'])
  })

  test('an export holds no secret, and a copy of it stays off until it is given one', async () => {
    await apply(corp())
    const { text } = await exportTruth({ now: world.clock.now(), memory: world.memory, list: world.store.list })
    assert.ok(!text.includes('a quiet reader') && !text.includes('bindPassword'))
    assert.deepEqual(await apply(text), [], 'applied where it was made, it changes nothing')
    const copy = await openTestWorld()
    try {
      const plan = await planFile(copy, text)
      assert.match(plan.notes.join(), /corp: it stays off, since it has no bind password here/)
      await applyFile(copy, text)
      const made = copy.memory.externals.findByName('corp')
      assert.deepEqual([made?.enabled, made?.managedBy, made?.hasBindPassword], [false, null, false])
      assert.deepEqual(
        { ...made?.settings, defaultGroup: null },
        { ...found().settings, defaultGroup: null },
        'but for ids everything is the same',
      )
      assert.equal(made?.settings.defaultGroup, copy.memory.groups.findByName('staff')?.id)
    } finally {
      await copy.dispose()
    }
  })
})

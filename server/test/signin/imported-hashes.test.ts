import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Secret, silentLog, type UserId } from '#ground'
import { createSignIn, type SignInAnswer } from '#signin'
import { exportTruth } from '#provisioning'
import { bindClient } from '../ldap/bound-client.ts'
import { base, openLdapWorld, type LdapWorld } from '../ldap/ldap-world.ts'
import { oneOfEach } from '../passwords/vectors.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, planFile } from '../truth/truth-file.ts'

const visitor = { address: '192.0.2.7', userAgent: 'test browser' }
/** A username for each vector. */
const people = oneOfEach.map((vector, i) => ({ ...vector, username: `person${i}` }))
const quoted = (text: string): string => JSON.stringify(text)
const file = (given: readonly { username: string; hash: string }[]): string =>
  `version: 1\nusers:\n${given
    .map(({ username, hash }) => `  - { username: ${username}, password: { hash: ${quoted(hash)} } }\n`)
    .join('')}`

async function passwordOf(world: TestWorld, username: string) {
  const id = world.memory.people.findByUsername(username)?.id as UserId
  const row = await world.store.read.selectFrom('password').selectAll().where('userId', '=', id).executeTakeFirst()
  assert.ok(row)
  return row
}

/** Everything a store has written, journal and all. */
function bytesOf({ place }: TestWorld): string {
  assert.ok(place.engine === 'sqlite')
  return readdirSync(dirname(place.path), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

const signInAt = (world: TestWorld, identifier: string, text: string) =>
  world.signIn.withPassword({ identifier, password: new Secret(text), visitor })

const whatOf = (answer: SignInAnswer): string => (answer.kind === 'next' ? `next ${answer.step}` : answer.kind)

describe('people who come with a hash from elsewhere', () => {
  let world: LdapWorld
  const weak = ['{SSHA}', '{MD5}', 'MD5-crypt', 'SHA1-crypt', 'DES crypt', 'NT, sambaNTPassword']

  before(async () => {
    world = await openLdapWorld()
    await applyFile(world, file(people))
  })
  after(() => world.dispose())

  test('of a weak form have it kept as argon2id over it, and it is in no file of the store', async () => {
    const written = bytesOf(world)
    for (const { username, format, hash } of people.filter(person => weak.includes(person.format))) {
      const { hash: stored, mustChange } = await passwordOf(world, username)
      assert.match(stored, /^\$doorward-wrapped\$/, format)
      assert.equal(mustChange, format.startsWith('{') ? 0 : 1, format)
      for (const raw of [hash, hash.replace(/^\{\w+\}/, ''), hash.slice(-22)])
        assert.ok(!written.includes(raw), `the raw ${format} is nowhere`)
    }
    assert.ok(written.includes('$doorward-wrapped$'), 'the files looked at are those that are written')
  })

  test('sign in at the page, in every format, and have argon2id afterwards', async () => {
    for (const { username, password, format } of people.filter((_, i) => i % 2 === 0)) {
      assert.equal((await signInAt(world, username, `x${password}`)).kind, 'refused', format)
      // Where the old hash may be guessed from its file, the next step is a new password.
      const { mustChange } = await passwordOf(world, username)
      const expected = mustChange === 1 ? 'next new-password' : 'signed-in'
      assert.equal(whatOf(await signInAt(world, username, password)), expected, format)
      assert.match((await passwordOf(world, username)).hash, /^\$argon2id\$v=19\$/, format)
      assert.equal(whatOf(await signInAt(world, username, password)), expected, format)
    }
  })

  test('bind over LDAP, in every format, and have argon2id a moment later', async () => {
    for (const { username, password, format } of people.filter((_, i) => i % 2 === 1)) {
      const dn = `uid=${username},ou=users,${base}`
      await assert.rejects(bindClient(world, dn, `x${password}`), format)
      await (await bindClient(world, dn, password)).close()
      await world.signIn.flush()
      assert.match((await passwordOf(world, username)).hash, /^\$argon2id\$v=19\$/, format)
      await (await bindClient(world, dn, password)).close()
    }
  })

  test('who must choose a new password still must after the upgrade', async () => {
    const person = people.find(({ format }) => format === 'MD5-crypt')
    assert.ok(person)
    await signInAt(world, person.username, person.password)
    const { hash, mustChange } = await passwordOf(world, person.username)
    assert.match(hash, /^\$argon2id\$/)
    assert.equal(mustChange, 1)
  })
})

describe('an upgrade', () => {
  let world: TestWorld
  const vector = people.find(({ format }) => format === '{SSHA}')
  assert.ok(vector)
  const { username, password, hash } = vector
  before(async () => {
    world = await openTestWorld()
    await applyFile(world, file([vector]))
  })
  after(() => world.dispose())

  const bind = (signIn: Pick<TestWorld['signIn'], 'bind'>) =>
    signIn.bind({
      door: 'ldap',
      identifier: username,
      password: new Secret(password),
      address: '192.0.2.9',
      app: 'directory-server',
      view: 'dc=example,dc=com',
      allowsBare: false,
      mayOpen: () => true,
    })

  test('that fails, or is never done, fails no bind and writes nothing', async () => {
    const before = await passwordOf(world, username)
    for (const hashing of [() => Promise.reject(new Error('busy')), () => new Promise<never>(() => {})]) {
      const hasher = { ...world.hasher, hash: hashing }
      const signIn = createSignIn({
        clock: { now: () => Date.now() },
        log: silentLog,
        run: () => assert.fail('a bind begins no session'),
        runDirectory: () => assert.fail('there is nothing to write'),
        store: world.store,
        list: world.store.list,
        publicUrl: () => new URL('http://localhost:8080'),
        notify: () => Promise.resolve(),
        post: world.notices,
        read: world.store.read,
        memory: world.memory,
        hasher,
        sealer: world.sealer,
        throttle: {
          pausedUntil: () => undefined,
          succeeded: () => {},
          failed: () => {},
        } as unknown as Parameters<typeof createSignIn>[0]['throttle'],
        events: world.events,
        bindThrough: world.bindThrough,
        elsewhere: { check: () => assert.fail('nobody is elsewhere'), offer: () => assert.fail('nobody is made') },
        mayOpen: () => true,
      })
      assert.equal((await bind(signIn)).kind, 'ok')
    }
    assert.deepEqual(await passwordOf(world, username), before)
  })

  test('of many binds at once is one, and ends no session', async () => {
    const real = { ...world.hasher }
    let count = 0
    world.hasher.hash = (...asked) => (count++, real.hash(...asked))
    const answers = await Promise.all(Array.from({ length: 8 }, () => bind(world.signIn)))
    await world.signIn.flush()
    Object.assign(world.hasher, real)
    assert.deepEqual(new Set(answers.map(({ kind }) => kind)), new Set(['ok']))
    assert.ok(count >= 1 && count < 8, `${count} upgrades`)
    assert.match((await passwordOf(world, username)).hash, /^\$argon2id\$/)
    assert.ok(!bytesOf(world).includes(hash))
  })
})

describe('an export with secrets', () => {
  test('writes stored forms, which another store takes over as they are', async t => {
    const [from, to] = [await openTestWorld(), await openTestWorld()]
    t.after(() => Promise.all([from.dispose(), to.dispose()]))
    await applyFile(from, file(people))
    const parts = { now: from.clock.now(), memory: from.memory, list: from.store.list }
    const { text } = await exportTruth(parts, { secrets: true, serverSecret: undefined })
    await applyFile(to, text)
    for (const { username, format } of people) {
      const [old, taken] = [await passwordOf(from, username), await passwordOf(to, username)]
      assert.deepEqual([taken.hash, taken.mustChange], [old.hash, old.mustChange], format)
    }
    const nt = people.find(({ format }) => format === '{NT}')
    assert.ok(nt)
    assert.equal(whatOf(await signInAt(to, nt.username, nt.password)), 'next new-password')
  })
})

describe('a plan', () => {
  test('says how many hashes are weak, and prints none', async t => {
    const world = await openTestWorld()
    t.after(() => world.dispose())
    const given = [
      ...people.filter(({ format }) => format === '{SSHA}' || format === 'apr1' || format === 'bcrypt $2b$'),
      { username: 'una', hash: '{CLEARTEXT}a quiet green door' },
    ]
    const plan = await planFile(world, file(given))
    assert.deepEqual(plan.notes, [
      'Weak password hashes (1 of Apache’s MD5-crypt, a new password is asked for; 1 of SHA-1): they are kept as argon2id over the old hash until the next sign-in. Whoever has the old file can guess the passwords.',
    ])
    const printed = JSON.stringify(plan)
    for (const { hash } of given) assert.ok(!printed.includes(hash.slice(-12)))
    assert.equal((await applyFile(world, file(given))).length, 4)
    assert.equal((await signInAt(world, 'una', 'a quiet green door')).kind, 'signed-in')
    assert.ok(!bytesOf(world).includes('a quiet green door'))
  })
})

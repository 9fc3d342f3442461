import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { minutes, seconds, Secret } from '#ground'
import { dnOf, inApp, openBindWorld, otherBase, password, withCode, type BindWorld } from './bind-world.ts'
import { base, runTool, withoutOpenLdap } from './ldap-world.ts'

const step = seconds(30)
const addresses = Array.from({ length: 50 }, (_, i) => `127.0.1.${i + 1}`)

describe('a bind with a code', () => {
  let world: BindWorld
  const anna = dnOf('anna')

  beforeEach(async () => {
    world = await openBindWorld()
  })
  afterEach(() => world.dispose())

  const setPassword = (text: string) => world.asOperator.users.setPassword(world.anna.id, new Secret(text))
  const allowBareForWiki = () => world.asOperator.apps.update(world.wiki.id, { ldap: { allowBarePassword: true } })

  test('OpenLDAP’s tools: every way of giving it', { skip: withoutOpenLdap }, async () => {
    const ways: [dn: (code: string) => string, secret: (code: string) => string][] = [
      [code => withCode(anna, code), () => password],
      [code => withCode(anna, code, 'TOTPToken'), () => password],
      [code => `TotpToken=${code}+uid=anna,ou=users,${base}`, () => password],
      [code => withCode(`cn=anna,ou=users,${base}`, code), () => password],
      [code => withCode(`mail=anna@example.com,ou=users,${base}`, code), () => password],
      [code => withCode(`entryUUID=${world.anna.id},ou=users,${base}`, code), () => password],
      [code => withCode(inApp('anna', 'wiki'), code), () => password],
      [() => anna, code => `${password}${code}`],
      [() => anna, code => `${password};${code}`],
      [() => inApp('anna', 'wiki'), code => `${password}${code}`],
    ]
    for (const [dn, secret] of ways) {
      world.clock.advance(step)
      const code = world.phone.code()
      const url = `ldap://127.0.0.1:${world.ldapPort}`
      const answer = await runTool('ldapwhoami', ['-x', '-H', url, '-D', dn(code), '-w', secret(code)])
      assert.equal(answer.code, 0, `${dn('…')}: ${answer.stderr}`)
      assert.match(answer.stdout, /^dn:uid=anna,ou=users,/)
    }
    const bare = await runTool('ldapwhoami', [
      '-x',
      '-H',
      `ldap://127.0.0.1:${world.ldapPort}`,
      '-D',
      anna,
      '-w',
      password,
    ])
    assert.equal(bare.code, 49)
  })

  test('a right password alone is not enough for who has a second factor', async () => {
    assert.equal(await world.bindOnce(anna, password), 49)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), password), 49)
    assert.equal(await world.bindOnce(dnOf('bob'), password), 0)
  })

  test('where the app allows it, it is; elsewhere it is not', async () => {
    await allowBareForWiki()
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), password), 0)
    assert.equal(await world.bindOnce(inApp('anna', 'mail'), password), 49)
    assert.equal(await world.bindOnce(anna, password), 49)
    await world.change({ allowBarePassword: true })
    assert.equal(await world.bindOnce(anna, password), 0)
    assert.equal(await world.bindOnce(inApp('anna', 'mail'), password), 49)
  })

  const moments: [steps: number, code: number, why: string][] = [
    [-2, 49, 'of the window before last is too old'],
    [-1, 0, 'of the last window is taken'],
    [1, 0, 'of the next window is taken'],
    [2, 49, 'of the window after next is too early'],
  ]
  for (const [steps, expected, why] of moments)
    test(`a code ${why}`, async () => {
      assert.equal(await world.bindOnce(withCode(anna, world.phone.code(steps)), password), expected)
      assert.equal(await world.bindOnce(anna, password + world.phone.code(steps)), steps === -1 ? 49 : expected)
    })

  test('the same again, from where it came, is taken until its step has passed', async () => {
    const code = world.phone.code()
    const bind = () => world.bindOnce(withCode(anna, code), password)
    assert.deepEqual([await bind(), await bind()], [0, 0])
    world.clock.advance(step - 1)
    assert.equal(await bind(), 0)
    world.clock.advance(1)
    assert.equal(await bind(), 49)
  })

  const replays: [why: string, dn: string, from: string][] = [
    ['from another address', dnOf('anna'), '127.0.0.2'],
    ['in another tree', dnOf('anna', otherBase), '127.0.0.1'],
    ['at an app', inApp('anna', 'wiki'), '127.0.0.1'],
  ]
  for (const [why, dn, from] of replays)
    test(`a code that was used is worth nothing ${why}, in the name and in the password`, async () => {
      const code = world.phone.code()
      assert.equal(await world.bindOnce(withCode(anna, code), password), 0)
      assert.equal(await world.bindOnce(withCode(dn, code), password, from), 49)
      assert.equal(await world.bindOnce(dn, password + code, from), 49)
    })

  test('nor with another password, nor after a later code was used', async () => {
    const code = world.phone.code()
    assert.equal(await world.bindOnce(withCode(anna, code), password), 0)
    assert.equal(await world.bindOnce(withCode(anna, code), 'another password'), 49)
    await setPassword('a brand new green door')
    assert.equal(await world.bindOnce(withCode(anna, code), 'a brand new green door'), 49)
    assert.equal(await world.bindOnce(withCode(anna, world.phone.code(1)), 'a brand new green door'), 0)
    assert.equal(await world.bindOnce(withCode(anna, code), 'a brand new green door'), 49)
  })

  test('a wrong password does not spend the code, nor does an app that is closed', async () => {
    await world.asOperator.apps.update(world.mail.id, { access: { kind: 'nobody' }, adminsIncluded: false })
    const code = world.phone.code()
    assert.equal(await world.bindOnce(withCode(anna, code), 'a wrong password'), 49)
    assert.equal(await world.bindOnce(withCode(inApp('anna', 'mail'), code), password), 49)
    assert.equal(await world.bindOnce(withCode(anna, code), password), 0)
  })

  test('of fifty at once from fifty addresses one gets in', async () => {
    const code = world.phone.code()
    const answers = await Promise.all(addresses.map(from => world.bindOnce(withCode(anna, code), password, from)))
    assert.equal(answers.filter(answer => answer === 0).length, 1)
    assert.equal(answers.filter(answer => answer === 49).length, 49)
  })

  test('of fifty at once from one address all do: it is one sign-in, sent again', async () => {
    const code = world.phone.code()
    const answers = await Promise.all(addresses.map(() => world.bindOnce(anna, password + code)))
    assert.deepEqual(new Set(answers), new Set([0]))
  })

  test('each code is a guess: five wrong ones with the right password, and even the right one waits', async () => {
    for (let i = 0; i < 5; i++) {
      const wrong = String((Number(world.phone.code()) + 1000 + i) % 1_000_000).padStart(6, '0')
      assert.equal(await world.bindOnce(withCode(anna, wrong), password), 49)
    }
    assert.equal(await world.bindOnce(withCode(anna, world.phone.code()), password), 49)
    world.clock.advance(minutes(2))
    assert.equal(await world.bindOnce(withCode(anna, world.phone.code()), password), 0)
  })

  test('the same password without a code, again and again, is one guess', async () => {
    for (let i = 0; i < 10; i++) assert.equal(await world.bindOnce(anna, password), 49)
    assert.equal(await world.bindOnce(withCode(anna, world.phone.code()), password), 0)
  })

  test('who has no authenticator app may have a password that ends in six digits, and no code', async () => {
    await world.asOperator.users.setPassword(world.bob.id, new Secret('green door 123456'))
    assert.equal(await world.bindOnce(dnOf('bob'), 'green door 123456'), 0)
    assert.equal(await world.bindOnce(dnOf('bob'), 'green door '), 49)
    assert.equal(await world.bindOnce(withCode(dnOf('bob'), '123456'), 'green door 123456'), 49)
  })

  test('who has one too: the whole counts where the digits are no code', async () => {
    const digits = String((Number(world.phone.code()) + 1000) % 1_000_000).padStart(6, '0')
    await setPassword(`green door ${digits}`)
    assert.equal(await world.bindOnce(anna, `green door ${digits}`), 49)
    assert.equal(await world.bindOnce(anna, `green door ${digits}${world.phone.code()}`), 0)
    await allowBareForWiki()
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), `green door ${digits}`), 0)
  })

  test('where the digits happen to be the code of now, the whole counts only where it may stand alone', async () => {
    const whole = `green door ${world.phone.code()}`
    await setPassword(whole)
    assert.equal(await world.bindOnce(anna, whole), 49)
    await allowBareForWiki()
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), whole), 0)
    // The code was not spent by it.
    assert.equal(await world.bindOnce(withCode(anna, world.phone.code()), whole), 0)
  })

  const malformed: [dn: (code: string) => string, why: string][] = [
    [code => withCode(withCode(anna, code), code), 'two codes'],
    [code => `totptoken=${code},ou=users,${base}`, 'a code and no name'],
    [code => anna.replace(',ou=users', `,totptoken=${code},ou=users`), 'the code in an RDN of its own'],
    [code => anna.replace('ou=users', `ou=users+totptoken=${code}`), 'the code further up'],
    [() => withCode(anna, '12345'), 'five digits'],
    [() => withCode(anna, ''), 'an empty code'],
    [() => withCode(anna, '#0406313233343536'), 'a code in hexadecimal'],
    [code => `cn=admin+totptoken=${code},ou=system,${base}`, 'the admin’s name'],
    [code => withCode(anna, code).slice(0, -1), 'a name outside of every tree'],
  ]
  for (const [dn, why] of malformed)
    test(`refused: ${why}`, async () => assert.equal(await world.bindOnce(dn(world.phone.code()), password), 49))

  test('a password that is a code and nothing else is no password', async () => {
    assert.equal(await world.bindOnce(anna, world.phone.code()), 49)
    assert.equal(await world.bindOnce(anna, `;${world.phone.code()}`), 49)
  })

  test('of whom a policy demands a second factor, and who has none, a bare password is refused', async () => {
    await world.asOperator.settings.put('policy', { ...world.memory.settings().policy, mandatoryTwoFactor: true })
    assert.equal(await world.bindOnce(dnOf('bob'), password), 49)
    await allowBareForWiki()
    assert.equal(await world.bindOnce(inApp('bob', 'wiki'), password), 0)
    assert.equal(await world.bindOnce(inApp('bob', 'mail'), password), 49)
  })

  test('an app that demands one lets a code in, and no bare password, whatever it allows', async () => {
    await allowBareForWiki()
    await world.asOperator.apps.update(world.wiki.id, { requireTwoFactor: true })
    assert.equal(await world.bindOnce(inApp('bob', 'wiki'), password), 49)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), password), 49)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), password + world.phone.code()), 0)
  })
})

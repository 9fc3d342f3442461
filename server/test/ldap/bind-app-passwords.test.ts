import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, Secret } from '#ground'
import { dnOf, inApp, openBindWorld, password, withCode, type BindWorld } from './bind-world.ts'
import { base, runTool, withoutOpenLdap } from './ldap-world.ts'
import { bindRequest, RawClient } from './raw-client.ts'

describe('a bind with an app password', () => {
  let world: BindWorld

  beforeEach(async () => {
    world = await openBindWorld()
  })
  afterEach(() => world.dispose())

  const asOperator = [
    { kind: 'system', name: 'operator' },
    { door: 'cli', address: null },
  ] as const

  async function boundAs(dn: string, secret: string): Promise<RawClient> {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(dn, secret), 0)
    return client
  }

  test('OpenLDAP’s tools: at its app and nowhere else, however it is typed', { skip: withoutOpenLdap }, async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
    const url = `ldap://127.0.0.1:${world.ldapPort}`
    const search = (dn: string, secret: string) =>
      runTool('ldapsearch', ['-x', '-LLL', '-H', url, '-D', dn, '-w', secret, '-b', dn, '-s', 'base', 'uid'])
    for (const typed of [text, text.toUpperCase(), text.replaceAll('-', ''), text.replaceAll('-', ' '), ` ${text} `]) {
      const { code, stdout, stderr } = await search(inApp('anna', 'wiki'), typed)
      assert.equal(code, 0, stderr)
      assert.match(stdout, /^uid: anna$/m)
    }
    for (const dn of [dnOf('anna'), inApp('anna', 'mail'), inApp('bob', 'wiki')])
      assert.equal((await search(dn, text)).code, 49)
  })

  test('one for the directory server opens the main tree alone', async () => {
    const { text } = await world.makeAppPassword(world.anna, 'directory-server')
    assert.equal(await world.bindOnce(dnOf('anna'), text), 0)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 49)
  })

  test('it stands in for a second factor that a policy or the app demands', async () => {
    const { text } = await world.makeAppPassword(world.bob, world.wiki.id)
    await world.asOperator.settings.put('policy', { ...world.memory.settings().policy, twoFactorRoles: ['user'] })
    await world.asOperator.apps.update(world.wiki.id, { requireTwoFactor: true })
    const client = await boundAs(inApp('bob', 'wiki'), text)
    assert.equal((await client.search({ base: inApp('bob', 'wiki') })).resultCode, 0)
    assert.equal(await world.bindOnce(inApp('bob', 'wiki'), password), 49)
    client.close()
  })

  test('it is one whatever code comes with it, and spends none', async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
    assert.equal(await world.bindOnce(withCode(inApp('anna', 'wiki'), '000000'), text), 0)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text + world.phone.code()), 49)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), password + world.phone.code()), 0)
  })

  test('a value of its form is compared as nothing else', async () => {
    const { id, text } = await world.makeAppPassword(world.bob, world.wiki.id)
    await world.asOperator.users.setPassword(world.bob.id, new Secret(text))
    assert.equal(await world.bindOnce(dnOf('bob'), text), 49)
    await world.signIn.appPasswords.remove({ userId: world.bob.id, id }, ...asOperator)
    assert.equal(await world.bindOnce(inApp('bob', 'wiki'), text), 49)
  })

  test('one wrong letter, or one of another server, is refused', async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
    const wrong = (text.startsWith('0') ? '1' : '0') + text.slice(1)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), wrong), 49)
    const other = await world.makeAppPassword(world.bob, world.wiki.id)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), other.text), 49)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 0)
  })

  test('removing it ends what is open by it, and nothing else', async () => {
    const removed = await world.makeAppPassword(world.anna, world.wiki.id)
    const kept = await world.makeAppPassword(world.anna, world.wiki.id)
    const [one, other] = [
      await boundAs(inApp('anna', 'wiki'), removed.text),
      await boundAs(inApp('anna', 'wiki'), kept.text),
    ]
    await world.signIn.appPasswords.remove({ userId: world.anna.id, id: removed.id }, ...asOperator)
    assert.equal(await one.ended(), 'closed')
    assert.equal((await other.search({ base: inApp('anna', 'wiki') })).resultCode, 0)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), removed.text), 49)
    other.close()
  })

  test('removed while it is being compared, it lets nobody in', async () => {
    const { id, text } = await world.makeAppPassword(world.anna, world.wiki.id)
    const clients = await Promise.all(Array.from({ length: 20 }, () => RawClient.open(world.ldapPort)))
    const binds = clients.map(client => client.bind(inApp('anna', 'wiki'), text))
    await world.signIn.appPasswords.remove({ userId: world.anna.id, id }, ...asOperator)
    await Promise.all(binds)
    for (const client of clients) assert.notEqual((await client.search({ base: inApp('anna', 'wiki') })).resultCode, 0)
    for (const client of clients) client.close()
  })

  test('its end comes by the clock, on open connections too', async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id, world.clock.now() + days(1))
    const client = await boundAs(inApp('anna', 'wiki'), text)
    world.clock.advance(days(1) - 1)
    assert.equal((await client.search({ base: inApp('anna', 'wiki') })).resultCode, 0)
    world.clock.advance(1)
    assert.equal((await client.search({ base: inApp('anna', 'wiki') })).resultCode, -1)
    assert.equal(await client.ended(), 'closed')
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 49)
  })

  const ends: [string, () => Promise<unknown>][] = [
    ['disabling the person', () => world.asOperator.users.disable(world.anna.id)],
    ['the trash', () => world.asOperator.users.delete(world.anna.id)],
    ['the end of the account', () => world.asOperator.users.update(world.anna.id, { expiresAt: world.clock.now() })],
    ['deleting the app', () => world.asOperator.apps.delete(world.wiki.id)],
    ['disabling the app', () => world.asOperator.apps.update(world.wiki.id, { enabled: false })],
    [
      'a rule that shuts the person out',
      () => world.asOperator.apps.update(world.wiki.id, { access: { kind: 'nobody' } }),
    ],
  ]
  for (const [why, end] of ends)
    test(`${why} ends it at once`, async () => {
      const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
      const client = await boundAs(inApp('anna', 'wiki'), text)
      await end()
      assert.equal((await client.search({ base: inApp('anna', 'wiki') })).resultCode, -1)
      assert.equal(await client.ended(), 'closed')
      assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 49)
    })

  test('an app of the same name does not take over the passwords of one that was deleted', async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
    await world.asOperator.apps.delete(world.wiki.id)
    assert.deepEqual(await world.signIn.appPasswords.list(world.anna.id), [])
    await world.asOperator.apps.create({ title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 49)
  })

  test('somebody restored from the trash starts without; somebody enabled again goes on', async () => {
    const annas = await world.makeAppPassword(world.anna, world.wiki.id)
    const bobs = await world.makeAppPassword(world.bob, world.wiki.id)
    await world.asOperator.users.delete(world.anna.id)
    await world.asOperator.users.restore(world.anna.id)
    await world.asOperator.users.disable(world.bob.id)
    await world.asOperator.users.enable(world.bob.id)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), annas.text), 49)
    assert.equal(await world.bindOnce(inApp('bob', 'wiki'), bobs.text), 0)
  })

  test('a new password leaves it as it is', async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
    await world.asOperator.users.setPassword(world.anna.id, new Secret('a brand new green door'))
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 0)
  })

  test('guesses count: after five, even the right one waits', async () => {
    const { text } = await world.makeAppPassword(world.anna, world.wiki.id)
    for (let i = 0; i < 5; i++) {
      const { text: bobs } = await world.makeAppPassword(world.bob, world.wiki.id)
      assert.equal(await world.bindOnce(inApp('anna', 'wiki'), bobs), 49)
    }
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 49)
  })

  test('the audit trail names it by its id, and holds none of its letters', async () => {
    const { id, text } = await world.makeAppPassword(world.anna, world.wiki.id)
    assert.equal(await world.bindOnce(inApp('anna', 'wiki'), text), 0)
    assert.equal(await world.bindOnce(inApp('anna', 'mail'), text), 49)
    assert.equal(await world.bindOnce(dnOf('anna'), password + world.phone.code()), 0)
    await world.events.flush()
    const rows = await world.store.list.selectFrom('audit').selectAll().orderBy('at').orderBy('id').execute()
    const binds = rows.filter(({ kind }) => kind === 'bind').map(({ outcome, reason, data }) => [outcome, reason, data])
    assert.deepEqual(binds, [
      ['done', null, JSON.stringify({ amr: ['app-password'], appPassword: id })],
      ['refused', 'other-app', '{}'],
      ['done', null, JSON.stringify({ amr: ['pwd', 'otp', 'mfa'] })],
    ])
    const everything = JSON.stringify([rows, await world.store.list.selectFrom('change').selectAll().execute()])
    for (const secret of [text, text.replaceAll('-', ''), password, world.phone.code()])
      assert.ok(!everything.includes(secret))
  })

  test('whatever is refused is refused with the same bytes', async () => {
    const wrongApp = await world.makeAppPassword(world.anna, world.mail.id)
    const expired = await world.makeAppPassword(world.anna, world.wiki.id, world.clock.now() + 1)
    const disabled = await world.add('carol')
    const disableds = await world.makeAppPassword(disabled, world.wiki.id)
    await world.asOperator.users.disable(disabled.id)
    await world.asOperator.apps.update(world.mail.id, { access: { kind: 'nobody' }, adminsIncluded: false })
    world.clock.advance(1)
    const attempts: [dn: string, secret: string][] = [
      [inApp('nobody', 'wiki'), password],
      [inApp('nobody', 'wiki'), wrongApp.text],
      [withCode(inApp('nobody', 'wiki'), '123456'), password],
      [inApp('nobody', 'nothing'), password],
      [inApp('anna', 'wiki'), 'a wrong password'],
      [inApp('anna', 'wiki'), password],
      [inApp('anna', 'wiki'), wrongApp.text],
      [inApp('anna', 'wiki'), expired.text],
      [inApp('anna', 'wiki'), `${password}000000`],
      [withCode(inApp('anna', 'wiki'), '00000'), password],
      [inApp('anna', 'mail'), password + world.phone.code()],
      [inApp('carol', 'wiki'), disableds.text],
      [inApp('carol', 'wiki'), password],
      [`cn=anna+totptoken=1+totptoken=2,${base}`, password],
    ]
    const answers = []
    for (const [dn, secret] of attempts) {
      const client = await RawClient.open(world.ldapPort)
      answers.push(await client.ask(bindRequest(dn, secret)))
      client.close()
    }
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.ok(answers[0] !== undefined && 'resultCode' in answers[0] && answers[0].resultCode === 49)
  })
})

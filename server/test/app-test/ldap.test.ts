import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Client } from 'ldapts'
import { Secret } from '#ground'
import type { App } from '#directory'
import { RawClient } from '../ldap/raw-client.ts'
import { openAppTestWorld, password, statesOf, type AppTestWorld } from './app-test-world.ts'

const base = 'dc=example,dc=com'

describe('a test of an app over LDAP', () => {
  let world: AppTestWorld
  let app: App
  let secret: string
  let bindDn: string
  const clients: Client[] = []
  before(async () => {
    world = await openAppTestWorld()
    await world.add('karin')
    const group = await world.asOperator.groups.create({ name: 'operations' })
    await world.asOperator.groups.changeMembers(group.id, { add: [world.jonas.id] })
    const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await world.asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('an admin secret of some length') })
    await world.asOperator.settings.put('directoryServer', {
      ...world.world.memory.settings().directoryServer,
      enabled: true,
      allow: ['127.0.0.1', '10.1.2.3'],
      proxyFrom: ['127.0.0.9'],
      views: [{ base, profile: 'standard', writable: false, usersSeeAll: false }],
    })
    await world.doors.ldap.server.settled()
    const made = await world.addApp({ title: 'Jellyfin', ldap: {} })
    app = made.app
    secret = made.secrets.ldap
    bindDn = `cn=${app.name},ou=apps,${base}`
  })
  beforeEach(async () => void (await world.start(app)))
  after(async () => {
    await Promise.all(clients.map(client => client.unbind()))
    await world.dispose()
  })

  function open(): Client {
    const client = new Client({ url: `ldap://127.0.0.1:${world.ldapPort}` })
    clients.push(client)
    return client
  }
  async function bound(): Promise<Client> {
    const client = open()
    await client.bind(bindDn, secret)
    return client
  }
  const refused = (work: Promise<unknown>): Promise<void> => assert.rejects(work, { code: 49 })

  /** As an app does: with its own account, then as whoever it found. */
  async function signIn(name: string, typed: string, attributes = ['uid', 'memberOf']): Promise<void> {
    const client = await bound()
    const { searchEntries } = await client.search(bindDn, {
      filter: `(&(objectClass=inetOrgPerson)(uid=${name}))`,
      attributes,
    })
    await open().bind(searchEntries[0]?.dn ?? '', typed)
  }

  test('every step of a sign-in that works is told', async () => {
    assert.deepEqual(statesOf(await world.look(app)).slice(1), [
      'ldap.bound waiting',
      'ldap.searched waiting',
      'ldap.password waiting',
      'ldap.allowed waiting',
      'ldap.groups waiting',
    ])
    await signIn('jonas', password)
    const { steps, passed } = await world.look(app)
    const detailOf = (id: string) => steps.find(step => step.id === id)?.detail
    assert.equal(detailOf('ldap.bound'), `${bindDn}, without TLS, from 127.0.0.1`)
    assert.equal(detailOf('ldap.searched'), `Base ${bindDn}, filter (&(objectClass=inetOrgPerson)(uid=jonas)), found 1`)
    assert.equal(detailOf('ldap.password'), 'The password')
    assert.equal(detailOf('ldap.allowed'), 'jonas, password, as everyone may')
    assert.equal(detailOf('ldap.groups'), 'By memberOf')
    assert.equal(passed, true)
    assert.ok(!JSON.stringify(steps).includes(password))
  })

  test('groups that are searched for are told, and that none are asked for, too', async () => {
    await signIn('jonas', password, ['uid'])
    const without = await world.step(app, 'ldap.groups')
    assert.equal(without.state, 'attention')
    const client = await bound()
    await client.search(bindDn, { filter: `(&(objectClass=groupOfNames)(member=uid=jonas,ou=users,${bindDn}))` })
    const step = await world.step(app, 'ldap.groups')
    assert.equal(step.state, 'passed')
    assert.match(step.detail ?? '', /found 1$/)
  })

  test('a wrong bind password, a wrong bind DN, no TLS', async () => {
    await refused(open().bind(bindDn, 'a wrong secret of some length'))
    const wrong = await world.step(app, 'ldap.bound')
    assert.equal(wrong.title, 'Jellyfin has a wrong bind password')
    assert.match(wrong.fix ?? '', /the bind password in its settings/)

    await refused(open().bind(`cn=${app.name},ou=services,${base}`, secret))
    const lost = await world.step(app, 'ldap.bound')
    assert.equal(lost.title, 'Jellyfin came with a wrong bind DN')
    assert.equal(lost.fix, `Set the bind DN in its settings to ${bindDn}.`)

    const far = await RawClient.open(world.ldapPort, '127.0.0.1', '127.0.0.9')
    far.sendBytes(Buffer.from('PROXY TCP4 10.1.2.3 127.0.0.1 1 389\r\n'))
    assert.equal(await far.bind(bindDn, secret), 13)
    const plain = await world.step(app, 'ldap.bound')
    assert.equal(plain.title, 'Jellyfin came without TLS')
    assert.match(plain.detail ?? '', /from 10\.1\.2\.3/)
    assert.ok(!JSON.stringify(await world.look(app)).includes(secret))
  })

  test('a search that finds nobody, too many, or looks where nothing is', async () => {
    const client = await bound()
    await client.search(bindDn, { filter: '(loginName=jonas)' })
    const odd = await world.step(app, 'ldap.searched')
    assert.equal(odd.title, 'Jellyfin searched for you and found nobody')
    assert.match(odd.detail ?? '', /filter \(loginName=jonas\), found 0/)
    await assert.rejects(client.search(`ou=humans,${bindDn}`, { filter: '(uid=jonas)' }), { code: 32 })
    assert.equal((await world.step(app, 'ldap.searched')).title, 'Jellyfin searches where nothing is')
    await world.asOperator.apps.update(app.id, { access: { kind: 'nobody' }, adminsIncluded: false })
    await client.search(bindDn, { filter: '(uid=jonas)' })
    const closed = await world.step(app, 'ldap.searched')
    await world.asOperator.apps.update(app.id, { access: { kind: 'everyone' }, adminsIncluded: true })
    assert.match(closed.detail ?? '', /You may not open Jellyfin/)
  })

  test('a wrong password is told, and never shown', async () => {
    await refused(signIn('jonas', 'a wrong word of mine'))
    const step = await world.step(app, 'ldap.password')
    assert.equal(step.title, 'The password was wrong')
    assert.ok(!JSON.stringify(await world.look(app)).includes('wrong word'))
  })

  test('what others do is not shown: neither their names nor what they typed into the wrong field', async () => {
    await signIn('karin', password)
    const client = await bound()
    for (const filter of ['(uid=hunter2-is-my-word)', '(|(uid=jonas)(uid=karin))', '(objectClass=inetOrgPerson)'])
      await client.search(bindDn, { filter })
    await refused(open().bind(`uid=karin,ou=users,${bindDn}`, 'wrong'))
    const told = await world.look(app)
    assert.deepEqual(statesOf(told).slice(1), [
      'ldap.bound passed',
      'ldap.searched waiting',
      'ldap.password waiting',
      'ldap.allowed waiting',
      'ldap.groups waiting',
    ])
    assert.ok(!/karin|hunter2/.test(JSON.stringify(told)))
  })

  test('of an app that is switched off, that is told', async () => {
    await world.asOperator.apps.update(app.id, { enabled: false })
    await refused(open().bind(bindDn, secret))
    const step = await world.step(app, 'ldap.bound')
    await world.asOperator.apps.update(app.id, { enabled: true })
    assert.equal(step.title, 'Jellyfin is switched off')
  })
})

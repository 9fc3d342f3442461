import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days } from '#ground'
import type { App, Group, User } from '#directory'
import { openStaffedWorld } from './staffed-world.ts'

const { world, adam, mona, person } = await openStaffedWorld()
after(() => world.dispose())

describe('access that explains itself', () => {
  let leonie: User
  let amara: User
  let [analysts, data]: Group[] = []
  let grafana: App

  before(async () => {
    ;[leonie, amara] = [await world.add('leonie'), await world.add('amara')]
    const { groups, apps } = world.asOperator
    ;[analysts, data] = [await groups.create({ name: 'BI-Analysts' }), await groups.create({ name: 'Data team' })]
    await groups.changeMembers(data.id, { addGroups: [analysts.id] })
    await groups.changeMembers(analysts.id, { add: [leonie.id] })
    const made = await apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [data.id], users: [] },
      adminsIncluded: false,
      networks: ['192.0.2.0/24'],
      sessionMinutes: 30,
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })
    grafana = made.app
  })

  const explain = async (query: Record<string, string>) => world.call(adam, 'explainAccess', { query })

  test('the chain, with the groups on the way', async () => {
    const { status, body } = await explain({ user: leonie.id, app: grafana.id })
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.recorded, null)
    const { now } = body
    assert.equal(now.allowed, true)
    assert.equal(now.verdict, 'BI-Analysts is inside Data team, and Data team may open Grafana.')
    assert.deepEqual(now.app, { id: grafana.id, name: 'Grafana', doors: ['oidc'] })
    const rule = now.steps.find((step: { code: string }) => step.code === 'rule')
    assert.deepEqual(
      rule.chain.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
      ['person leonie Example', 'group BI-Analysts', 'group Data team', 'app Grafana'],
    )
    assert.deepEqual(
      now.takeAway.oneOf.map((change: { title: string }) => change.title),
      ['Leaving BI-Analysts', 'Taking BI-Analysts out of Data team', 'Closing Grafana to Data team'],
    )
  })

  test('in the language of whoever asks: the account’s before the browser’s, and a program’s alone', async () => {
    const query = { user: leonie.id, app: grafana.id }
    const german = 'BI-Analysts ist in Data team enthalten, und Data team darf Grafana öffnen.'
    const read = async (cookie: string | null, headers: Record<string, string>) => {
      const { status, body } = await world.call(cookie, 'explainAccess', { query, headers })
      assert.equal(status, 200, JSON.stringify(body))
      return body.now.verdict as string
    }
    const camille = await world.add('camille', { role: 'owner' })
    const cookie = await world.cookieOf('camille')
    assert.equal(await read(cookie, { 'accept-language': 'de-AT, en;q=0.5' }), german)
    assert.match(await read(cookie, { 'accept-language': 'nl' }), /^BI-Analysts is inside/)
    await world.asOperator.users.update(camille.id, { locale: 'fr' })
    assert.match(await read(cookie, { 'accept-language': 'de' }), /peut ouvrir Grafana/)

    const scopes = ['apps:read', 'people:read']
    const made = await world.call(cookie, 'createToken', { body: { name: 'CI', scopes, expiresAt: null } })
    const bearer = { authorization: `Bearer ${made.body.value}` }
    assert.match(await read(null, bearer), /^BI-Analysts is inside/)
    assert.equal(await read(null, { ...bearer, 'accept-language': 'de' }), german)
  })

  test('what is said about how they come counts', async () => {
    const at = '2026-07-01T00:00:00.000Z'
    const asked = { user: leonie.id, app: grafana.id }
    const inside = await explain({ ...asked, address: '192.0.2.9', signedInMinutesAgo: '29', at, door: 'oidc' })
    assert.deepEqual([inside.body.now.allowed, inside.body.now.at], [true, at])
    const outside = await explain({ ...asked, address: '203.0.113.5', signedInMinutesAgo: '30', door: 'ldap' })
    assert.equal(outside.body.now.allowed, false)
    assert.deepEqual(
      outside.body.now.letIn.all.map((change: { kind: string }) => change.kind),
      ['add-door', 'use-network', 'sign-in-again'],
    )
    assert.deepEqual(outside.body.now.letIn.oneOf, [])
  })

  test('what cannot be read is told by its field', async () => {
    const asked = { user: leonie.id, app: grafana.id }
    for (const [wrong, field] of [
      [{ ...asked, address: '192.0.2' }, 'address'],
      [{ ...asked, at: 'yesterday' }, 'at'],
      [{ ...asked, door: 'saml' }, 'door'],
      [{ ...asked, signedInMinutesAgo: '-1' }, 'signedInMinutesAgo'],
      [{ ...asked, user: 'leonie' }, 'user'],
      [{ user: leonie.id }, 'app'],
      [{ app: grafana.id }, 'user'],
    ] as const) {
      const { status, body } = await explain(wrong)
      assert.equal(status, 422)
      assert.ok(JSON.stringify(body).includes(`"${field}"`), `${field}: ${JSON.stringify(body)}`)
    }
    const nobody = '0198c2a4-7f3b-7c1e-9d2a-0000000000ff'
    assert.equal((await explain({ ...asked, user: nobody })).status, 404)
    assert.equal((await explain({ ...asked, app: nobody })).status, 404)
  })

  test('the directory server is asked about by its name', async () => {
    const { body } = await explain({ user: leonie.id, app: 'directory-server' })
    assert.deepEqual(body.now.app.doors, ['ldap'])
  })

  test('at a door the app does not have, and at the same door once it has it', async () => {
    const { app } = await world.asOperator.apps.create({
      title: 'Radio',
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://r.example.com/cb'] },
    })
    const at = (door: string) => explain({ user: amara.id, app: app.id, door })
    const verdicts = async () => {
      const all: Record<string, boolean> = {}
      for (const door of ['oidc', 'ldap', 'simple-auth', 'gateway']) all[door] = (await at(door)).body.now.allowed
      return all
    }
    assert.deepEqual(await verdicts(), { oidc: true, ldap: false, 'simple-auth': false, gateway: false })
    const { body } = await at('gateway')
    assert.deepEqual(
      body.now.letIn.all.map((change: { kind: string }) => change.kind),
      ['add-door'],
    )
    await world.asOperator.apps.update(app.id, {
      simpleAuth: { requireSecret: false },
      gateway: { host: 'radio.example.com' },
    })
    assert.deepEqual(await verdicts(), { oidc: true, ldap: false, 'simple-auth': true, gateway: true })
    await world.asOperator.apps.delete(app.id)
  })

  test('a reference: as it was recorded, and as it would be now', async () => {
    world.events.add({
      kind: 'app.opened',
      outcome: 'refused',
      actor: { kind: 'user', id: amara.id, role: 'user' },
      subject: amara.id,
      app: grafana.id,
      origin: { door: 'oidc', address: '192.0.2.44' },
      reason: 'no-access',
      reference: '7F3K-20QX',
      data: { reasons: ['rule-groups'], amr: ['pwd', 'otp', 'mfa'] },
    })
    await world.events.flush()
    const { status, body } = await explain({ reference: '7f3k-20qx' })
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.recorded.reference, '7F3K-20QX')
    assert.deepEqual(body.recorded.reasons, ['rule-groups'])
    assert.deepEqual([body.now.allowed, body.now.door, body.now.address], [false, 'oidc', '192.0.2.44'])
    await world.asOperator.groups.changeMembers(data?.id ?? assert.fail(), { add: [amara.id] })
    const later = await explain({ reference: '7F3K-20QX' })
    assert.equal(later.body.now.allowed, true, 'somebody has let them in since')
    assert.deepEqual(later.body.recorded.reasons, ['rule-groups'])
    const elsewhere = await explain({ reference: '7F3K-20QX', address: '203.0.113.5' })
    assert.equal(elsewhere.body.now.allowed, false, 'what is asked for besides counts')
    await world.asOperator.groups.changeMembers(data?.id ?? assert.fail(), { remove: [amara.id] })
    assert.equal((await explain({ reference: 'ZZZZ-ZZZZ' })).status, 404)
  })

  test('a request that began with a refusal has its reference, and is not what is looked up', async () => {
    const asAmara = world.directory.as({ kind: 'user', id: amara.id, role: 'user' }, { door: 'pages', address: null })
    await asAmara.requests.ask({ app: grafana.id, reason: 'The report', wantedDays: 7, reference: '7F3K-20QX' })
    const { body } = await explain({ reference: '7F3K-20QX' })
    assert.deepEqual([body.recorded.kind, body.recorded.reasons], ['app.opened', ['rule-groups']])
  })

  test('a reference that is of no app is told as it was recorded, and no more', async () => {
    world.events.add({
      kind: 'sign-in',
      outcome: 'refused',
      actor: { kind: 'system', name: 'sign-in' },
      subject: amara.id,
      origin: { door: 'pages', address: '192.0.2.44' },
      reason: 'wrong-password',
      reference: 'AAAA-22BB',
    })
    await world.events.flush()
    const { body } = await explain({ reference: 'AAAA-22BB' })
    assert.equal(body.recorded.reason, 'wrong-password')
    assert.equal(body.now, null)
  })

  test('a rule not yet saved: who gains, who loses, and the verdict under it', async () => {
    const rule = { access: { kind: 'chosen', groups: [], users: [amara.id] }, requireTwoFactor: true, networks: [] }
    const { status, body } = await world.call(adam, 'tryRule', { body: { app: grafana.id, rule, user: amara.id } })
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(body.gain, { count: 1, people: [{ id: amara.id, name: 'amara Example' }] })
    assert.deepEqual(body.lose, { count: 1, people: [{ id: leonie.id, name: 'leonie Example' }] })
    assert.equal(body.mustSetUp, 1)
    assert.equal(body.explanation.allowed, false)
    assert.deepEqual(
      body.explanation.letIn.all.map((change: { kind: string }) => change.kind),
      ['set-up-second-factor'],
    )
    const same = await world.call(adam, 'tryRule', { body: { app: grafana.id, rule: {} } })
    assert.deepEqual(same.body, {
      gain: { count: 0, people: [] },
      lose: { count: 0, people: [] },
      mustSetUp: 0,
      explanation: null,
    })
    const wrong = await world.call(adam, 'tryRule', { body: { app: grafana.id, rule: { networks: ['10.0.0.0/33'] } } })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.body.errors[0].path, 'rule.networks.1')
    assert.deepEqual(world.memory.apps.find(grafana.id)?.access, grafana.access, 'nothing is saved')
  })

  test('the matrix: a word for each square', async () => {
    const { groups, apps } = world.asOperator
    const soon = await groups.create({ name: 'Guests' })
    await groups.changeMembers(soon.id, { add: [{ id: amara.id, expiresAt: world.clock.now() + days(3) }] })
    const make = async (title: string, rule: Partial<Parameters<typeof apps.create>[0]>) =>
      (await apps.create({ title, ldap: {}, ...rule })).app.id
    const made = [
      grafana.id,
      await make('Wiki', { access: { kind: 'everyone' }, icon: 'wikijs' }),
      await make('Visits', { access: { kind: 'chosen', groups: [soon.id], users: [leonie.id] } }),
      await make('Vault', { access: { kind: 'chosen', groups: [soon.id], users: [] }, requireTwoFactor: true }),
    ]
    const query = { apps: made.join(), limit: '200' }
    const { status, body } = await world.call(adam, 'readMatrix', { query })
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(
      body.apps.map(({ name, icon }: { name: string; icon: string | null }) => [name, icon]),
      [
        ['Grafana', null],
        ['Vault', null],
        ['Visits', null],
        ['Wiki', 'wikijs'],
      ],
    )
    const cellsOf = (of: typeof body, name: string): string[] =>
      of.items.find((row: { name: string }) => row.name === name)?.cells
    assert.deepEqual(cellsOf(body, 'leonie Example'), ['nested', 'no', 'name', 'everyone'])
    assert.deepEqual(cellsOf(body, 'amara Example'), ['no', 'second-factor', 'until', 'everyone'])
    assert.deepEqual(cellsOf(body, 'adam Example'), ['no', 'second-factor', 'admin', 'everyone'])
    await world.asOperator.users.disable(amara.id)
    const found = await world.call(adam, 'readMatrix', { query: { ...query, search: 'amara' } })
    assert.deepEqual(
      found.body.items.map((row: { cells: string[] }) => row.cells),
      [['account', 'account', 'account', 'account']],
    )
    await world.asOperator.users.enable(amara.id)

    const byGroup = await world.call(adam, 'readMatrix', { query: { ...query, rows: 'groups' } })
    assert.deepEqual(cellsOf(byGroup.body, 'BI-Analysts'), ['nested', 'no', 'no', 'no'])
    assert.deepEqual(cellsOf(byGroup.body, 'Data team'), ['group', 'no', 'no', 'no'])
    assert.deepEqual(cellsOf(byGroup.body, 'Everyone'), ['no', 'no', 'no', 'everyone'])
    assert.deepEqual(cellsOf(byGroup.body, 'By name'), ['no', 'no', 'name', 'no'])
    const only = await world.call(adam, 'readMatrix', { query: { ...query, group: data?.id ?? '' } })
    assert.deepEqual(
      only.body.items.map((row: { name: string }) => row.name),
      ['leonie Example'],
    )
  })

  test('is for admins only', async () => {
    const other = await person()
    for (const [name, call] of [
      ['explainAccess', { query: { user: other.id, app: grafana.id } }],
      ['tryRule', { body: { app: grafana.id, rule: {} } }],
      ['readMatrix', {}],
    ] as const)
      assert.equal((await world.call(mona, name, call)).status, 403)
  })
})

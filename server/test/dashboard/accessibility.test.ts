import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { findCutOff } from './find-cut-off.ts'
import { requireAccessibleInBothThemes, requireNoWider } from './require-accessible.ts'
import { settled } from './settled.ts'

const pages = [
  '/',
  '/people',
  '/people?add=true',
  '/people?search=nobody-like-this',
  '/groups',
  '/apps',
  '/apps/add',
  '/health',
  '/directory-server',
  '/external',
  '/external/connect',
  '/access/explain',
  '/access/matrix',
  '/access/matrix?rows=groups',
  '/access/matrix?search=nobody-like-this',
  '/audit',
  '/audit?search=nobody-like-this',
  '/requests',
  '/requests?shown=answered',
  '/sessions',
  '/sessions?search=nobody-like-this',
  '/settings',
  '/settings/sign-in-rules',
  '/settings/fields',
  '/settings/branding',
  '/settings/tokens',
  '/settings/service-accounts',
  '/settings/service-accounts?show=alone',
  '/settings/service-accounts?search=nothing-like-this',
  '/settings/registration',
  '/settings/email',
  '/settings/keys',
  '/settings/backups',
  '/settings/about',
  '/nowhere',
]

describe('every page of the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let ofPerson = ''
  let ofApp = ''
  let ofGroup = ''
  let ofService = ''
  let ofReceipt = ''
  let ofExternal = ''
  before(async () => {
    world = await openDashboardWorld()
    const anna = await world.add('anna')
    const staff = await world.asOperator.groups.create({ name: 'Staff' })
    await world.asOperator.groups.changeMembers(staff.id, { add: [anna.id] })
    const { app } = await world.asOperator.apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [staff.id], users: [] },
      oidc: { redirectUris: ['https://grafana.example.com/login/generic_oauth'] },
    })
    const inner = await world.asOperator.groups.create({ name: 'Night shift' })
    await world.asOperator.groups.changeMembers(inner.id, { add: [(await world.add('bert')).id] })
    await world.asOperator.groups.changeMembers(staff.id, { addGroups: [{ id: inner.id, expiresAt: Date.UTC(2100) }] })
    await world.asOperator.groups.changeManagers(staff.id, { add: [anna.id] })
    ofGroup = `/groups/${staff.id}`
    const { services } = world.asOperator
    const machine = await services.create({ name: 'Nightly import', description: 'Adds people', contactId: anna.id })
    await services.createToken(machine.id, { name: 'cron', scopes: ['groups:read'], expiresAt: null })
    const { id: external } = await world.asOperator.externals.create({
      name: 'corp',
      title: 'Corp AD',
      settings: { urls: ['ldap://127.0.0.1:1'], userSearch: { base: 'dc=example' } },
    })
    ofExternal = `/external/${external}`
    const leaver = await world.add('leaver')
    await services.create({ name: 'Left behind', contactId: leaver.id, role: 'admin' })
    await world.asOperator.users.disable(leaver.id)
    const { id: receipt } = await world.asOperator.receipts.offboard(leaver.id)
    ofReceipt = `/people/${leaver.id}/receipts/${receipt}`
    ofService = `/settings/service-accounts/${machine.id}`
    ofPerson = `/people/${anna.id}`
    ofApp = `/apps/${app.id}`
  })
  after(() => world.dispose())

  const tabsOf = (path: string, ...tabs: string[]) => [path, ...tabs.map(tab => `${path}/${tab}`)]
  const groupPages = () => [
    ...tabsOf(ofGroup, 'opens', 'settings', 'activity'),
    `${ofGroup}?show=ending`,
    `/groups?glance=${ofGroup.split('/').at(-1)}`,
    '/groups?search=nothing-like-this',
  ]
  const addresses = (): string[] => [
    ...pages,
    ofPerson,
    ofService,
    ...tabsOf(ofPerson, 'connections', 'activity'),
    ofReceipt,
    ...tabsOf(ofExternal, 'edit', 'edit/test', 'preview'),
    ...tabsOf(ofApp, 'access', 'sessions', 'configuration', 'test', 'receives', 'activity'),
    `/apps/add/access/${ofApp.split('/').at(-1)}`,
    `/apps/add/configuration/${ofApp.split('/').at(-1)}`,
    '/apps?door=gateway&openTo=nobody',
    ...groupPages(),
  ]
  const widths = { phone: 390, tablet: 768, laptop: 1280, screen: 1920 }

  /** Nothing for axe to find in either theme on a phone and a laptop; at all widths nothing to scroll sideways or cut off. */
  async function look(page: Page, path: string): Promise<void> {
    for (const [device, width] of Object.entries(widths)) {
      await page.setViewportSize({ width, height: 900 })
      // Twice, so that what is drawn otherwise at this width has been drawn.
      await page.evaluate('new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
      const name = `${path} on a ${device}`
      if (width === widths.phone || width === widths.laptop) await requireAccessibleInBothThemes(page, name)
      else await requireNoWider(page, name)
      assert.deepEqual(await findCutOff(page), [], name)
    }
  }

  // So many that one test of all would be near its time limit where the machine is slow.
  const parts = 6
  for (let part = 0; part < parts; part++)
    test(`part ${part + 1}: nothing for axe to find, nothing to scroll sideways, nothing cut off`, async () => {
      const page = await world.open('/')
      const visited = addresses().filter((_, at) => at % parts === part)
      assert.ok(visited.length > 5)
      for (const [at, path] of visited.entries()) {
        // A page that was opened on a phone may differ from one that was made narrow: half are opened so.
        await page.setViewportSize({ width: at % 2 === 0 ? widths.phone : widths.screen, height: 900 })
        await page.goto(`/admin${path}`)
        await page.locator('main h1').waitFor()
        await settled(page)
        await look(page, path)
      }
    })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import type { User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1'

describe('sessions in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let anna: User
  before(async () => {
    world = await openDashboardWorld()
    anna = await world.add('anna')
    await world.add('bert')
    await world.add('mona', { role: 'usermanager' })
  })
  after(() => world.dispose())

  async function signIn(identifier: string, userAgent = firefox, address = '192.0.2.44'): Promise<string> {
    const answer = await world.signIn.withPassword({
      identifier,
      password: new Secret(password),
      visitor: { address, userAgent },
    })
    return answer.kind === 'signed-in' ? answer.token : assert.fail(answer.kind)
  }
  const isOpen = async (token: string) => (await world.signIn.findSession(token)) !== undefined

  test('are listed with their devices, found, and ended one by one by key', async () => {
    const token = await signIn('anna')
    const phone = await signIn('bert', iphone)
    const page = await world.open('/sessions')
    const row = page.getByRole('row', { name: /anna Example/ })
    await row.getByRole('cell', { name: /^Firefox on Windows/ }).waitFor()
    await row.getByText('Password only').waitFor()
    await page
      .getByRole('row', { name: /olga Example/ })
      .getByText('You')
      .waitFor()
    await page.getByLabel('Search sessions').fill('iphone')
    await page.waitForURL(/search=iphone/)
    await row.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Sign out: bert Example, Safari on iPhone' }).press('Enter')
    await page.getByText('bert Example is signed out of Safari on iPhone').waitFor()
    assert.equal(await isOpen(phone), false)
    assert.equal(await isOpen(token), true)
    await page.getByText('No session matches these filters').waitFor()
    await page.getByText('Text is “iphone”.').waitFor()
    await page.close()
  })

  test('say in which network they are, as the rules of apps call it, and on how many devices', async () => {
    await world.asOperator.apps.create({
      title: 'Charts',
      access: { kind: 'everyone' },
      networks: ['192.0.2.0/24 # the office'],
      oidc: { redirectUris: ['https://charts.example.com/cb'] },
    })
    for (const address of ['192.0.2.44', '192.0.2.45']) await signIn('bert', iphone, address)
    await signIn('bert', firefox, '198.51.100.9')
    const page = await world.open('/sessions')
    await page.getByText('192.0.2.45, the office').locator('visible=true').waitFor()
    await page.getByText('198.51.100.9, first time').locator('visible=true').waitFor()
    const told = await page.getByText(/open sessions on/).innerText()
    const [, sessions, devices] = /^(\d+) open sessions on (\d+) devices/.exec(told) ?? []
    // Two of Bert's are of one kind of browser.
    assert.ok(Number(devices) >= 2 && Number(devices) < Number(sessions), told)
    await page.close()
  })

  test('of a person are on their page, and end all at once', async () => {
    const [one, two] = [await signIn('anna'), await signIn('anna', iphone)]
    const page = await world.open(`/people/${anna.id}`)
    await page.getByRole('button', { name: 'Sign out of Safari on iPhone' }).click()
    await page.getByText('anna Example is signed out of Safari on iPhone').waitFor()
    assert.equal(await isOpen(two), false)
    assert.equal(await isOpen(one), true)
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByText(/anna Example is signed out everywhere/).waitFor()
    await page.getByText('Not signed in anywhere.').waitFor()
    assert.equal(await isOpen(one), false)
    await page.close()
  })

  test('that are unusual are marked, shown alone, and lead to all of one person’s', async () => {
    await world.add('nadia')
    const usual = await signIn('nadia')
    const strange = await signIn('nadia', iphone, '203.0.113.80')
    const page = await world.open('/sessions?search=nadia')
    const row = page.getByRole('row').filter({ hasText: '203.0.113.80, first time' })
    const device = row.getByRole('cell', { name: /^Safari on iPhone/ })
    await device.getByText('New place').waitFor()
    await device.getByText('New device').waitFor()
    await page.getByRole('button', { name: /^\d+ unusual$/ }).press('Enter')
    await page.waitForURL(/unusual=true/)
    await page.getByText(/had not used in the 90 days before/).waitFor()
    await page.getByRole('row').filter({ hasText: '192.0.2.44' }).waitFor({ state: 'detached' })
    await requireAccessible(page)
    await page.getByRole('link', { name: 'All 2 sessions' }).click()
    await page.waitForURL(/user=/)
    await page.getByRole('button', { name: 'Sign nadia Example out everywhere' }).press('Enter')
    await page.getByText('nadia Example is signed out everywhere: 2 sessions ended').waitFor()
    await page.getByText('Person is nadia Example.').waitFor()
    assert.deepEqual([await isOpen(usual), await isOpen(strange)], [false, false])
    await page.close()
  })

  test('of everybody end after a word was typed; who does it stays', async () => {
    const token = await signIn('anna')
    const page = await world.open('/sessions')
    await page.getByRole('button', { name: 'Sign out everyone' }).click()
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: 'Sign out everyone' })
    assert.equal(await confirm.isDisabled(), true)
    await dialog.getByLabel('Type everyone to confirm').fill('everyone')
    await confirm.click()
    await page.getByText(/signed out: .* ended/).waitFor()
    assert.equal(await isOpen(token), false)
    await page.reload()
    await page.getByText('1 open session on 1 device.').waitFor()
    await page.close()
  })

  test('user managers see those of members, and end no others’', async () => {
    await signIn('anna')
    const page = await world.open('/sessions', { as: 'mona' })
    await page.getByRole('row', { name: /anna Example/ }).waitFor()
    assert.equal(await page.getByRole('row', { name: /olga Example/ }).count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Sign out everyone' }).count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Audit log' }).count(), 0)
    await page.close()
  })

  test('fit on a phone', async () => {
    await signIn('bert', iphone)
    const page = await world.open('/sessions', { width: 390 })
    await page.getByText(/Safari on iPhone, 192\.0\.2\.44/).waitFor()
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) <= 0)
    await page.close()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})

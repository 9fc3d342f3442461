import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, newToken, newUuid, type SessionId } from '#ground'
import type { SigninCommands } from '#signin'
import { enrol } from '../second-factor/enrol.ts'
import { givePasskey } from '../second-factor/give-passkey.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('one person in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    for (const name of ['anna', 'bert']) await world.add(name)
    await world.add('mona', { role: 'usermanager' })
  })
  after(() => world.dispose())
  const find = (username: string) => world.memory.people.findByUsername(username) ?? assert.fail()

  /** As somebody signs in who says that the browser is theirs. */
  async function trustBrowser(username: string): Promise<void> {
    const { id, role, credentialVersion } = find(username)
    const now = world.clock.now()
    await world.store.commands<SigninCommands>('signin')('startSession', {
      actor: { kind: 'user', id, role },
      origin: { door: 'pages', address: '192.0.2.1' },
      at: now,
      eventId: newUuid(world.clock),
      replaces: null,
      session: {
        id: newUuid(world.clock) as SessionId,
        tokenHash: newToken(),
        userId: id,
        credentialVersion,
        amr: ['pwd', 'otp', 'mfa'],
        address: '192.0.2.1',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        expiresAt: now + days(1),
        browser: { tokenHash: newToken(), trustedUntil: now + days(10) },
      },
    })
  }

  test('a tab shows with what they prove who they are, and where the password is enough; a reset ends all of it', async () => {
    await enrol({ world }, 'anna', { now: () => world.clock.now(), advance: () => {} })
    await givePasskey(world, find('anna'), 'Framework 13')
    await trustBrowser('anna')
    const page = await world.open(`/people/${find('anna').id}`)
    await page.getByRole('link', { name: 'Second factor' }).press('Enter')
    await page.waitForURL(/\/second-factor$/)
    const factors = page.getByRole('region', { name: 'Second factor' })
    await factors.getByText('Framework 13').waitFor()
    await factors.getByText('Authenticator app').waitFor()
    await factors.getByText(/^10 of 10 left/).waitFor()
    const browsers = page.getByRole('region', { name: 'Trusted browsers' })
    await browsers.getByText('Firefox on Linux').waitFor()
    await requireAccessible(page)

    await factors.getByRole('button', { name: 'Reset' }).press('Enter')
    await page.getByRole('button', { name: 'Reset and sign out' }).press('Enter')
    await page.getByText('anna Example has no second factor any more').waitFor()
    await factors.getByText('Has none.').waitFor()
    await browsers.getByText(/^None\./).waitFor()
    assert.equal(find('anna').secondFactor, false)
    await factors.getByRole('button', { name: 'Ask for second factor' }).waitFor()
  })

  test('the address by which the search leads to a reset still asks', async () => {
    await givePasskey(world, find('bert'), 'Key')
    const page = await world.open(`/people/${find('bert').id}?ask=reset-factor`)
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter')
    assert.equal(find('bert').secondFactor, true)
  })

  test('the tab is not there for somebody above who looks, nor is anything told of it', async () => {
    const path = `/people/${find('olga').id}`
    const page = await world.open(path, { as: 'mona' })
    await page.getByRole('heading', { name: 'olga Example' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Second factor' }).count(), 0)
    const typed = await world.open(`${path}/second-factor`, { as: 'mona' })
    await typed.getByText('Only an owner can change an owner.').waitFor()
  })

  test('the name that LDAP clients find them by is copied', async () => {
    const page = await world.open(`/people/${find('anna').id}`)
    await page.getByText('anna@example.com').last().waitFor()
    assert.equal(await page.getByText('LDAP DN').count(), 0, 'while the directory server is off')
    const { directoryServer } = world.memory.settings()
    const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await world.asOperator.apps.addSecret(owner, { kind: 'generated' })
    await world.asOperator.settings.put('directoryServer', {
      ...directoryServer,
      enabled: true,
      allow: ['127.0.0.1'],
      views: [{ base: 'dc=example,dc=com', profile: 'standard', writable: false, usersSeeAll: false }],
    })
    await page.reload()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy LDAP DN' }).press('Enter')
    await page.getByText('Copied').waitFor()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), 'uid=anna,ou=users,dc=example,dc=com')
    const phone = await world.open(`/people/${find('anna').id}`, { width: 390 })
    await phone.getByRole('button', { name: 'Copy LDAP DN' }).waitFor()
    await requireAccessible(phone)
  })
})

import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Secret, type SessionId } from '#ground'
import type { App, User } from '#directory'
import type { OidcCommands } from '#oidc'
import { openAppIn } from '../logout/seed.ts'
import { password } from '../world/open-test-world.ts'
import { chooseMore } from './by-keyboard.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'

describe('what apps hold of people, in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let told: App
  let quiet: App
  let anna: User
  let count = 0

  before(async () => {
    world = await openDashboardWorld()
    const { apps } = world.asOperator
    const add = async (title: string, backchannelLogoutUri: string | null) => {
      const oidc = {
        redirectUris: [`https://${title.toLowerCase()}.example.com/cb`],
        backchannelLogoutUri,
        askConsent: true,
      }
      return (await apps.create({ title, access: { kind: 'everyone' }, oidc })).app
    }
    told = await add('Nextcloud', 'https://nextcloud.example.com/logout')
    quiet = await add('Gitea', null)
    await apps.create({ title: 'Jellyfin', access: { kind: 'everyone' }, ldap: {} })
  })
  after(() => world.dispose())
  beforeEach(async () => {
    anna = await world.add(`anna${++count}`)
    const session = await signIn()
    await openAppIn(world, session, anna.id, told.id)
    await openAppIn(world, session, anna.id, quiet.id)
  })

  async function signIn(): Promise<SessionId> {
    const answer = await world.signIn.withPassword({
      identifier: anna.username ?? '',
      password: new Secret(password),
      visitor: { address: '192.0.2.44', userAgent: firefox },
    })
    return answer.kind === 'signed-in' ? answer.session.id : assert.fail(answer.kind)
  }
  const grantsOf = (app: App) =>
    world.store.read
      .selectFrom('oidcRecord')
      .select('id')
      .where('model', '=', 'Grant')
      .where('userId', '=', anna.id)
      .where('appId', '=', app.id)
      .execute()

  test('what a person allowed an app is listed and taken back, by key', async () => {
    const page = await world.open(`/people/${anna.id}/connections`)
    const panel = page.getByRole('region', { name: 'Allowed apps' })
    await panel
      .getByText(/email.*Allowed on/i)
      .first()
      .waitFor()
    await panel.getByRole('button', { name: 'Revoke Gitea' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Revoke' }).press('Enter')
    await page.getByText(`What ${anna.displayName} allowed Gitea is taken back`).waitFor()
    await panel.getByRole('button', { name: 'Revoke Gitea' }).waitFor({ state: 'detached' })
    assert.deepEqual([(await grantsOf(quiet)).length, (await grantsOf(told)).length], [0, 1])
    await page.close()
  })

  test('an app is ended in one browser from the person’s page', async () => {
    const page = await world.open(`/people/${anna.id}/connections`)
    await page.getByRole('button', { name: 'End Gitea on Firefox on Windows' }).press('Enter')
    await page.getByText('Gitea is ended on Firefox on Windows').waitFor()
    await page.getByRole('button', { name: 'End Gitea on Firefox on Windows' }).waitFor({ state: 'detached' })
    assert.equal((await grantsOf(told)).length, 1)
    await page.close()
  })

  test('an app’s page tells who has it open and what it was told, and ends one or all', async () => {
    const page = await world.open(`/apps/${told.id}`)
    await page.getByRole('main').getByRole('link', { name: 'Sessions' }).press('Enter')
    await page.getByRole('button', { name: `End: ${anna.displayName}, Firefox on Windows` }).press('Enter')
    await page.getByText('Nextcloud is ended on Firefox on Windows').waitFor()
    assert.equal((await grantsOf(told)).length, 0)
    // Nothing leaves from here, so it waits.
    const messages = page.getByRole('region', { name: 'Sign-out messages' })
    await messages.getByRole('row', { name: new RegExp(`${anna.displayName}.*Not yet`) }).waitFor()

    await openAppIn(world, await signIn(), anna.id, told.id)
    await page.reload()
    await page.getByRole('button', { name: 'End all' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Sign everybody out' }).press('Enter')
    await page.getByText(/Everybody is signed out of Nextcloud/).waitFor()
    await page.getByText('Nobody has it open').waitFor()
    await page.close()
  })

  test('somebody who leaves is offboarded with a receipt, which is found again', async () => {
    const page = await world.open(`/people/${anna.id}`)
    await chooseMore(page, 'Offboard')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Offboard' }).press('Enter')
    await page.getByRole('heading', { name: `${anna.displayName} has left` }).waitFor()
    await page.getByRole('row', { name: /Nextcloud.*Not yet/ }).waitFor()
    await page.getByRole('row', { name: /Gitea.*keeps its own sign-in.*By hand/ }).waitFor()
    const byHand = page.getByRole('region', { name: 'Left to do by hand' })
    assert.equal(await byHand.getByRole('listitem').count(), 2)
    await page.getByText(/1 app hasn’t answered, 2 must be closed by hand/).waitFor()
    const path = new URL(page.url()).pathname
    assert.equal(world.memory.people.find(anna.id)?.disabledByAdmin, true)

    // The app takes it, as another node may have told it, and the page hears of it by itself.
    await world.store.commands<OidcCommands>('oidc')('noteLogout', {
      ...(await world.store.read
        .selectFrom('logout')
        .select(['sessionId', 'appId', 'tries'])
        .where('userId', '=', anna.id)
        .executeTakeFirstOrThrow()),
      at: world.clock.now(),
      taken: true,
      answer: 'It answered 200.',
      nextAt: null,
    })
    await page.getByRole('row', { name: /Nextcloud.*Signed out at/ }).waitFor()

    await page.goto(`/admin/people/${anna.id}/connections`)
    await page.getByRole('region', { name: 'Offboarding receipts' }).getByRole('link').press('Enter')
    await page.waitForURL(url => url.pathname === path)
    await page.goto('/admin/audit')
    await page
      .getByRole('button', { name: /Offboarded/ })
      .first()
      .press('Enter')
    await page.getByRole('link', { name: 'Open the receipt' }).press('Enter')
    await page.waitForURL(url => url.pathname === path)
    await page.close()
  })
})

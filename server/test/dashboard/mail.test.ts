import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startSmtpPeer, type SmtpPeer } from '../world/smtp-peer.ts'
import { mailTo } from '../mail/mail-world.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('the page about e-mail', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let peer: SmtpPeer
  let page: Page
  before(async () => {
    peer = await startSmtpPeer()
    world = await openDashboardWorld({ mail: mailTo(peer.port) })
    page = await world.open('/settings/email')
  })
  after(async () => {
    await world.dispose()
    await peer.close()
  })

  test('says through which server mail leaves, and sends a test message', async () => {
    await page.getByText(`127.0.0.1:${peer.port}`).waitFor()
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await page.getByText('The mail server took it for olga@example.com').waitFor()
    await page.getByText('250 taken').waitFor()
    assert.equal(peer.taken.length, 1)
  })

  test('says what the mail server has against it', async () => {
    peer.manners = { replies: { RCPT: '550 nobody here' } }
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await page.getByText('It was not sent').waitFor()
    await page.getByText('550 nobody here').waitFor()
    assert.deepEqual(world.complaints, [])
  })
})

test('without a mail server it says what is different, and how to switch it on', { skip: cannotTry }, async t => {
  const world = await openDashboardWorld()
  t.after(() => world.dispose())
  const page = await world.open('/settings/email')
  await page.getByText('No mail is sent').waitFor()
  await page.getByText('smtp: smtp://user:password@mail.example.com:587').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Send a test message' }).count(), 0)
  assert.deepEqual(world.complaints, [])
})

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openTestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { prepareProcess } from '../world/process.ts'
import { startSmtpPeer } from '../world/smtp-peer.ts'
import { from, mailTo, message } from './mail-world.ts'

const truth = (email: string): string => `version: 1
users: [{ username: bob, displayName: Bob Brown, email: ${email} }]
`

test('killed between the change and the mail: it is sent after the next start', async t => {
  const peer = await startSmtpPeer({ greeting: null })
  t.after(() => peer.close())
  const env = { DOORWARD_MAIL_SMTP: `smtp://127.0.0.1:${peer.port}`, DOORWARD_MAIL_FROM: from }
  const doorward = await prepareProcess({ env })
  t.after(() => doorward.dispose())
  await doorward.start()
  const apply = async (email: string): Promise<void> => {
    const file = join(doorward.dataFolder, 'truth.yaml')
    await writeFile(file, truth(email))
    const { code, stderr } = await doorward.command('apply', '-f', file)
    assert.equal(code, 0, stderr)
  }
  await apply('bob@example.com')
  // Two messages, to the old address and the new one: the server waits at one for a greeting, and has not begun the other.
  await apply('bob@new.example')
  await doorward.kill()
  assert.equal(peer.taken.length, 0)

  peer.manners = {}
  await doorward.start()
  while (peer.taken.length === 0) await new Promise(resolve => setTimeout(resolve, 20))
  assert.match(peer.taken[0] ?? '', /^To: bob@(?:new\.example|example\.com)$/m)
  assert.match(peer.taken[0] ?? '', /^Subject: Your e-mail address was changed$/m)
  assert.doesNotMatch(doorward.output(), /bob@/)
})

describe('two nodes on one database', { skip: noPostgres }, () => {
  let cluster: Cluster
  before(async () => {
    cluster = await startPostgres()
  })
  after(() => cluster.dispose())

  test('50 messages, each sent once', async t => {
    const peer = await startSmtpPeer()
    t.after(() => peer.close())
    const a = await openTestWorld({ postgres: await cluster.newDatabase(), mail: mailTo(peer.port) })
    t.after(() => a.dispose())
    const b = await a.openBeside()
    t.after(() => b.dispose())
    for (const { outbox } of [a, b]) outbox.start()
    const expiresAt = a.clock.now() + 3_600_000
    const one = ({ outbox }: typeof a, i: number) =>
      outbox.put(outbox.prepare(message(`person-${i}@example.com`), { userId: null, expiresAt }))
    await Promise.all(Array.from({ length: 50 }, (_, i) => one(i % 2 === 0 ? a : b, i)))
    while (peer.taken.length < 50) {
      await Promise.all([a.outbox.wake(), b.outbox.wake()])
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    await Promise.all([a.outbox.wake(), b.outbox.wake()])
    const sentTo = peer.taken.map(mail => /^To: (.*)$/m.exec(mail)?.[1])
    assert.equal(sentTo.length, 50)
    assert.equal(new Set(sentTo).size, 50)
    const rows = await a.store.read.selectFrom('mail').select(['tries', 'sentAt', 'sealed']).execute()
    assert.ok(rows.every(({ tries, sentAt, sealed }) => tries === 1 && sentAt !== null && sealed === null))
  })

  test('what one node cannot send the other does', async t => {
    const peer = await startSmtpPeer()
    t.after(() => peer.close())
    const a = await openTestWorld({ postgres: await cluster.newDatabase(), mail: mailTo(peer.port) })
    t.after(() => a.dispose())
    const b = await a.openBeside()
    t.after(() => b.dispose())
    const expiresAt = a.clock.now() + 3_600_000
    await a.outbox.put(a.outbox.prepare(message(), { userId: null, expiresAt }))
    b.outbox.start()
    await b.outbox.wake()
    assert.equal(peer.taken.length, 1)
  })
})

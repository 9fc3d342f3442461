import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { after, before, describe, test } from 'node:test'
import { days, limits, Secret } from '#ground'
import { createSender, MailTrouble, type Sender, type SendTimes } from '#mail'
import { issueCA, issueServer, type Issued } from '../../src/ldapd/certificate/issue.ts'
import { freePort } from '../world/free-port.ts'
import { headerOf, noMailSink, startMailSink } from '../world/mail-sink.ts'
import { startSmtpPeer, type Manners, type SmtpPeer } from '../world/smtp-peer.ts'
import { message } from './mail-world.ts'

const from = { name: 'Doorward', address: 'id@example.com' }
const at = Date.UTC(2026, 5, 12, 9, 0, 0)
const send = (sender: Sender) => sender.send(message(), { id: 'one', at })
const senderTo = (url: string, times?: SendTimes) =>
  createSender({ smtp: new Secret(url), from, ...(times === undefined ? {} : { times }) })

/** What sending to a peer with these manners ends with. */
async function troubleWith(manners: Manners, address = 'smtp://127.0.0.1', times?: SendTimes) {
  const peer = await startSmtpPeer(manners)
  try {
    const url = new URL(address)
    url.port = String(peer.port)
    const trouble = await send(senderTo(url.href, times)).then(
      said => assert.fail(`sent: ${said}`),
      (error: unknown) => error,
    )
    assert.ok(trouble instanceof MailTrouble, String(trouble))
    return { trouble, peer }
  } finally {
    await peer.close()
  }
}

const hasSent = ({ heard }: SmtpPeer): boolean => heard.some(line => /MAIL|AUTH/.test(line))

describe('a mail server that is in order', { skip: noMailSink }, () => {
  test('takes the message as it was written', async t => {
    const sink = await startMailSink()
    t.after(() => sink.close())
    assert.match(await send(senderTo(`smtp://localhost:${sink.port}`)), /^250/)
    const [mail] = await sink.wait(1)
    assert.ok(mail)
    assert.equal(mail.envelopeFrom, from.address)
    assert.deepEqual(mail.envelopeTo, ['alice@example.com'])
    assert.deepEqual(headerOf(mail, 'from'), ['Doorward <id@example.com>'])
    assert.deepEqual(headerOf(mail, 'to'), ['alice@example.com'])
    assert.deepEqual(headerOf(mail, 'message-id'), ['<one@example.com>'])
    assert.deepEqual(headerOf(mail, 'auto-submitted'), ['auto-generated'])
    assert.deepEqual(headerOf(mail, 'date'), ['Fri, 12 Jun 2026 09:00:00 +0000'])
    assert.equal(mail.text.trim(), message().text)
    assert.equal(mail.html.trim(), message().html)
  })
})

describe('encryption', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-mail-'))
  const known = getCACertificates('default')
  let server: Issued
  let stranger: Issued

  before(async () => {
    const valid = { commonName: 'A mail server', from: Date.now() - days(1), to: Date.now() + days(1) }
    const ca = await issueCA(valid)
    server = await issueServer({ ...valid, names: ['0.0.0.0'] }, ca)
    stranger = await issueServer({ ...valid, names: ['mail.example.com'] }, ca)
    setDefaultCACertificates([...known, ca.certificate])
  })
  after(() => {
    setDefaultCACertificates(known)
    rmSync(folder, { recursive: true, force: true })
  })

  test('STARTTLS, then the password', { skip: noMailSink }, async t => {
    const files = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
    writeFileSync(files.certificate, server.certificate)
    writeFileSync(files.key, server.key)
    const sink = await startMailSink({ user: 'door', password: 'p@ss w/rd', ...files })
    t.after(() => sink.close())
    const account = `door:${encodeURIComponent('p@ss w/rd')}`
    const sender = senderTo(`smtp://${account}@0.0.0.0:${sink.port}`)
    await sender.check()
    await send(sender)
    const [mail] = await sink.wait(1)
    assert.deepEqual([mail?.encrypted, mail?.user], [true, 'door'])

    const wrong = senderTo(`smtp://door:another@0.0.0.0:${sink.port}`)
    for (const trial of [send(wrong), wrong.check()])
      await assert.rejects(trial, ({ isFinal, code, message: told }: MailTrouble) => {
        assert.deepEqual([isFinal, code], [false, '535'])
        assert.match(told, /does not take the user and password/)
        assert.doesNotMatch(told, /another/)
        return true
      })
  })

  test('smtps:// is encrypted from the first byte', async t => {
    const peer = await startSmtpPeer({ tls: server, tlsAtOnce: true })
    t.after(() => peer.close())
    await send(senderTo(`smtps://door:secret@0.0.0.0:${peer.port}`))
    assert.equal(peer.taken.length, 1)
    assert.ok(peer.heard.every(line => line.startsWith('* ')))
  })

  test('elsewhere than on this machine nothing is said without it', async () => {
    const { trouble, peer } = await troubleWith({}, 'smtp://door:secret@0.0.0.0')
    assert.match(trouble.message, /offers no encryption/)
    assert.equal(trouble.isFinal, false)
    assert.ok(!hasSent(peer), peer.heard.join('\n'))
  })

  test('a certificate of another name, of nobody known, and none', async () => {
    const url = 'door:secret@0.0.0.0'
    const unknown = await issueCA({ commonName: 'Nobody', from: Date.now() - days(1), to: Date.now() + days(1) })
    for (const tls of [stranger, unknown])
      for (const [address, manners] of [
        [`smtp://${url}`, { tls }],
        [`smtps://${url}`, { tls, tlsAtOnce: true }],
      ] as const) {
        const { trouble, peer } = await troubleWith(manners, address)
        assert.match(trouble.message, /certificate of 0\.0\.0\.0:\d+ does not hold/, address)
        assert.ok(!hasSent(peer), peer.heard.join('\n'))
      }
  })

  test('on this machine it is used when offered, whoever signed it, and left out when not', async t => {
    const peer = await startSmtpPeer({ tls: stranger })
    t.after(() => peer.close())
    await send(senderTo(`smtp://127.0.0.1:${peer.port}`))
    peer.manners = {}
    await send(senderTo(`smtp://127.0.0.1:${peer.port}`))
    assert.equal(peer.taken.length, 2)
    assert.deepEqual(
      peer.heard.filter(line => line.includes('MAIL')).map(line => line.startsWith('*')),
      [true, false],
    )
  })
})

describe('a mail server that is not in order', () => {
  const hasty = { connectMs: 5_000, greetingMs: 5_000, wholeMs: 5_000 }

  test('down', async () => {
    await assert.rejects(send(senderTo(`smtp://127.0.0.1:${await freePort()}`)), /nothing listens there/)
    await assert.rejects(send(senderTo('smtp://nobody.invalid')), /its name cannot be resolved/)
  })

  test('never says its greeting', async () => {
    const { trouble } = await troubleWith({ greeting: null }, undefined, { ...hasty, greetingMs: 100 })
    assert.match(trouble.message, /never said its greeting/)
  })

  test('says a byte at a time, and for ever: the whole has an end', async () => {
    const { trouble } = await troubleWith({ dribbleMs: 20 }, undefined, { ...hasty, wholeMs: 400 })
    assert.match(trouble.message, /was not done within 1 s/)
    assert.equal(trouble.isFinal, false)
  })

  test('drops the connection instead of an answer, wherever', async () => {
    for (const dropsAt of ['EHLO', 'MAIL', 'RCPT', 'DATA', '.']) {
      const { trouble, peer } = await troubleWith({ dropsAt })
      assert.equal(trouble.isFinal, false, dropsAt)
      assert.equal(peer.taken.length, 0)
    }
  })

  test('what it says decides whether it is tried again', async () => {
    for (const [verb, reply, isFinal] of [
      ['MAIL', '451 4.3.0 later', false],
      ['RCPT', '450 4.2.1 mailbox busy', false],
      ['RCPT', '550 5.1.1 nobody here', true],
      ['.', '554 5.6.0 not this', true],
      ['.', '452 4.3.1 full', false],
      // About the account, which an admin can put right.
      ['MAIL', '530 5.7.0 sign in first', false],
    ] as const) {
      const { trouble } = await troubleWith({ replies: { [verb]: reply } })
      assert.equal(trouble.isFinal, isFinal, reply)
      assert.equal(trouble.code, reply.slice(0, 3))
      assert.ok(trouble.message.includes(reply), trouble.message)
    }
    const { trouble } = await troubleWith({ greeting: '554 no service here' })
    assert.equal(trouble.isFinal, false)
  })

  test('what it says is bounded, and nothing in it is hidden', async () => {
    const { trouble } = await troubleWith({ replies: { RCPT: `550 \u202e${'x'.repeat(3000)}` } })
    assert.equal(/“(.*)”/.exec(trouble.message)?.[1]?.length, limits.mail.quoteLengthMax)
    assert.match(trouble.message, /\\u\{202E\}/)
  })
})

test('one connection at a time', async t => {
  const peer = await startSmtpPeer()
  t.after(() => peer.close())
  const sender = senderTo(`smtp://127.0.0.1:${peer.port}`)
  await Promise.all([send(sender), send(sender), sender.check(), send(sender)])
  assert.equal(peer.taken.length, 3)
  assert.equal(peer.atOnceMax, 1)
})

describe('nothing but one address, one line and so much is sent', () => {
  const sender = senderTo('smtp://127.0.0.1:1')
  for (const to of [
    'alice@example.com\r\nBcc: eve@example.com',
    'alice@example.com\nRCPT TO:<eve@example.com>',
    'alice@example.com, eve@example.com',
    'Alice <alice@example.com>',
    '"alice@evil.example"@example.com',
    'a@evil.example@example.com',
    '"x@evil.example" @example.com',
    'alice@example.com (eve@example.com)',
    'undisclosed:;',
    '',
  ])
    test(JSON.stringify(to), () =>
      assert.throws(() => void sender.send({ ...message(), to }, { id: 'one', at }), /one plain address/),
    )

  test('a subject with another header', () =>
    assert.throws(
      () => void sender.send({ ...message(), subject: 'Hello\r\nBcc: eve@example.com' }, { id: 'one', at }),
      /one line/,
    ))
  test('a book', () =>
    assert.throws(() => void sender.send({ ...message(), text: 'x'.repeat(200_000) }, { id: 'one', at }), /longer/))
})

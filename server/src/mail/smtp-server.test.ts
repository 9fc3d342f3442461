import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '#ground'
import { parseSmtpUrl } from './smtp-server.ts'

const parse = (text: string) => {
  const { account, ...rest } = parseSmtpUrl(new Secret(text))
  return { ...rest, account: account && [account.user, account.password.reveal()] }
}

test('host, port, encryption and account', () => {
  assert.deepEqual(parse('smtp://door%40example.com:p%40ss%2F%25@mail.example.com'), {
    host: 'mail.example.com',
    port: 587,
    tlsAtOnce: false,
    isLoopback: false,
    shown: 'mail.example.com:587',
    account: ['door@example.com', 'p@ss/%'],
  })
  assert.deepEqual(parse('smtps://mail.example.com').port, 465)
  assert.deepEqual(parse('smtp://door:100%@mail.example.com:25').account, ['door', '100%'])
})

test('what is this machine, and what only looks like it', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '[::1]'])
    assert.equal(parse(`smtp://${host}`).isLoopback, true, host)
  for (const host of [
    '0.0.0.0',
    'mail.localhost',
    '127.0.0.1.example.com',
    'localhost.example.com',
    '[::2]',
    '10.0.0.1',
  ])
    assert.equal(parse(`smtp://${host}`).isLoopback, false, host)
  // Whatever a name server says.
  assert.equal(parse('smtp://localhost').host, '127.0.0.1')
})

test('anything else is refused without being repeated', () => {
  for (const text of ['http://door:s3cret@mail.example.com', 'smtp://', 's3cret'])
    assert.throws(
      () => parseSmtpUrl(new Secret(text)),
      (error: Error) => !error.message.includes('s3cret'),
    )
})

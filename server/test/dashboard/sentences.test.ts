import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import type { AuditEvent } from '@doorward/contract'
import { loadTexts } from '../../../dashboard/src/texts/index.ts'

await loadTexts('en')
const { hasSentence, printSentence, whoOf } = await import('../../../dashboard/src/audit/sentence.ts')

const server = fileURLToPath(new URL('../../src', import.meta.url))
const sources = globSync(`${server}/**/*.ts`, { exclude: path => path.endsWith('.test.ts') }).map(path => ({
  path,
  text: readFileSync(path, 'utf8'),
}))

/** Every kind that is written anywhere: in the change log, beside an outcome, or as a refusal. */
function findKinds(): Set<string> {
  const kinds = new Set<string>()
  const changeLog = sources.find(({ path }) => path.endsWith('directory/change-log.ts'))?.text ?? ''
  const union = changeLog.slice(changeLog.indexOf('export type ChangeKind'), changeLog.indexOf('/** What memory needs'))
  for (const [, kind = ''] of union.matchAll(/\| '([a-z.-]+)'/g)) kinds.add(kind)
  for (const { text } of sources) {
    for (const [, written = ''] of text.matchAll(/\bkind: ([^\n{}]+),\s*outcome: '/g))
      for (const [, kind = ''] of written.matchAll(/'([a-z-]+(?:\.[a-z-]+)?)'/g)) kinds.add(kind)
    for (const [, kind = ''] of text.matchAll(/\brefuse\('([a-z-]+(?:\.[a-z-]+)?)',/g)) kinds.add(kind)
  }
  for (const link of ['set-up', 'owner-login']) kinds.add(`${link}.link`)
  return kinds
}

const event = (kind: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id: '1',
  at: '2026-06-12T09:41:33.000Z',
  kind,
  actor: { kind: 'user', id: 'u1', name: 'Priya Raman' },
  subject: { kind: 'user', id: 'u2', name: 'Leonie Brandt' },
  app: { kind: 'app', id: 'a1', name: 'Grafana' },
  door: 'dashboard',
  address: '10.0.20.6',
  outcome: 'done',
  reason: null,
  reference: null,
  fields: ['displayName', 'sshKeys'],
  added: [],
  removed: [],
  reasons: [],
  receipt: null,
  amr: [],
  session: null,
  ...more,
})

test('every kind the server can record has a sentence', () => {
  const kinds = findKinds()
  for (const known of ['sign-in', 'bind', 'app.opened', 'app.token', 'user.created', 'backup.made', 'audit.exported'])
    assert.ok(kinds.has(known), `${known} was not found: the search no longer fits the code`)
  assert.deepEqual(
    [...kinds].filter(kind => !hasSentence(kind)),
    [],
  )
  for (const kind of kinds)
    for (const outcome of ['done', 'refused'] as const) {
      const text = printSentence(event(kind, { outcome }))
      assert.match(text, /^[A-Z][^_]+$/, kind)
      assert.doesNotMatch(text, /undefined|null|\w\.\w|  /, kind)
    }
})

test('sentences say who got what, and why not', () => {
  const olga = { kind: 'user', id: 'u2', name: 'Leonie Brandt' }
  const told: [AuditEvent, string][] = [
    [event('app.opened'), 'Opened Grafana'],
    [event('access-request.made'), 'Asked for access to Grafana'],
    [
      event('app.granted', {
        subject: { kind: 'app', id: 'a1', name: 'Grafana' },
        added: [{ id: 'u3', name: 'Kofi Mensah' }],
      }),
      'Let Kofi Mensah into Grafana by name',
    ],
    [
      event('app.opened', { outcome: 'refused', reason: 'no-access', reasons: ['rule-groups'] }),
      'Refused Grafana: not in a group that may open it',
    ],
    [event('sign-in', { amr: ['pwd', 'otp', 'mfa'] }), 'Signed in with password and app code'],
    [event('sign-in', { outcome: 'refused', reason: 'wrong-password' }), 'Refused sign-in: wrong password'],
    [event('user.updated'), 'Changed Leonie Brandt: display name and ssh keys'],
    [event('user.password', { actor: olga }), 'Changed their password'],
    [
      event('group.members', {
        subject: { kind: 'group', id: 'g1', name: 'Volunteers' },
        added: [{ id: 'u3', name: 'Kofi Mensah' }],
      }),
      'Added Kofi Mensah to Volunteers',
    ],
    [event('session.ended', { reason: 'role-changed' }), 'Ended a session of Leonie Brandt: the role was changed'],
    [event('passkey.added', { actor: olga }), 'Passkey added'],
    [event('second-factor.removed'), 'Second factor removed: Leonie Brandt'],
    [event('something-new.frobbed', { subject: null }), 'Something new frobbed'],
  ]
  for (const [one, text] of told) assert.equal(printSentence(one), text)
})

test('a sign-in that was refused is of whom it was tried for, and of nobody where no name fits', () => {
  const system = { kind: 'system', id: null, name: 'Sign-in' }
  assert.equal(whoOf(event('sign-in', { actor: system, outcome: 'refused' }))?.name, 'Leonie Brandt')
  assert.equal(whoOf(event('sign-in', { actor: system, outcome: 'refused', subject: null })), null)
  assert.equal(whoOf(event('user.updated'))?.name, 'Priya Raman')
})

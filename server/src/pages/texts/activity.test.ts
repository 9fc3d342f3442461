import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { languages } from '#ground'
import { textsIn } from './index.ts'

/**
 * Kinds of change whose subject is a person, or what a person signs in with. A purged person reads no page, and
 * connections of everybody are ended on nobody's.
 */
const changeLog = readFileSync(new URL('../../directory/change-log.ts', import.meta.url), 'utf8')
const union = changeLog.slice(changeLog.indexOf('export type ChangeKind'), changeLog.indexOf('/** What memory needs'))
const kinds = [
  ...union.matchAll(/\| '((?:user|totp|passkey|recovery-codes|second-factor|app-password|session)\.[a-z-]+)'/g),
]
  .map(([, kind = '']) => kind)
  .filter(kind => kind !== 'user.purged' && kind !== 'session.connections-ended')

for (const language of languages)
  test(`${language}: everything that can happen to somebody’s account has a sentence on their page`, () => {
    assert.ok(kinds.length > 15, 'the search no longer fits the code')
    const { kinds: sentences } = textsIn(language).activity
    assert.deepEqual(
      kinds.filter(kind => !Object.hasOwn(sentences, kind)),
      [],
    )
  })

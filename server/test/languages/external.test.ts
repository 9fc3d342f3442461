import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presets, titleOf } from '#external'
import { LdapError, ResultCode } from '@doorward/ldap'
import { languages, sayIn } from '#ground'
import { explainError } from '../../src/external/connect/explain-error.ts'
import { UpstreamError } from '../../src/external/connect/upstream-error.ts'
import { externalTextsIn } from '../../src/external/texts/index.ts'
import { english, unquoted } from './english.ts'
import { testTables } from './tables.ts'

testTables('external directories', externalTextsIn)

const typed = (text: string): string[] => (text.match(/`[^`]*`|\b\w+=[<\w]+>?|\bldaps:\S+\w/g) ?? []).toSorted()

for (const language of languages.filter(one => one !== 'en'))
  test(`${language}: what is to be known of each vendor’s directory is said, and nothing of it in English`, () => {
    for (const { provider, notes } of presets) {
      assert.ok(notes.length > 0)
      for (const note of notes) {
        const told = sayIn(language, note)
        assert.doesNotMatch(unquoted(told), english)
        assert.deepEqual(typed(told), typed(sayIn('en', note)), told)
      }
      assert.doesNotMatch(titleOf(provider, language), /another/i)
    }
  })

const server = { url: 'ldaps://dc.example.com:636', host: 'dc.example.com' }
const ofClient = ['The server did not answer in time.', 'The server closed the connection.', 'Some length is wrong.']
const thrown = [
  ...Object.values(ResultCode).map(code => new LdapError(code, '80090308: the server is sorry')),
  ...['525', '52e', '530', '531', '532', '533', '568', '701', '773', '775', '999'].map(
    code => new LdapError(ResultCode.invalidCredentials, `AcceptSecurityContext error, data ${code}, v3839`),
  ),
  ...ofClient.map(message => new LdapError(ResultCode.unavailable, message, { ends: 'session' })),
]

for (const language of languages.filter(one => one !== 'en'))
  test(`${language}: what a directory answered is told in words of ours, and its own are quoted`, () => {
    for (const doing of ['connect', 'service-bind', 'bind', 'search', 'change'] as const)
      for (const error of thrown) {
        const explained = explainError(error, doing, server)
        assert.ok(explained instanceof UpstreamError)
        const told = sayIn(language, explained.said)
        assert.doesNotMatch(unquoted(told), english)
        assert.notEqual(told, explained.message)
        assert.ok(told.startsWith(server.url))
        if (doing !== 'connect' && error.ends !== 'session') assert.ok(told.includes(error.message), told)
      }
  })

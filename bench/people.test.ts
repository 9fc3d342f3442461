import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeGroups, makePeople } from './people.ts'
import { printLdif } from './people-ldif.ts'

test('the same number of people are the same people, whatever machine', () => {
  assert.deepEqual(makePeople(50), makePeople(50))
  assert.deepEqual(makePeople(2), [
    {
      username: 'u000000',
      displayName: 'Amélie Castillo',
      givenName: 'Amélie',
      familyName: 'Castillo',
      email: 'u000000@example.com',
      locale: 'fr',
    },
    makePeople(50)[1],
  ])
})

test('everybody is in two groups', () => {
  const memberships = makeGroups(1_000).flatMap(group => group.members)
  for (let person = 0; person < 1_000; person++)
    assert.equal(memberships.filter(member => member === person).length, 2, `person ${person}`)
})

test('LDIF carries names beyond ASCII as base64, and every member', () => {
  const records = [...printLdif(200, '$argon2id$x')]
  const text = records.join('')
  assert.equal(records.length, 3 + 200 + 30)
  assert.ok(!/[^\n -~]/.test(text))
  const [, encoded = ''] = /^displayName:: (.+)$/m.exec(text) ?? []
  assert.match(Buffer.from(encoded, 'base64').toString(), /[^ -~]/)
  assert.equal(text.match(/^member: uid=u\d{6},ou=users,dc=example,dc=com$/gm)?.length, 400)
})

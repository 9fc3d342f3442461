import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserId } from '#ground'
import { HeldPeople } from './held-people.ts'
import type { Incoming } from './step.ts'

const incoming = (number: number): Incoming => ({
  person: {
    upstreamId: `id-${number}`,
    dn: `uid=p${number},dc=example`,
    username: `p${number}`,
    displayName: `Zoë “P” ${number}`,
    firstName: 'Zoë',
    lastName: '',
    email: null,
    phone: null,
    custom: { badge: ['a', 'ü'] },
    avatar: null,
    state: 'active',
    secondFactor: false,
    groups: [{ upstreamId: 'g', dn: 'cn=g', code: 'g' }],
  },
  usernameHash: `hash-${number}`,
  digest: `digest-${number}`,
  id: `id-${number}` as UserId,
})

test('held people come out as they went in, in their order, as often as they are asked for', () => {
  for (const count of [0, 1, 399, 400, 401, 1_250]) {
    const all = Array.from({ length: count }, (_, i) => incoming(i))
    const held = new HeldPeople()
    for (const one of all) held.add(one)
    assert.equal(held.size, count)
    assert.deepEqual([...held.pages()].flat(), all)
    assert.deepEqual([...held.pages()].flat(), all)
    assert.ok([...held.pages()].every(page => page.length > 0 && page.length <= 400))
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAside, type FindingAside } from './finding-aside.ts'

const aside: FindingAside = {
  name: 'web.https',
  sign: 'plain',
  amount: null,
  by: 'system:operator',
  at: 1000,
  until: null,
  reason: 'It is only used in this building.',
}
const finding = { name: 'web.https', sign: 'plain', amount: null }

test('what was accepted stays aside for as long as it says the same', () => {
  assert.equal(findAside([aside], finding, 1e15), aside)
  assert.equal(findAside([aside], { ...finding, sign: 'unreachable' }, 2000), undefined)
  assert.equal(findAside([aside], { ...finding, name: 'web.proxy' }, 2000), undefined)
})

test('what was put off comes back when its time is over', () => {
  const later = { ...aside, until: 5000 }
  assert.equal(findAside([later], finding, 4999), later)
  assert.equal(findAside([later], finding, 5000), undefined)
})

test('more of what it counts is news, and fewer are not', () => {
  const three = { ...aside, amount: 3 }
  for (const amount of [2, 3]) assert.equal(findAside([three], { ...finding, amount }, 2000), three)
  assert.equal(findAside([three], { ...finding, amount: 4 }, 2000), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refuseRun, type Outlook } from './guard.ts'

const settings = { removalGuard: { percent: 10, count: 20 } }
const outlook = (more: Partial<Outlook>): Outlook => ({
  isFull: true,
  counts: { entries: 1000 },
  known: 1000,
  missing: 0,
  memberships: 5000,
  isElsewhere: false,
  ...more,
})

for (const [what, seen, stops] of [
  ['nothing is taken away', {}, false],
  ['a tenth of many', { missing: 100 }, false],
  ['more than a tenth of many', { missing: 101 }, true],
  ['twenty of few', { known: 40, missing: 20 }, false],
  ['twenty-one of few', { known: 40, missing: 21 }, true],
  ['those who are disabled count too', { missing: 60, counts: { entries: 940, disable: 41 } }, true],
  ['nobody was found', { known: 3, missing: 3, counts: { entries: 0 } }, true],
  ['nobody has changed', { isFull: false, counts: { entries: 0 } }, false],
  ['nobody was found again', { known: 3, missing: 3, counts: { entries: 5, create: 5 } }, true],
  ['nobody was ever known', { known: 0, counts: { entries: 0 } }, false],
  ['memberships end', { counts: { entries: 1000, 'member-remove': 501 } }, true],
  ['the settings changed and nothing else', { isElsewhere: true }, false],
  ['the settings changed, and somebody is new', { isElsewhere: true, counts: { entries: 1001, create: 1 } }, true],
] as const)
  test(`${what}: ${stops ? 'stops' : 'goes on'}`, () => {
    assert.equal(refuseRun(outlook(seen), settings, null) !== undefined, stops)
  })

test('what was allowed may happen, and no more', () => {
  const seen = outlook({ missing: 500 })
  assert.equal(refuseRun(seen, settings, { people: 500, members: 0 }), undefined)
  assert.notEqual(refuseRun(seen, settings, { people: 499, members: 0 }), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawings } from '@doorward/contract'
import { listRecipes } from '#recipes'

test('every sign a recipe names is drawn, and none is drawn for nobody', () => {
  const named = listRecipes().flatMap(({ icon }) => (icon === null ? [] : [icon]))
  assert.deepEqual(Object.keys(drawings).toSorted(), [...new Set(named)].toSorted())
})

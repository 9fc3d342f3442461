import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExternalDirectory, ExternalId } from './external-directory.ts'
import { usualExternalSettings } from './external-settings.ts'
import { defaultSettings } from './settings.ts'
import { isSourceAllowed, sourceOf } from './source.ts'

const corp: ExternalDirectory = {
  id: '0198c2a4-7f3b-7c1e-9d2a-1f0b5e6c7d8e' as ExternalId,
  name: 'corp',
  title: 'Corp',
  enabled: true,
  settings: usualExternalSettings,
  hasBindPassword: false,
  hasClientKey: false,
  createdAt: 0,
  updatedAt: 0,
  version: 1,
  managedBy: null,
}

const memoryWith = (externals: ExternalDirectory[], allowedSources: string[]) => ({
  externals: {
    find: (id: string) => externals.find(external => external.id === id),
    findByName: (name: string) => externals.find(external => external.name === name),
    all: () => externals,
  },
  settings: () => ({ ...defaultSettings, signIn: { allowedSources } }),
})

test('who may sign in is listed by the name of where they come from', () => {
  const both = memoryWith([corp], ['local', 'corp'])
  assert.deepEqual(
    [{ source: 'local' }, { source: corp.id }].map(user => isSourceAllowed(both, user)),
    [true, true],
  )
  const localOnly = memoryWith([corp], ['local'])
  assert.deepEqual(
    [{ source: 'local' }, { source: corp.id }].map(user => isSourceAllowed(localOnly, user)),
    [true, false],
  )
  const corpOnly = memoryWith([corp], ['corp'])
  assert.ok(!isSourceAllowed(corpOnly, { source: 'local' }))
})

test('people of a directory that is off, or that is not there, are local', () => {
  const off = memoryWith([{ ...corp, enabled: false }], ['local'])
  assert.deepEqual(sourceOf(off, { source: corp.id }), { kind: 'local' })
  assert.ok(isSourceAllowed(off, { source: corp.id }))
  assert.deepEqual(sourceOf(memoryWith([], ['local']), { source: corp.id }), { kind: 'local' })
  assert.deepEqual(sourceOf(memoryWith([corp], ['local']), { source: corp.id }), { kind: 'external', external: corp })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storeCommands } from '../store-commands.ts'
import { byCommand, isKnown, topicsOf } from './topics.ts'

test('every command that is told of is one', () => {
  const names = Object.entries(storeCommands).flatMap(([room, commands]) =>
    Object.keys(commands).map(name => `${room}.${name}`),
  )
  assert.deepEqual(
    Object.keys(byCommand).filter(name => !names.includes(name)),
    [],
  )
})

test('a change is told to those who look at what it is about, and at the audit log', () => {
  const told = (kind: string, subject = 'x') => [...topicsOf([{ kind: kind as 'user.created', subject }])]
  assert.deepEqual(told('user.created'), ['audit', 'people'])
  assert.deepEqual(told('group.members'), ['audit', 'groups', 'people'])
  assert.deepEqual(told('app.granted'), ['audit', 'apps', 'access-requests'])
  assert.deepEqual(told('setting.changed', 'branding'), ['audit', 'settings'])
  assert.deepEqual(told('setting.changed', 'directoryServer'), ['audit', 'directory-server'])
  assert.deepEqual(told('novelty.made'), ['audit'])
  assert.deepEqual(
    [
      ...topicsOf([
        { kind: 'user.created', subject: 'a' },
        { kind: 'group.deleted', subject: 'b' },
      ]),
    ],
    ['audit', 'people', 'groups'],
  )
})

test('of what another node says, what is not known is left out', () => {
  assert.ok(isKnown('mail') && isKnown('audit'))
  assert.ok(!isKnown('novelties') && !isKnown(''))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchesOf } from './apply.ts'
import type { Step } from './step.ts'

test('many members are added in pieces that are one step, and people are made together', () => {
  const members = Array.from({ length: 1_200 }, (_, n) => ({ name: `u${n}`, until: null }))
  const user = (username: string): Step => ({ kind: 'create-user', user: { username } })
  const steps: Step[] = [
    ...Array.from({ length: 130 }, (_, n) => user(`u${n}`)),
    { kind: 'change-members', group: 'staff', add: members, remove: ['una'] },
    { kind: 'delete-group', name: 'old' },
  ]
  const batches = [...batchesOf(steps)]
  assert.deepEqual(
    batches.map(({ steps, isPiece }) => [steps[0]?.kind, steps.length, isPiece]),
    [
      ['create-user', 128, false],
      ['create-user', 2, false],
      ['change-members', 1, true],
      ['change-members', 1, true],
      ['change-members', 1, false],
      ['delete-group', 1, false],
    ],
  )
  const pieces = batches.flatMap(({ steps: [step] }) => (step?.kind === 'change-members' ? [step] : []))
  assert.deepEqual(
    pieces.flatMap(({ add }) => add),
    members,
  )
  assert.deepEqual(
    pieces.map(({ remove }) => remove),
    [['una'], [], []],
  )
})

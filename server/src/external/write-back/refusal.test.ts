import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRefusal } from './refusal.ts'

const cases: [diagnostic: string, said: string | undefined][] = [
  ['Password fails quality checking policy', 'Password fails quality checking policy'],
  ['Password is in history of old passwords', 'Password is in history of old passwords'],
  [
    '0000052D: Constraint violation - check_password_restrictions: the password is too short. It should be equal to or longer than 7 characters!',
    'the password is too short. It should be equal to or longer than 7 characters!',
  ],
  ['0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0\n\0', undefined],
  ['0000052D: AtrErr: DSID-03191083, #1:\n\t0: 0000052D: DSID-03191083, problem 1005 (CONSTRAINT_ATT_TYPE)', undefined],
  ['', undefined],
  ['no', undefined],
  [`too ${'long '.repeat(50)}`, undefined],
  ['two\r\nlines', 'two lines'],
]

for (const [diagnostic, said] of cases)
  test(`${JSON.stringify(diagnostic.slice(0, 60))} is ${said === undefined ? 'no words' : 'words'} for people`, () => {
    assert.equal(readRefusal(diagnostic), said)
  })

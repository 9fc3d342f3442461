import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printLine } from './json-line.ts'

const nasty = [
  'Anna\r\n{"kind":"forged"}',
  '\u001b[31mred\u001b[0m',
  '\u2028\u2029\u0085',
  '\u202Edesrever',
  '\u2066in\u2069',
  '\uFEFF',
  '\u007f\u009b2J',
  '\0',
  '\ud800',
  '"\\',
  'Åsa 李 🚪',
]
for (const name of nasty)
  test(`${JSON.stringify(name)} stays one line and steers no terminal`, () => {
    const line = printLine({ name })
    assert.ok(line.endsWith('\n'))
    // oxlint-disable-next-line no-control-regex -- what must not be there
    assert.doesNotMatch(line.slice(0, -1), /[\0-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/)
    assert.deepEqual(JSON.parse(line), { name })
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { checkShape, findNearest, printPath } from './shape.ts'

const schema = z.object({
  name: z.string().min(2),
  size: z.int().max(9).default(1),
  color: z.enum(['red', 'green']).optional(),
  list: z.array(z.object({ on: z.boolean() })).default([]),
  choice: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('some'), of: z.uuid('Give an id.') }),
    ])
    .nullable()
    .default(null),
  either: z.union([z.string(), z.object({ on: z.boolean(), off: z.boolean().optional() })]).optional(),
})

const flawsOf = (input: unknown): Record<string, string> => {
  const checked = checkShape(schema, input)
  return 'flaws' in checked ? Object.fromEntries(checked.flaws.map(f => [printPath(f.path), f.message])) : {}
}

test('what fits is answered with its defaults', () => {
  assert.deepEqual(checkShape(schema, { name: 'ab' }), { value: { name: 'ab', size: 1, list: [], choice: null } })
})

const wrong: [input: unknown, path: string, message: string][] = [
  ['text', '', 'Expected a group of keys.'],
  [{}, 'name', 'Missing; expected a text.'],
  [{ name: 1 }, 'name', 'Expected a text.'],
  [{ name: 'a' }, 'name', 'At least 2 characters.'],
  [{ name: 'ab', size: 10 }, 'size', 'At most 9.'],
  [{ name: 'ab', size: 1.5 }, 'size', 'Expected a whole number.'],
  [{ name: 'ab', color: 'gren' }, 'color', 'Allowed: red, green. Did you mean “green”?'],
  [
    { name: 'ab', colour: 'red' },
    'colour',
    '“colour” is not known here. Did you mean “color”? Allowed: name, size, color, list, choice, either.',
  ],
  [
    { name: 'ab', list: [{ on: true }, { on: true, of: 1 }] },
    'list.1.of',
    '“of” is not known here. Did you mean “on”? Allowed: on.',
  ],
  [{ name: 'ab', list: [{ on: 1 }] }, 'list.0.on', 'Expected true or false.'],
  [{ name: 'ab', choice: { kind: 'somme' } }, 'choice.kind', 'Allowed: none, some. Did you mean “some”?'],
  [{ name: 'ab', choice: {} }, 'choice.kind', 'Missing; allowed: none, some.'],
  [{ name: 'ab', choice: { kind: 'some', of: 'x' } }, 'choice.of', 'Give an id.'],
  [{ name: 'ab', choice: { kind: 'none', of: 'x' } }, 'choice.of', '“of” is not known here. Allowed: kind.'],
  [
    { name: 'ab', either: { on: true, offf: true } },
    'either.offf',
    '“offf” is not known here. Did you mean “off”? Allowed: on, off.',
  ],
  [
    JSON.parse('{"name":"ab","__proto__":1}'),
    '__proto__',
    '“__proto__” is not known here. Allowed: name, size, color, list, choice, either.',
  ],
  [
    { name: 'ab', toString: 1 },
    'toString',
    '“toString” is not known here. Allowed: name, size, color, list, choice, either.',
  ],
]

for (const [input, path, message] of wrong)
  test(`${JSON.stringify(input)}: ${path}`, () => assert.deepEqual(flawsOf(input), { [path]: message }))

test('everything that is wrong is told at once, unknown keys first', () => {
  assert.deepEqual(Object.keys(flawsOf({ nmae: 1, size: 'x' })), ['nmae', 'name', 'size'])
})

test('near words are found, far ones are not', () => {
  const keys = ['listen', 'trustedProxies', 'log']
  assert.equal(findNearest('lisetn', keys), 'listen')
  assert.equal(findNearest('trustedproxy', keys), 'trustedProxies')
  assert.equal(findNearest('LOG', keys), 'log')
  assert.equal(findNearest('mail', keys), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillSentence, fillSnippet, findRecipe, listRecipes, wayOf, type SnippetSource, type Values } from '#recipes'
import { placeholders, type PlaceholderName } from '../../src/recipes/fill/values.ts'
import { randomFrom, type Random } from '../world/random.ts'
import { pageValues, treeValues } from './named-values.ts'
import { readBack } from './read-back.ts'

const doors = ['oidc', 'ldap', 'simpleAuth', 'gateway'] as const
const everyWay = [
  ...listRecipes().flatMap(({ id, ways }) => ways.map(way => ({ of: id, way }))),
  ...doors.map(door => ({ of: 'any app', way: wayOf(findRecipe(null), door) })),
]
const everySnippet = everyWay.flatMap(({ of, way }) => way.snippets.map(source => ({ of, source })))
const usual: Values = { ...pageValues, ...treeValues('wiki') }
const free = (Object.keys(placeholders) as PlaceholderName[]).filter(name => placeholders[name] === 'free')

/** In place of what people type: one plain word for each placeholder. */
const words: Values = { ...usual, ...Object.fromEntries(free.map(name => [name, `Zz${name}zZ`])) }

const hostile = [
  'x"; rm -rf / #',
  "x'; rm -rf / #",
  '`id` $(id) ${HOME} $HOME $$',
  'a\nb: c\n- d',
  'a\r\n[section]\nkey = value',
  '"',
  "'",
  "''",
  '\\',
  '\\"',
  "\\'",
  '`',
  '``` """ \'\'\'',
  ' leading and trailing ',
  '# no comment ; here // or here',
  '%(client_secret)s %u %{user} ${GF_X} $__file{/etc/passwd}',
  '{{secret}} {{clientId}} {{ x }}',
  'null',
  'true',
  '12',
  '~',
  '- a',
  '? b',
  '&anchor *alias !tag |',
  'Straße, ⛵ and 組織',
  'a\u0000b\u0007c\u007fd\u0085e\u2028f\u2029g\ufeffh',
  'half a sign \ud83d',
  '</script><!-- ]]>',
  '',
]

/** What can be said of a value in a file: some have no way to write a line break, and some read variables everywhere. */
function sayable({ dialect }: SnippetSource, value: string): string {
  const text = value.toWellFormed()
  const onOneLine = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  if (dialect === 'goIni') return onOneLine.replaceAll('%(', '% (').replaceAll('${', '$ {').replaceAll('$_', '$ _')
  if (dialect === 'apache' || dialect === 'freeradius') return onOneLine.replaceAll('${', '$ {')
  if (['ini', 'line', 'dovecot', 'text'].includes(dialect)) return onOneLine.trim()
  return dialect === 'shell' ? text.replaceAll('\0', '') : text
}

/** The same shape with values in place of the words. */
function withValues(shape: unknown, source: SnippetSource, values: Values): unknown {
  if (Array.isArray(shape)) return shape.map(one => withValues(one, source, values))
  if (shape !== null && typeof shape === 'object')
    return Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, withValues(one, source, values)]))
  if (typeof shape !== 'string') return shape
  return shape.replace(/Zz(\w+?)zZ/g, (_word, name: PlaceholderName) => sayable(source, values[name] ?? ''))
}

function assertReadBack(source: SnippetSource, values: Values): void {
  const shape = readBack(source.dialect, fillSnippet(source, words).text)
  const read = readBack(source.dialect, fillSnippet(source, values).text)
  const expected = withValues(shape, source, values)
  // Where a line is the value, spaces at its ends are nobody's.
  const trimmed =
    source.dialect === 'text' || source.dialect === 'line'
      ? (expected as string[]).map(line => line.trimEnd())
      : expected
  assert.deepEqual(read, trimmed, JSON.stringify(values))
}

for (const { of, source } of everySnippet)
  test(`${of}, ${source.name}: whatever people have typed is read back as it is, and as nothing more`, () => {
    for (const value of hostile)
      assertReadBack(source, { ...usual, ...Object.fromEntries(free.map(name => [name, value])) })
  })

const alphabet = [
  ...'ab "\'`\\$#;%{}()[]<>|&*?!~=:,.-/\n\r\t\0'.split(''),
  '{{',
  '}}',
  '$(',
  '${',
  '%(',
  '\\n',
  'é',
  '⛵',
  '\u2028',
  '\ufeff',
  '-- ',
  '//',
  ' #',
]
const seed = Number(process.env['DOORWARD_SEED'] ?? 20261129)
const anyText = (random: Random): string =>
  Array.from({ length: random.below(24) }, () => random.pick(alphabet)).join('')

test('the same of texts made at random', () => {
  const random = randomFrom(seed)
  const sources = everySnippet
    .map(({ source }) => source)
    .filter(source => free.some(name => source.text.includes(`{{${name}`)))
  assert.ok(sources.length >= 10)
  for (const source of sources)
    for (let i = 0; i < (source.dialect === 'shell' ? 8 : 60); i++)
      assertReadBack(source, { ...usual, ...Object.fromEntries(free.map(name => [name, anyText(random)])) })
})

test('a placeholder nobody knows, one without a value, and one that nothing keeps in are refused', () => {
  const source = (text: string, dialect: SnippetSource['dialect'] = 'yaml'): SnippetSource => ({
    name: 'Site',
    file: 'x',
    dialect,
    text,
  })
  assert.throws(() => fillSnippet(source('a: {{nothing}}'), usual), /no placeholder nothing/)
  assert.throws(() => fillSnippet(source('a: {{constructor}}'), usual), /no placeholder constructor/)
  assert.throws(() => fillSnippet(source('a: "{{title}}"'), {}), /gives no title/)
  for (const [text, dialect] of [
    ['a: {{title}}', 'yaml'],
    ['a: x{{title}}', 'compose'],
    ['server_name "{{title}}";', 'nginx'],
    ['occ {{title}}', 'shell'],
    ['occ "{{title}}"', 'shell'],
    ['key = {{title}}', 'goIni'],
    ['key = x {{title}} y', 'ini'],
    ['{ "a": {{title}} }', 'json'],
  ] as const)
    assert.throws(() => fillSnippet(source(text, dialect), usual), /nothing keeps it in/, text)
  // A value that should be plain and is not.
  assert.throws(() => fillSnippet(source('a: {{host}}'), { host: 'x: y\nz' }), /nothing keeps it in/)
})

test('the secret stays a placeholder, in quotes where there are any', () => {
  for (const { of, source } of everySnippet) {
    const { text } = fillSnippet(source, usual)
    assert.equal(text.includes('{{secret}}'), source.text.includes('{{secret}}'), of)
    for (const [i, line] of text.split('\n').entries()) {
      assert.doesNotMatch(
        line.replaceAll('{{secret}}', ''),
        /\{\{[a-zA-Z]+(?:\|\w+)?\}\}/,
        `${of}, ${source.name}, line ${i + 1}`,
      )
      if (line.includes('{{secret}}') && !['ini', 'line', 'dovecot', 'text'].includes(source.dialect))
        assert.match(line, /["'`]\{\{secret\}\}["'`]/)
    }
  }
  for (const { way } of everyWay) for (const step of way.steps) assert.doesNotMatch(fillSentence(step, usual), /\{\{/)
})

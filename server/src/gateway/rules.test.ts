import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PathRule } from '#directory'
import { matchesPattern, needOf } from './rules.ts'

const needs = (paths: PathRule[], path: string, visibility: 'private' | 'public' = 'private') =>
  needOf({ paths, visibility }, path)

test('a prefix is whole segments', () => {
  const rules: PathRule[] = [{ prefix: '/api', rule: 'public' }]
  for (const path of ['/api', '/api/', '/api/x', '/api/x/y']) assert.equal(needs(rules, path), 'public', path)
  for (const path of ['/', '/apiary', '/x/api', '/API', '/ap']) assert.equal(needs(rules, path), 'sign-in', path)
  assert.equal(needs([{ prefix: '/api/', rule: 'public' }], '/api/x'), 'public')
  assert.equal(needs([{ prefix: '/', rule: 'deny' }], '/anything'), 'deny')
})

test('the first rule that matches counts, and then what the app is', () => {
  const rules: PathRule[] = [
    { prefix: '/public/admin', rule: 'deny' },
    { prefix: '/public', rule: 'public' },
    { pattern: '/**.css', rule: 'public' },
  ]
  assert.equal(needs(rules, '/public/admin/x'), 'deny')
  assert.equal(needs(rules, '/public/x'), 'public')
  assert.equal(needs(rules, '/deep/down/a.css'), 'public')
  assert.equal(needs(rules, '/x'), 'sign-in')
  assert.equal(needs(rules, '/x', 'public'), 'public')
})

test('of two readings the stricter one counts', () => {
  const rules: PathRule[] = [{ prefix: '/admin', rule: 'sign-in' }]
  assert.equal(needs(rules, '/admin;x=1/users', 'public'), 'sign-in')
  assert.equal(needs([{ prefix: '/open', rule: 'public' }], '/open;x/a'), 'sign-in')
})

test('letters are the same in whatever form they come', () => {
  assert.equal(needs([{ prefix: '/café', rule: 'deny' }], '/cafe\u0301/x', 'public'), 'deny')
})

test('a pattern: one star within a segment, two over all', () => {
  const table: [pattern: string, path: string, matches: boolean][] = [
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/b/b/c', false],
    ['/a/*/c', '/a//c', true],
    ['/a/**/c', '/a/b/b/c', true],
    ['/*.png', '/x.png', true],
    ['/*.png', '/x/y.png', false],
    ['/**.png', '/x/y.png', true],
    ['/**', '/', true],
    ['/*', '/', true],
    ['/*', '/a/', false],
    ['/a', '/a/', false],
    ['/a.b', '/aXb', false],
    ['/a+(b)[c]', '/a+(b)[c]', true],
    ['/*é*', '/xéy', true],
  ]
  for (const [pattern, path, expected] of table)
    assert.equal(matchesPattern(pattern, path), expected, `${pattern} ${path}`)
})

test('a pattern of many stars takes no longer than its length times the path’s', () => {
  assert.equal(matchesPattern(`/${'**a'.repeat(150)}`, `/${'a'.repeat(4000)}b`), false)
})

/** The same, as plainly as it can be said. */
function simply(pattern: string, path: string): boolean {
  if (pattern === '') return path === ''
  if (pattern.startsWith('**')) return simply(pattern.slice(2), path) || (path !== '' && simply(pattern, path.slice(1)))
  if (pattern.startsWith('*'))
    return simply(pattern.slice(1), path) || (path !== '' && !path.startsWith('/') && simply(pattern, path.slice(1)))
  return path !== '' && path.startsWith(pattern.charAt(0)) && simply(pattern.slice(1), path.slice(1))
}

test('every short pattern matches every short path as a plain model says', () => {
  const words = (letters: string[], length: number): string[] =>
    length === 0 ? [''] : words(letters, length - 1).flatMap(word => [word, ...letters.map(letter => word + letter)])
  const patterns = [...new Set(words(['a', '/', '*', '**'], 4))]
  const paths = [...new Set(words(['a', 'b', '/'], 4))]
  for (const pattern of patterns)
    for (const path of paths)
      assert.equal(matchesPattern(pattern, path), simply(pattern, path), `“${pattern}” “${path}”`)
})

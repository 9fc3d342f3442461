import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePath, readingsOf } from './path.ts'

const read: Record<string, string> = {
  '/': '/',
  '/a': '/a',
  '/a/': '/a/',
  '/a/b?x=/../c#': '',
  '/a?x=/public/../%2f%00': '/a',
  '/a?': '/a',
  '/%61': '/a',
  '/%C3%A9': '/é',
  '/a%20b': '/a b',
  '/a%23b': '/a#b',
  '/a%3fb': '/a?b',
  '/100%25': '/100%',
  '/a//b': '/a/b',
  '//a': '/a',
  '///': '/',
  '/a//': '/a/',
  '/./a': '/a',
  '/a/.': '/a/',
  '/a/..': '/',
  '/a/b/..': '/a/',
  '/a/../b': '/b',
  '/../../a': '/a',
  '/%2e%2e/a': '/a',
  '/a/%2E/b': '/a/b',
  '/a/.%2e/b': '/b',
  '/...': '/...',
  '/.a/..b': '/.a/..b',
  '/a;x=1/b': '/a;x=1/b',
  '/a:b@c!$&()*+,=~-_.': '/a:b@c!$&()*+,=~-_.',
}

test('a path is decoded once, its slashes merged and its dots resolved', () => {
  for (const [target, path] of Object.entries(read)) if (path !== '') assert.equal(parsePath(target), path, target)
})

test('a normalised path stays as it is', () => {
  for (const path of Object.values(read))
    if (path !== '') assert.equal(parsePath(encodeURI(path).replace(/[?#]/g, encodeURIComponent)), path)
})

test('what two programs could read in two ways is no path', () => {
  const unreadable = [
    '', '*', 'a', 'http://wiki.example.com/a', 'http:/a', '?a', '/a#b', '/a\\b', '/a b', '/a\tb', '/é', '/a\u0000',
    '/a%2fb', '/a%2Fb', '/%2f', '/a%5cb', '/a%5Cb', '/%00', '/a%0a', '/a%0d%0aX', '/a%1f', '/a%7f', '/%c2%80',
    '/%', '/%2', '/%zz', '/%c3', '/%ff', '/%c0%af', '/%c0%ae%c0%ae/', '/%e0%80%af', '/%ed%a0%80', '/%f4%90%80%80',
    '/%252e%252e/a', '/%252f', '/a%255cb', '/%25252e', '/%2500', '/a/%252e%252e%252fb', '/%2561',
    '/a//../b', '//..', '/a/..//b', '/a/%2e%2e//b',
    '/a/..;/b', '/a/..;x=1/b', '/a/.;/b', '/a/;/b', '/a/;x/b', '/..;', '/a/%2e%2e;/b', '/a/..%3b/b', '/;',
    `/${'a'.repeat(8 * 1024)}`,
  ] // biome-ignore format: a table
  for (const target of unreadable) assert.equal(parsePath(target), undefined, target)
})

test('a path with parameters is read with and without them', () => {
  assert.deepEqual(readingsOf('/a;x=1/b;y'), ['/a;x=1/b;y', '/a/b'])
  assert.deepEqual(readingsOf('/a/b'), ['/a/b'])
})

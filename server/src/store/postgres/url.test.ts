import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#ground'
import { parsePostgresUrl } from './url.ts'

test('each host of an address is an address of its own', () => {
  assert.deepEqual(parsePostgresUrl('postgres://me:p%40ss@h1:5432,h2,[::1]:5433/doorward?sslmode=require'), [
    { name: 'h1:5432', url: 'postgres://me:p%40ss@h1:5432/doorward?sslmode=require' },
    { name: 'h2', url: 'postgres://me:p%40ss@h2/doorward?sslmode=require' },
    { name: '[::1]:5433', url: 'postgres://me:p%40ss@[::1]:5433/doorward?sslmode=require' },
  ])
  assert.deepEqual(parsePostgresUrl('postgresql://db'), [{ name: 'db', url: 'postgres://db' }])
  assert.deepEqual(parsePostgresUrl('postgres:///doorward?host=/run/postgresql'), [
    { name: 'localhost', url: 'postgres:///doorward?host=/run/postgresql' },
  ])
})

test('what is no address is refused without being repeated', () => {
  for (const text of ['', 'mysql://me:secret@h', 'me:secret@h/db', 'postgres://a@b@c:secret/x'])
    assert.throws(
      () => parsePostgresUrl(text),
      (error: unknown) => error instanceof Problem && error.code === 'invalid' && !error.message.includes('secret'),
    )
})

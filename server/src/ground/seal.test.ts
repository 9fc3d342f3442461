import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { test } from 'node:test'
import { loadSealer, openSealer } from './seal.ts'
import { Secret } from './secret.ts'

const place = { table: 'secret', row: '1', column: 'sealed' }

test('what is sealed opens with the same key at the same place, and nowhere else', () => {
  const key = randomBytes(32)
  const sealer = openSealer(key)
  const sealed = sealer.seal(new Secret('hunter2'), place)
  assert.doesNotMatch(sealed, /hunter2/)
  assert.equal(openSealer(key).open(sealed, place).reveal(), 'hunter2')
  for (const other of [
    { ...place, row: '2' },
    { ...place, table: 'app' },
    { ...place, column: 'x' },
  ])
    assert.throws(() => sealer.open(sealed, other), { code: 'unavailable' })
  assert.throws(() => openSealer(randomBytes(32)).open(sealed, place), /another key/)
  assert.notEqual(sealer.seal(new Secret('hunter2'), place), sealed, 'a fresh nonce each time')
})

test('a sealed value that was changed at any character does not open', () => {
  const sealer = openSealer(randomBytes(32))
  const sealed = sealer.seal(new Secret('hunter2'), place)
  for (let i = 0; i < sealed.length; i++) {
    const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
    // The last base64 character of a part may carry bits that decode to nothing; those changes change nothing.
    const same = changed
      .split('.')
      .every((part, at) => Buffer.from(part, 'base64url').equals(Buffer.from(sealed.split('.')[at] ?? '', 'base64url')))
    if (!same) assert.throws(() => sealer.open(changed, place), { code: 'unavailable' }, `character ${i}`)
  }
})

test('a keyed hash depends on key, purpose and value', () => {
  const key = randomBytes(32)
  const hash = openSealer(key).keyedHash('a', 'x')
  assert.equal(openSealer(key).keyedHash('a', 'x'), hash)
  assert.notEqual(openSealer(key).keyedHash('b', 'x'), hash)
  assert.notEqual(openSealer(key).keyedHash('a', 'y'), hash)
  assert.notEqual(openSealer(randomBytes(32)).keyedHash('a', 'x'), hash)
})

test('a key is made for a new store only; a missing or damaged one stops the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-keys-'))
  const { keyId } = loadSealer(folder, false)
  const file = join(folder, 'master.key')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(loadSealer(folder, true).keyId, keyId)
  writeFileSync(file, 'cut off')
  assert.throws(() => loadSealer(folder, true), /damaged/)
  rmSync(file)
  assert.throws(() => loadSealer(folder, true), /missing.*backup/)
  rmSync(folder, { recursive: true })
})

test('a secret prints as *** wherever it ends up', () => {
  const secret = new Secret('hunter2')
  const printed = [String(secret), JSON.stringify({ secret }), inspect({ secret }), inspect(secret)]
  for (const text of printed) assert.ok(text.includes('***') && !text.includes('hunter2'), text)
})

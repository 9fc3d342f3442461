import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { days, hours, minutes, Secret } from '#ground'
import { readBackupFile } from '../../src/main/backup/backup-file.ts'
import { parseRecoveryKey } from '../../src/main/backup/recovery-key.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { cli, openTestWorld, operator, type TestWorld } from '../world/open-test-world.ts'
import { missing } from '../world/peer.ts'

const by = { actor: operator, origin: cli }

async function openWorldWithKey(): Promise<{ world: TestWorld; clock: FixedClock; key: Secret }> {
  const clock = fixedClock()
  const world = await openTestWorld({ clock })
  await world.add('olivia', { role: 'owner' })
  await world.add('amara')
  const key = await world.backups.newRecoveryKey(by)
  return { world, clock, key }
}

/** Waits for the row of a backup to be finished. */
async function finished(world: TestWorld, id: string) {
  for (;;) {
    const row = (await world.backups.list()).find(backup => backup.id === id)
    if (row?.finishedAt != null) return row
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

const contentOf = async (path: string, key: Secret): Promise<string> => {
  const { identity } = await parseRecoveryKey(key.reveal())
  const chunks: Uint8Array[] = []
  for await (const chunk of readBackupFile(path, identity)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('a backup is written for its owner alone, restored to be checked, and told of', async t => {
  const { world, key } = await openWorldWithKey()
  t.after(() => world.dispose())
  const id = await world.backups.begin(by)
  const row = await finished(world, id)
  assert.equal(row.trouble, null)
  assert.equal(row.people, 2)
  assert.ok((row.checkedMs ?? 0) > 0)
  assert.ok(row.isHere)
  const file = row.file ?? ''
  assert.equal(file, join(world.dataFolder, 'backups', '2026-06-12-0900.dwb'))
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(statSync(file).size, row.bytes)
  assert.equal(statSync(join(world.dataFolder, 'backups')).mode & 0o777, 0o700)
  // Nothing of it lies about: neither half a file nor what it was tried on.
  assert.deepEqual(readdirSync(join(world.dataFolder, 'backups')), ['2026-06-12-0900.dwb'])
  assert.deepEqual(
    readdirSync(join(world.dataFolder, 'run')).filter(name => name.startsWith('trial')),
    [],
  )
  const text = await contentOf(file, key)
  assert.match(text, /"amara"/)
  assert.match(text, /keys\/master\.key/)
  assert.ok(!readFileSync(file).includes('amara'))
  const { items } = await world.asOperator.audit.list({ limit: 10 })
  assert.deepEqual(
    items.map(({ kind }) => kind).filter(kind => /backup|recovery/.test(kind)),
    ['backup.made', 'recovery-key.made'],
  )
})

test('the recovery key itself is nowhere in the data folder', async t => {
  const { world, key } = await openWorldWithKey()
  t.after(() => world.dispose())
  await finished(world, await world.backups.begin(by))
  const known = await world.backups.recoveryKey()
  const { recipient } = await parseRecoveryKey(key.reveal())
  assert.equal(known?.recipient, recipient)
  assert.equal(known?.endsIn?.replace('-', ''), key.reveal().slice(-8))
  const everything = readdirSync(world.dataFolder, { recursive: true, withFileTypes: true })
  for (const entry of everything.filter(found => found.isFile()))
    assert.ok(!readFileSync(join(entry.parentPath, entry.name)).includes(key.reveal()), entry.name)
})

const age = '/usr/bin/age'
test('age opens it with the recovery key', { skip: missing(age) }, async t => {
  const { world, key } = await openWorldWithKey()
  t.after(() => world.dispose())
  const row = await finished(world, await world.backups.begin(by))
  const keyFile = join(world.dataFolder, 'key.txt')
  writeFileSync(keyFile, key.reveal(), { mode: 0o600 })
  const lines = gunzipSync(execFileSync(age, ['-d', '-i', keyFile, row.file ?? '']))
  assert.equal(lines.toString(), await contentOf(row.file ?? '', key))
})

test('without a recovery key nothing is made by hand or by the clock, and it is told', async t => {
  const clock = fixedClock()
  const world = await openTestWorld({ clock })
  t.after(() => world.dispose())
  assert.match((await world.backups.findTrouble()) ?? '', /no recovery key/)
  clock.advance(days(2))
  await world.backups.tick()
  await assert.rejects(world.backups.begin(by), { code: 'conflict', message: /doorward backup key/ })
  assert.deepEqual(await world.backups.list(), [])
})

test('one’s own public key will do, for all of them or for one', async t => {
  const { world, key } = await openWorldWithKey()
  t.after(() => world.dispose())
  const other = await parseRecoveryKey('AGE-SECRET-KEY-15VGVKFA4T40Z6HCX75SDP5RUR3VDQCU6796Z8XM2SQELX955MV2SRSHES4')
  const file = join(world.dataFolder, 'one.dwb')
  const made = await world.backups.make(by, { file, recipient: other.recipient })
  assert.match(await contentOf(made.path, other.identity), /olivia/)
  await assert.rejects(contentOf(made.path, key), { code: 'forbidden', message: /does not fit/ })
  await world.backups.useRecipient(other.recipient, by)
  assert.equal(await world.backups.tryRecoveryKey(other.identity), true)
  assert.equal(await world.backups.tryRecoveryKey(key), false)
  assert.equal((await world.backups.recoveryKey())?.triedAt, world.clock.now())
  await assert.rejects(world.backups.useRecipient('age1wrong', by), { code: 'invalid' })
  const typo = key.reveal().replace(/.$/, last => (last === 'Q' ? 'P' : 'Q'))
  await assert.rejects(world.backups.tryRecoveryKey(new Secret(typo)), { code: 'invalid', message: /typing mistake/ })
  await assert.rejects(world.backups.make(by, { file }), { code: 'conflict', message: /exists already/ })
})

test('a file cut short or changed anywhere is refused, whatever the key', async t => {
  const { world, key } = await openWorldWithKey()
  t.after(() => world.dispose())
  const made = await world.backups.make(by, { file: join(world.dataFolder, 'whole.dwb') })
  const bytes = readFileSync(made.path)
  const damaged = join(world.dataFolder, 'damaged.dwb')
  for (let at = 0; at < bytes.length; at += 1 + Math.floor(bytes.length / 40)) {
    writeFileSync(damaged, bytes)
    truncateSync(damaged, at)
    await assert.rejects(contentOf(damaged, key), { code: 'invalid' }, `cut at ${at}`)
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    writeFileSync(damaged, changed)
    // In the stanza for the key it no longer fits; everywhere else it is damaged.
    await assert.rejects(contentOf(damaged, key), /damaged|does not fit/, `changed at ${at}`)
  }
  await assert.rejects(contentOf(join(world.dataFolder, 'none.dwb'), key), { code: 'missing' })
})

test('the clock makes one a day, once, also when the machine was off at that time', async t => {
  const { world, clock } = await openWorldWithKey()
  t.after(() => world.dispose())
  const made = async (): Promise<number> => (await world.backups.list()).length
  await world.backups.tick()
  assert.equal(await made(), 0, 'what was due before there was a key is not')
  clock.advance(hours(17) + minutes(1))
  await world.backups.tick()
  await world.backups.tick()
  assert.equal(await made(), 1)
  clock.advance(days(3))
  await world.backups.tick()
  const [latest] = await world.backups.list()
  assert.equal(await made(), 2)
  assert.equal(latest?.startedBy, 'system:clock')
  assert.equal(await world.backups.findTrouble(), undefined)
  clock.advance(hours(37))
  assert.match((await world.backups.findTrouble()) ?? '', /more than a day old/)
})

test('one that cannot be written is told of, tried three times an hour apart, and no old copy goes', async t => {
  const { world, clock } = await openWorldWithKey()
  t.after(() => world.dispose())
  clock.advance(hours(17))
  await world.backups.tick()
  const [good] = await world.backups.list()
  const blocked = join(world.dataFolder, 'blocked')
  writeFileSync(blocked, 'a file where the folder should be')
  await world.asOperator.settings.put('backup', {
    ...world.memory.settings().backup,
    folder: join(blocked, 'backups'),
    keepDays: 1,
    keepMonths: 0,
  })
  clock.advance(days(20))
  for (let i = 0; i < 10; i++) {
    await world.backups.tick()
    clock.advance(minutes(30))
  }
  const failed = (await world.backups.list()).filter(({ file }) => file === null)
  assert.equal(failed.length, 3)
  assert.match(failed[0]?.trouble ?? '', /cannot be written/)
  assert.match((await world.backups.findTrouble()) ?? '', /cannot be written/)
  assert.ok(existsSync(good?.file ?? ''))
  rmSync(blocked)
  clock.advance(days(1))
  await world.backups.tick()
  assert.equal(await world.backups.findTrouble(), undefined)
  assert.ok(!existsSync(good?.file ?? ''), 'only now the old one may go')
})

test('an owner’s copies age, an operator’s own file does not', async t => {
  const { world, clock } = await openWorldWithKey()
  t.after(() => world.dispose())
  const kept = (await world.backups.make(by, { file: join(world.dataFolder, 'mine.dwb') })).path
  await world.asOperator.settings.put('backup', { ...world.memory.settings().backup, keepDays: 1, keepMonths: 0 })
  for (let i = 0; i < 3; i++) {
    clock.advance(days(1))
    await world.backups.tick()
  }
  assert.ok(existsSync(kept))
  assert.equal(readdirSync(join(world.dataFolder, 'backups')).length, 1)
})

test('a copy whose content breaks a rule is kept, told of, and is no reason to remove another', async t => {
  const { world, clock } = await openWorldWithKey()
  t.after(() => world.dispose())
  clock.advance(hours(17))
  await world.backups.tick()
  const [good] = await world.backups.list()
  const { DatabaseSync } = await import('node:sqlite')
  const db = new DatabaseSync(join(world.dataFolder, 'doorward.db'))
  db.exec(`update "group" set "folded" = 'x'; update "user" set "role" = 'wizard' where "username" = 'amara'`)
  db.close()
  await world.asOperator.settings.put('backup', { ...world.memory.settings().backup, keepDays: 1, keepMonths: 0 })
  clock.advance(days(2))
  await world.backups.tick()
  const [bad] = await world.backups.list()
  assert.match(bad?.trouble ?? '', /roles: .* has role “wizard”/)
  assert.ok(existsSync(bad?.file ?? ''))
  assert.ok(existsSync(good?.file ?? ''))
  assert.equal(bad?.checkedMs, null)
})

test('two at once are one, and one that the end of the process cuts off is told of', async t => {
  const { world } = await openWorldWithKey()
  const id = await world.backups.begin(by)
  await assert.rejects(world.backups.begin(by), { code: 'conflict' })
  const again = await world.reopen()
  t.after(() => again.dispose())
  const row = (await again.backups.list()).find(backup => backup.id === id)
  assert.match(row?.trouble ?? '', /stopped before it was done/)
  again.backups.start()
  const left = readdirSync(world.dataFolder, { recursive: true, encoding: 'utf8' })
  assert.deepEqual(
    left.filter(name => /\.dwb|trial-/.test(name)),
    [],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserId } from '#ground'
import { aGroup, someone } from './far-end.ts'
import { inGroups, RunWorld } from './run-world.ts'

const rounds = 12
const ids = Array.from({ length: 12 }, (_, i) => `id-${i}`)

/** A small seeded generator (mulberry32), so that a run that failed can be run again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

test('whatever comes, goes, changes names and groups there: after each run it is so here, and what was done by hand stays', async t => {
  const seed = Number(process.env['DOORWARD_SEED'] ?? 20_261_129)
  t.diagnostic(`DOORWARD_SEED=${seed}`)
  const random = seeded(seed)
  const at = await RunWorld.open({
    groupSearch: inGroups,
    syncGroups: true,
    removalGuard: { percent: 100, count: 1000 },
  })
  t.after(() => at.dispose())
  const byHand = await at.world.asOperator.groups.create({ name: 'By hand' })
  const known = new Map<string, string>()

  for (let round = 0; round < rounds; round++) {
    // Everybody has one of as many names, so that most change places with others; the first two never leave.
    const names = ids.map((_, i) => ({ name: `n${i}`, by: random() })).toSorted((a, b) => a.by - b.by)
    const present = ids.flatMap((id, i) =>
      i < 2 || random() < 0.7 ? [{ id, username: names[i]?.name ?? '', isStaff: random() < 0.5 }] : [],
    )
    at.far.people = present.map(({ id, username }) => someone(username, { id }))
    at.far.groups = [
      aGroup(
        'Staff',
        present.filter(({ isStaff }) => isStaff).map(({ username }) => username),
      ),
    ]
    // Whoever has left keeps a name that somebody else may have by now; it is free once they are back.
    const run = await at.run()
    assert.equal(run.outcome, 'complete', JSON.stringify(run.message))
    const links = await at.world.store.read
      .selectFrom('externalLink')
      .innerJoin('user', 'user.id', 'externalLink.localId')
      .select(['externalLink.upstreamId', 'user.id', 'user.username', 'user.goneAt'])
      .execute()
    for (const { upstreamId, id, username, goneAt } of links) {
      const key = Buffer.from(upstreamId, 'hex').toString()
      assert.equal(known.get(key) ?? id, id, `${round}: ${key} is who they were`)
      known.set(key, id)
      const there = present.find(one => one.id === key)
      assert.equal(goneAt === null, there !== undefined, `${round}: ${key}`)
      if (there === undefined) continue
      const isFree = !links.some(other => other.id !== id && other.goneAt !== null && other.username === there.username)
      if (isFree && run.counts.conflict === undefined) assert.equal(username, there.username, `${round}: ${key}`)
      const groups = at.groupsOf(username ?? '').filter(name => name !== 'By hand')
      assert.deepEqual(groups, there.isStaff ? ['Staff'] : [], `${round}: ${key}`)
    }
    const [first] = links
    assert.ok(first)
    await at.world.asOperator.groups.changeMembers(byHand.id, { add: [first.id as UserId] })
    assert.ok(at.groupsOf(first.username ?? '').includes('By hand'))
  }
  const usernames = await at.world.store.read.selectFrom('user').select('username').execute()
  assert.equal(new Set(usernames.map(({ username }) => username)).size, usernames.length)
  assert.deepEqual(await at.wrong(), [])
})

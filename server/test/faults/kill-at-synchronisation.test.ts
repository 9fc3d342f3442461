import assert from 'node:assert/strict'
import { printSaying, readSaying } from '#ground'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findRunningServer } from '../../src/main/cli/control-socket.ts'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { startStaff, type Staff } from './changing-staff.ts'
import { needs } from './disk.ts'
import { checkStore } from './journal.ts'
import { injectFault } from './strace.ts'

const settingsOf = (url: string) => ({
  name: 'there',
  provider: 'openldap',
  urls: [url],
  userSearch: { base: 'ou=people', scope: 'subtree', filter: '(uid=*)' },
  attributes: { username: 'uid', id: 'entryUUID', displayName: 'cn', email: 'mail' },
  groupSearch: { base: 'ou=groups', scope: 'subtree', filter: '(member=${userDN})', code: 'cn', member: 'member' },
  syncGroups: true,
  autoCreate: true,
  interval: null,
  removal: { kind: 'disable', afterRuns: 1, deleteAfterDays: null },
})

/** A server that has the directory, and nobody from there yet. */
async function prepare(staff: Staff): Promise<DoorwardProcess> {
  const doorward = await prepareProcess()
  const file = join(doorward.dataFolder, 'directory.yaml')
  writeFileSync(file, JSON.stringify({ version: 1, externalDirectories: [settingsOf(staff.url)] }))
  await doorward.start()
  const applied = await doorward.command('apply', '-f', file)
  assert.equal(applied.code, 0, applied.stderr)
  return doorward
}

async function operateOn(doorward: DoorwardProcess) {
  const operate = await findRunningServer(join(doorward.dataFolder, 'run', 'control.sock'))
  assert.ok(operate, 'the server takes commands')
  return operate
}

const begin = async (doorward: DoorwardProcess) =>
  (await operateOn(doorward))('startSync', { name: 'there', kind: 'full' })

async function synchronise(doorward: DoorwardProcess): Promise<void> {
  const operate = await operateOn(doorward)
  let run = await operate('startSync', { name: 'there', kind: 'full' })
  while (run.outcome === null) {
    await sleep(20)
    run = await operate('syncRun', { name: 'there', run: run.id })
  }
  assert.equal(run.outcome, 'complete', JSON.stringify(run.message))
}

/** Everybody from there as they are kept, by what does not depend on which server it is. */
function look({ dataFolder }: DoorwardProcess) {
  const db = new DatabaseSync(join(dataFolder, 'doorward.db'), { readOnly: true })
  const all = (sql: string) => db.prepare(sql).all() as Record<string, string | number | null>[]
  const people =
    all(`select l."upstreamId" as there, u."username", u."displayName", u."email", case when l."goneAt" is null then l."missed" end as missed,
      u."goneAt" is null and l."goneAt" is null and u."disabledByDirectory" = 0 and u."trashedAt" is null as isIn
    from "user" u left join "externalLink" l on l."localId" = u."id" and l."kind" = 'person'
    where u."source" <> 'local' order by l."upstreamId", u."id"`)
  const members = all(`select g."name", u."username" from "membership" m
    join "group" g on g."id" = m."groupId" join "user" u on u."id" = m."userId" order by 1, 2`)
  const groups = all(`select g."name", count(l."upstreamId") as links from "group" g
    left join "externalLink" l on l."localId" = g."id" and l."kind" = 'group' group by g."id" order by 1`)
  const runs = all('select "outcome", "finishedAt", "message" from "externalRun" order by "startedAt", "id"')
  db.close()
  return { people, members, groups, runs }
}

/** After a kill at any moment: whoever is there may come in, and nobody is here twice. */
function checkNobodyLost(doorward: DoorwardProcess, staff: Staff, known: ReadonlySet<string>, when: string): void {
  const { people } = look(doorward)
  const ids = people.map(({ there }) => there)
  assert.equal(new Set(ids).size, ids.length, `${when}: somebody is here twice`)
  assert.ok(!ids.includes(null), `${when}: somebody is here without being linked`)
  const isIn = new Set(people.filter(one => one.isIn === 1).map(({ there }) => there))
  const lost = staff.ids().filter(id => known.has(id) && !isIn.has(id))
  assert.deepEqual(lost, [], `${when}: they are there, and may not come in`)
}

describe('killed in the middle of a synchronisation', { concurrency: false, skip: needs('/usr/bin/strace') }, () => {
  let staff: Staff
  let undisturbed: DoorwardProcess
  let doorward: DoorwardProcess
  let known = new Set<string>()
  let cutOff = 0
  before(async () => {
    staff = await startStaff()
    undisturbed = await prepare(staff)
    doorward = await prepare(staff)
  })
  after(async () => {
    await undisturbed?.dispose()
    await doorward?.dispose()
    await staff?.close()
  })

  /** What must hold once the server was killed: nobody is lost, and the next run makes it what it is without a kill. */
  async function comeBack(when: string): Promise<void> {
    const other = synchronise(undisturbed)
    checkNobodyLost(doorward, staff, known, when)
    const wasCutOff = look(doorward).runs.at(-1)?.finishedAt === null
    if (wasCutOff) cutOff++
    await checkStore(doorward)
    await doorward.start()
    const last = look(doorward).runs.at(-1)
    const told = [last?.outcome, printSaying(readSaying(String(last?.message)))]
    if (wasCutOff) assert.deepEqual(told, ['failed', 'The server that did it has stopped meanwhile.'], when)
    await synchronise(doorward)
    await other
    const { runs: _, ...here } = look(doorward)
    const { runs: __, ...wanted } = look(undisturbed)
    assert.deepEqual(here, wanted, when)
    assert.deepEqual(
      here.people.filter(({ isIn }) => isIn === 1).map(({ there }) => there),
      staff.ids().toSorted(),
    )
    known = new Set(staff.ids())
  }

  test('while it reads: at the groups, at the first page, at one in between, at the last', async () => {
    for (const asked of staff.moments) {
      staff.change()
      const killed = staff.killAt(asked, () => doorward.kill())
      await begin(doorward).catch(() => undefined)
      await killed
      await comeBack(`at ${asked}`)
    }
  })

  /** Traced until it is killed, or the run has ended. */
  async function runKilledAt(calls: readonly string[], n: number): Promise<boolean> {
    const fault = await injectFault(doorward.pid(), { calls, deed: `signal=SIGKILL:when=${n}` })
    const killed = new AbortController()
    const ended = doorward.ended().then(() => killed.abort())
    const isBegun = await begin(doorward).then(
      () => true,
      () => false,
    )
    if (!isBegun) await ended
    while (!killed.signal.aborted && look(doorward).runs.at(-1)?.finishedAt === null) await sleep(20)
    const wasKilled = killed.signal.aborted
    if (!wasKilled) await doorward.kill()
    await Promise.all([ended, fault.end()])
    return wasKilled
  }

  test('at the writes that make something last, from its beginning to its report', async t => {
    // Every second one; interrupted.test.ts has each of its transactions.
    let n = -1
    let wasKilled = true
    while (wasKilled) {
      n += 2
      staff.change()
      wasKilled = await runKilledAt(['fsync', 'fdatasync'], n)
      await comeBack(`at write ${n}`)
    }
    t.diagnostic(`${cutOff} runs were cut off`)
    assert.ok(n > 8, `a run of ${n - 1} writes is no run`)
  })

  test('within what is written at once', async () => {
    for (const n of [40, 200]) {
      staff.change()
      assert.ok(await runKilledAt(['pwrite64'], n), `a run has no ${n} pages to write`)
      await comeBack(`at page ${n}`)
    }
  })
})

// A directory of nested groups in a process as the server is: how long memory takes to be read, and what changes and
// questions cost when groups are large.
import { silentLog, type UserId } from '../server/src/ground/index.ts'
import { createMemory } from '../server/src/directory/index.ts'
import { openWorld } from '../server/src/main/world.ts'
import { everybody, outermost } from './nested-folder.ts'
import { usernameOf } from './people.ts'
import { median } from './report.ts'

const [dataFolder = ''] = process.argv.slice(2)
const rounds = 200

const world = await openWorld({ dataFolder, database: 'doorward.db', log: silentLog })
const { memory, clock, directory } = world
const { people, groups } = memory
const as = directory.as({ kind: 'system', name: 'operator' }, { door: 'cli', address: null })
const large = groups.findByName(everybody)
const root = groups.findByName(outermost)
if (large === undefined || root === undefined) throw new Error('The groups to measure with are not there.')
const rootSlot = groups.slotOf(root.id) ?? -1
const ids = Array.from({ length: rounds }, (_, n) => people.findByUsername(usernameOf(n))?.id as UserId)
const badge = memory.attributes.findByName('badgeNumber')

async function middleMs(work: (round: number) => unknown): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work(round)
    took.push(performance.now() - began)
  }
  return median(took)
}

const outMs = await middleMs(round => as.groups.changeMembers(large.id, { remove: [ids[round] as UserId] }))
const inMs = await middleMs(round => as.groups.changeMembers(large.id, { add: [ids[round] as UserId] }))
const renamedMs = await middleMs(round => as.users.update(ids[round] as UserId, { displayName: `Name ${round}` }))

// Only what memory does of it, by its own state again.
let seq = memory.seq
const beside = createMemory()
await beside.load(world.store.snapshot)
const inner = { group: large.id, addedGroups: [], removedGroups: [] }
const effect = (members: object) =>
  beside.apply([
    { seq: ++seq, kind: 'group.members', subject: large.id, state: { of: 'members', ...inner, ...members } as never },
  ])
const leaveMs = await middleMs(round => effect({ added: [], removed: [ids[round]] }))
const joinMs = await middleMs(round => effect({ added: [{ user: ids[round], expiresAt: null }], removed: [] }))

const now = clock.now()
const membersMs = await middleMs(() => [...groups.membersAt(rootSlot, now)].length)
const countMs = await middleMs(() => groups.peopleCount(root.id, now))
const groupsMs = await middleMs(round => people.groupsAt(round, now).length)
const havingMs = await middleMs(round => badge && [...(people.slotsHaving(badge.id, `B-${round}`) ?? [])].length)
const readMs = await middleOf(3, async () => createMemory().load(world.store.snapshot))
await world.close()
console.log(JSON.stringify({ outMs, inMs, renamedMs, leaveMs, joinMs, membersMs, countMs, groupsMs, havingMs, readMs }))

async function middleOf(times: number, work: () => Promise<void>): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return median(took)
}

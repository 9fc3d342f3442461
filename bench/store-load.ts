// 64 writers that wait for each answer before the next change, in a process as the server is: the store's threads, the
// directory's memory following. Prints what the store acknowledged and what it left of the main thread.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { createHash, randomUUID } from 'node:crypto'
import { silentLog, type SessionId, type UserId } from '../server/src/ground/index.ts'
import type { SigninCommands } from '../server/src/signin/index.ts'
import { openWorld } from '../server/src/main/world.ts'
import { runLoops } from './closed-loop.ts'
import { usernameOf } from './people.ts'

const [dataFolder = '', people = '', seconds = '', kind = ''] = process.argv.slice(2)
const writers = 64

const world = await openWorld({ dataFolder, database: 'doorward.db', log: silentLog })
const { memory, clock } = world
const ids = Array.from({ length: Number(people) }, (_, n) => memory.people.findByUsername(usernameOf(n))?.id as UserId)
const directory = world.directory.as({ kind: 'system', name: 'operator' }, { door: 'cli', address: null })
const run = world.store.commands<SigninCommands>('signin')
let last = 0

const kinds: Record<string, () => Promise<unknown>> = {
  /** As a sign-in writes it: the session and its audit event. */
  session: () => {
    const userId = ids[last++ % ids.length] as UserId
    const at = clock.now()
    return run('startSession', {
      actor: { kind: 'user', id: userId, role: 'user' },
      origin: { door: 'pages', address: '127.0.0.1' },
      at,
      eventId: randomUUID(),
      session: {
        id: randomUUID() as SessionId,
        tokenHash: createHash('sha256').update(String(last)).digest('base64url'),
        userId,
        credentialVersion: 1,
        amr: ['pwd'],
        address: '127.0.0.1',
        userAgent: 'bench',
        expiresAt: at + 1e9,
      },
      replaces: null,
    })
  },
  /** As the dashboard writes it: the person, the change log, the audit event; memory follows. */
  change: () => directory.users.update(ids[last++ % ids.length] as UserId, { displayName: `Name ${last}` }),
}
const once = kinds[kind]
if (once === undefined) throw new Error(`There is no ${kind}.`)

const delay = monitorEventLoopDelay({ resolution: 1 })
const before = performance.eventLoopUtilization()
delay.enable()
const { perSecond, p99Ms } = await runLoops(writers, Number(seconds), once)
const { utilization } = performance.eventLoopUtilization(before)
delay.disable()
await world.close()
// The histogram holds whole intervals of its timer; what is over the interval is the delay.
const delayP99Ms = Math.max(0, delay.percentile(99) / 1e6 - 1)
console.log(JSON.stringify({ perSecond, p99Ms, mainBusy: utilization, delayP99Ms }))

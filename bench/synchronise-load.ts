// A first synchronisation with slapd and one that finds nothing changed, in a process as the server is, while somebody
// signs in again and again.
import { setTimeout as pause } from 'node:timers/promises'
import { printSaying, Secret, silentLog } from '../server/src/ground/index.ts'
import { openWorld } from '../server/src/main/world.ts'
import { baseDN, groupsDN, peopleDN } from './people.ts'
import { readMemory } from './process-figures.ts'
import { median } from './report.ts'
import { slapdAdmin } from './slapd.ts'

const [dataFolder = '', port = ''] = process.argv.slice(2)
const password = 'a quiet green door'
const by = { actor: { kind: 'system', name: 'operator' }, origin: { door: 'cli', address: null } } as const

const world = await openWorld({ dataFolder, database: 'doorward.db', log: silentLog })
const as = world.directory.as(by.actor, by.origin)
await as.users.create({
  username: 'olivia',
  displayName: 'Olivia Owner',
  role: 'owner',
  password: { plain: new Secret(password) },
})
const directory = await as.externals.create({
  name: 'slapd',
  bindPassword: new Secret(slapdAdmin.password),
  settings: {
    bindDn: slapdAdmin.dn,
    provider: 'openldap',
    urls: [`ldap://127.0.0.1:${port}`],
    userSearch: { base: peopleDN, scope: 'subtree', filter: '(objectClass=inetOrgPerson)' },
    groupSearch: {
      base: groupsDN,
      scope: 'subtree',
      filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
      code: 'cn',
      member: 'member',
    },
    syncGroups: true,
    interval: null,
  },
})
await as.externals.turnOn(directory.id)

async function signInMs(): Promise<number> {
  const began = performance.now()
  const visitor = { address: '192.0.2.7', userAgent: 'bench' }
  const { kind } = await world.signIn.withPassword({ identifier: 'olivia', password: new Secret(password), visitor })
  if (kind !== 'signed-in') throw new Error(`Signing in came to ${kind}.`)
  return performance.now() - began
}

const idle: number[] = []
for (let i = 0; i < 20; i++) idle.push(await signInMs())
const rss = (): number => readMemory(process.pid)?.rssMb ?? Number.NaN
const beforeMb = rss()
let mostMb = beforeMb

async function runMs(): Promise<number> {
  const began = performance.now()
  const { id } = await world.synchronisation.start(directory.id, by)
  await world.synchronisation.settled(directory.id)
  const tookMs = performance.now() - began
  const run = await world.synchronisation.findRun(directory.id, id)
  if (run?.outcome !== 'complete')
    throw new Error(`The run in ${baseDN} came to ${run?.outcome}: ${run?.message ? printSaying(run.message) : ''}`)
  return tookMs
}

const during: number[] = []
const over = new AbortController()
const signingIn = (async () => {
  while (!over.signal.aborted) {
    during.push(await signInMs())
    mostMb = Math.max(mostMb, rss())
    await pause(200)
  }
})()
const firstMs = await runMs()
over.abort()
await signingIn
const secondMs = await runMs()
mostMb = Math.max(mostMb, rss())
const count = async (table: 'user' | 'membership'): Promise<number> => {
  const query = world.store.read.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('all'))
  return (await query.executeTakeFirstOrThrow()).all
}
const figures = {
  people: (await count('user')) - 1,
  memberships: await count('membership'),
  firstMs,
  secondMs,
  idleSignInMs: median(idle),
  signInMs: median(during),
  signInWorstMs: Math.max(...during),
  beforeMb,
  mostMb,
}
await world.close()
console.log(JSON.stringify(figures))

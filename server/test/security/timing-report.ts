/**
 * Whether the time of a refusal tells one name from another. Prints statistics and asserts nothing, since a shared
 * machine decides them too: `node server/test/security/timing-report.ts [samples]`. Passwords cost what they cost in
 * service. A gap of the medians above 5 % with p below 0.01, seen again in a second run, is worth a look.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minutes, Secret, silentLog } from '#ground'
import { openWorld } from '../../src/main/world.ts'
import { fixedClock } from '../world/clock.ts'

const samples = Number(process.argv[2] ?? 200)
const clock = fixedClock()
const dataFolder = mkdtempSync(join(tmpdir(), 'doorward-timing-'))
const world = await openWorld({ dataFolder, database: 'doorward.db', log: silentLog, clock })
const { users } = world.directory.as({ kind: 'system', name: 'operator' }, { door: 'cli', address: null })
const add = (username: string) =>
  users.create({ username, displayName: username, password: { plain: new Secret('a quiet green door') } })
await add('known')
await users.disable((await add('disabled')).id)
await users.create({ username: 'passwordless', displayName: 'No password' })

let guesses = 0
const doors: Record<string, (identifier: string) => Promise<unknown>> = {
  'sign-in page': identifier =>
    world.signIn.withPassword({
      identifier,
      password: new Secret(`guess ${++guesses}`),
      visitor: { address: '192.0.2.1', userAgent: 'timing' },
    }),
  'LDAP bind': identifier =>
    world.signIn.bind({
      door: 'ldap',
      identifier,
      password: new Secret(`guess ${++guesses}`),
      address: '192.0.2.1',
      app: 'directory-server',
      view: 'dc=example,dc=com',
      allowsBare: false,
      mayOpen: () => true,
    }),
}
const names = ['unknown', 'known', 'disabled', 'passwordless']

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Mann and Whitney's test, two-sided, by its normal approximation: how likely so great a difference is by chance. */
function likelihood(one: readonly number[], other: readonly number[]): number {
  const ranked = [...one.map(value => ({ value, mine: true })), ...other.map(value => ({ value, mine: false }))].sort(
    (a, b) => a.value - b.value,
  )
  const rankSum = ranked.reduce((sum, { mine }, at) => sum + (mine ? at + 1 : 0), 0)
  const [n, m] = [one.length, other.length]
  const u = rankSum - (n * (n + 1)) / 2
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  // Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * z)
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, (2 * tail * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI))
}

for (const [door, ask] of Object.entries(doors)) {
  const times = new Map(names.map(name => [name, [] as number[]]))
  for (let round = -5; round < samples; round++)
    for (const name of names) {
      // No pause may begin: it is refused at once, for every name alike.
      clock.advance(minutes(20))
      const time = await timeOf(() => ask(name))
      if (round >= 0) times.get(name)?.push(time)
    }
  const unknown = times.get('unknown') ?? []
  console.log(`${door}: ${samples} refusals of each, taken in turns`)
  for (const [name, values] of times) {
    const gap = (100 * (median(values) - median(unknown))) / median(unknown)
    const p =
      name === 'unknown' ? '' : `, ${gap.toFixed(1)} % from unknown, p = ${likelihood(unknown, values).toFixed(3)}`
    console.log(`  ${name.padEnd(12)} median ${median(values).toFixed(2)} ms${p}`)
  }
}
await world.close()
rmSync(dataFolder, { recursive: true, force: true })

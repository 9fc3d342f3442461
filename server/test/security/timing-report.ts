/**
 * Whether the time of a refusal tells one name from another. Prints statistics and asserts nothing, since a shared
 * machine decides them too: `node server/test/security/timing-report.ts [samples]`. Passwords cost what they cost in
 * service. A gap of the medians above 5 % with p below 0.01, seen again in a second run, is worth a look. The web is asked
 * through its socket and its pages, LDAP through its socket; a pause answers in well under a millisecond, of which a gap
 * of 5 % is less than a network hides.
 */
import { defaultHashCost, minutes } from '#ground'
import { createWebClient } from '../world/web-client.ts'
import { enrol } from '../second-factor/enrol.ts'
import { openHostileWorld, password, personDN } from './world.ts'

const samples = Number(process.argv[2] ?? 200)
const world = await openHostileWorld({ hashCost: defaultHashCost })
const { clock } = world
const { users } = world.asOperator

for (const name of ['known', 'with-totp', 'paused']) await world.add(name)
await users.disable((await world.add('disabled')).id)
await users.create({ username: 'passwordless', displayName: 'No password' })
await enrol(world, 'with-totp', clock)

let guesses = 0
const guess = (): string => `guess ${++guesses}`
const browser = createWebClient(world.origin)
/** Refuses, and answers how long that took, in milliseconds. */
const doors: Record<string, (username: string, typed: string) => Promise<number>> = {
  async 'sign-in page'(username, typed) {
    const began = performance.now()
    const answer = await browser.post('/sign-in', { username, password: typed })
    await answer.arrayBuffer()
    const time = performance.now() - began
    if (answer.status !== 403 && answer.status !== 429) throw new Error(`${username}: ${answer.status}`)
    return time
  },
  async 'LDAP bind'(username, typed) {
    // Nobody may stay connected for long without being bound.
    const ldap = await world.connect()
    const began = performance.now()
    const code = await ldap.bind(personDN(username), typed)
    const time = performance.now() - began
    ldap.close()
    if (code !== 49) throw new Error(`${username}: ${code}`)
    return time
  },
}

/** What is compared with what: each case with the first of its kind. */
const comparisons: Record<
  string,
  { isPaused: boolean; cases: Record<string, () => [username: string, typed: string]> }
> = {
  'a wrong password': {
    isPaused: false,
    cases: {
      unknown: () => ['unknown', guess()],
      'known, wrong password': () => ['known', guess()],
      'disabled, right password': () => ['disabled', password],
      'no password': () => ['passwordless', guess()],
      'with TOTP, wrong password': () => ['with-totp', guess()],
      'unknown, six digits at the end': () => ['unknown', `${guess()}123456`],
      'with TOTP, six digits at the end': () => ['with-totp', `${guess()}123456`],
    },
  },
  'a pause': {
    isPaused: true,
    cases: {
      unknown: () => ['paused-unknown', guess()],
      'known, right password': () => ['paused', password],
      'known, wrong password': () => ['paused', guess()],
    },
  },
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

for (const [door, ask] of Object.entries(doors))
  for (const [what, { isPaused, cases }] of Object.entries(comparisons)) {
    const times = new Map(Object.keys(cases).map(name => [name, [] as number[]]))
    // No pause may begin while comparisons are timed, and none may end while pauses are.
    clock.advance(minutes(30))
    if (isPaused) for (const name of ['paused', 'paused-unknown']) for (let i = 0; i < 5; i++) await ask(name, guess())
    for (let round = -5; round < samples; round++)
      for (const [name, asked] of Object.entries(cases)) {
        if (!isPaused) clock.advance(minutes(20))
        const [username, typed] = asked()
        const time = await ask(username, typed)
        if (round >= 0) times.get(name)?.push(time)
      }
    const [[reference = '', first = []] = []] = times
    console.log(`${door}, ${what}: ${samples} refusals of each, taken in turns`)
    for (const [name, values] of times) {
      const gap = (100 * (median(values) - median(first))) / median(first)
      const p =
        name === reference ? '' : `, ${gap.toFixed(1)} % from ${reference}, p = ${likelihood(first, values).toFixed(3)}`
      console.log(`  ${name.padEnd(32)} median ${median(values).toFixed(3)} ms${p}`)
    }
  }
await world.dispose()

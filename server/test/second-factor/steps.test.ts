import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minutes, Secret } from '#ground'
import { openHostileWorld, password, type HostileWorld } from '../security/world.ts'
import { randomFrom, type Random } from '../world/random.ts'
import { totpCode } from '../world/totp.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { enrol, type Enrolled } from './enrol.ts'

/**
 * Every order of steps, with right values, wrong ones, none, those of an earlier sign-in, and cookies of another tab. What
 * a browser has proven is kept here, by what it sent and was told; a session must never begin with less.
 */
const walks = 100
const stepsEach = 30

type Kind = 'with a phone' | 'who must have a second factor' | 'with a first password'
const kinds: Kind[] = ['with a phone', 'who must have a second factor', 'with a first password']

interface Person {
  kind: Kind
  username: string
  password: string
  phone: Enrolled | undefined
  usedCodes: string[]
  usedRecoveryCodes: string[]
}

/** What one sign-in, known by its cookie, has proven. */
interface Proven {
  of: string
  factor: boolean
  /** The factor was set up on the way, so that its recovery codes must be saved before it ends. */
  isNew: boolean
  codesSaved: boolean
  passwordChanged: boolean
}

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())

let count = 0
async function makePerson(kind: Kind): Promise<Person> {
  const username = `walker${++count}`
  const { id } = await world.add(username, { role: kind === 'who must have a second factor' ? 'usermanager' : 'user' })
  const first = 'a password for once'
  if (kind === 'with a first password')
    await world.asOperator.users.setPassword(id, new Secret(first), { mustChange: true })
  return {
    kind,
    username,
    password: kind === 'with a first password' ? first : password,
    phone: kind === 'with a phone' ? await enrol(world, username, world.clock) : undefined,
    usedCodes: [],
    usedRecoveryCodes: [],
  }
}

/** What shows the codes of a secret that was set up by hand. */
const phoneOf = (secret: string): Enrolled => ({
  secret,
  recoveryCodes: ['ABCD-2345'],
  nextCode() {
    world.clock.advance(30_000)
    return totpCode(secret, world.clock.now())
  },
})

const attemptOf = ({ cookies }: WebClient): string | undefined => cookies.get('doorward-sign-in')
const hasSession = ({ cookies }: WebClient): boolean => cookies.has('doorward-session')

class Walk {
  readonly #random: Random
  readonly #people: Person[]
  readonly #tabs: WebClient[]
  /** By attempt cookie. */
  readonly #proven = new Map<string, Proven>()
  readonly #oldCookies: string[] = []
  readonly #led = new Map<WebClient, string>()
  readonly log: string[] = []
  sessions = 0

  constructor(random: Random, people: Person[]) {
    this.#random = random
    this.#people = people
    this.#tabs = [createWebClient(world.origin), createWebClient(world.origin)]
  }

  async step(): Promise<void> {
    const tab = this.#random.pick(this.#tabs)
    // Where the browser was sent, more often than not: else hardly a walk would come to an end.
    const led = this.#led.get(tab)
    const next = {
      '/sign-in/confirm': () => this.#code(tab),
      '/sign-in/set-up': () => this.#setUp(tab),
      '/sign-in/codes': () => this.#codesSaved(tab),
      '/sign-in/new-password': () => this.#newPassword(tab),
    }[led ?? '']
    if (next !== undefined && this.#random.chance(0.6)) await next()
    else await this.#any(tab)
    // Pauses would stop most of the walk.
    world.clock.advance(minutes(2))
  }

  #any(tab: WebClient): Promise<void> {
    return this.#random.pick([
      () => this.#password(tab),
      () => this.#password(tab),
      () => this.#code(tab),
      () => this.#code(tab),
      () => this.#recovery(tab),
      () => this.#setUp(tab),
      () => this.#setUp(tab),
      () => this.#codesSaved(tab),
      () => this.#newPassword(tab),
      () => this.#empty(tab),
      () => this.#swapCookie(tab),
      () => this.#look(tab),
    ])()
  }

  #follow(tab: WebClient, answer: Response): void {
    const location = answer.headers.get('location')
    if (location !== null) this.#led.set(tab, new URL(location, world.origin).pathname)
  }

  /** Sends a form, and moves what was proven along to the cookie that comes back. */
  async #send(tab: WebClient, path: string, form: Record<string, string>, proves: (proven: Proven) => Partial<Proven>) {
    const before = attemptOf(tab)
    const known = before === undefined ? undefined : this.#proven.get(before)
    const answer = await tab.post(path, form)
    const cookie = attemptOf(tab)
    this.log.push(
      `${path} ${JSON.stringify(form).slice(0, 60)} → ${answer.status} ${answer.headers.get('location') ?? ''}`,
    )
    if (before !== undefined && before !== cookie) this.#oldCookies.push(before)
    const after = known === undefined ? undefined : { ...known, ...proves(known) }
    if (answer.status === 303 && cookie !== undefined && cookie !== before && after !== undefined)
      this.#proven.set(cookie, after)
    await this.#checkSession(tab, after)
    return answer
  }

  /** A session has just begun: by whom, and with what. */
  async #checkSession(tab: WebClient, proven: Proven | undefined): Promise<void> {
    if (!hasSession(tab)) return
    const answer = await tab.get('/api/v1/session')
    tab.cookies.delete('doorward-session')
    if (answer.status !== 200) return
    this.sessions++
    const { user } = (await answer.json()) as { user: { username: string } }
    const person = this.#people.find(({ username }) => username === user.username)
    const story = `\n${this.log.slice(-12).join('\n')}`
    assert.ok(person && proven, `somebody is in without a sign-in${story}`)
    assert.equal(proven.of, person.username, `somebody else is in${story}`)
    if (person.kind !== 'with a first password') assert.ok(proven.factor, `in without a second factor${story}`)
    if (proven.isNew) assert.ok(proven.codesSaved, `codes were not saved${story}`)
    if (person.kind === 'with a first password') assert.ok(proven.passwordChanged, `the password stays${story}`)
  }

  #wrong(right: string): string {
    return this.#random.pick([right, '', '000000', 'x'.repeat(300), right.slice(1), `${right}0`])
  }

  async #password(tab: WebClient): Promise<void> {
    const person = this.#random.pick(this.#people)
    const typed = this.#random.chance(0.8) ? person.password : this.#wrong(person.password)
    const isRight = typed === person.password
    const answer = await tab.post('/sign-in', { username: person.username, password: typed })
    this.log.push(`/sign-in ${person.username} ${isRight} → ${answer.status} ${answer.headers.get('location') ?? ''}`)
    const cookie = attemptOf(tab)
    this.#follow(tab, answer)
    const proven: Proven = {
      of: person.username,
      factor: false,
      isNew: false,
      codesSaved: false,
      passwordChanged: false,
    }
    if (answer.status === 303) {
      assert.ok(isRight, 'a wrong password goes on')
      if (cookie !== undefined) this.#proven.set(cookie, proven)
      // Somebody who has changed it meanwhile, or set up a factor, has less or more to prove.
      await this.#checkSession(tab, this.#settled(person, proven))
    }
  }

  /** What a person has done for good is not asked for again. */
  #settled(person: Person, proven: Proven): Proven {
    return person.kind === 'with a first password' && person.password !== 'a password for once'
      ? { ...proven, passwordChanged: true }
      : proven
  }

  #personAt(tab: WebClient): Person | undefined {
    const proven = this.#proven.get(attemptOf(tab) ?? '')
    return this.#people.find(({ username }) => username === proven?.of)
  }

  async #code(tab: WebClient): Promise<void> {
    const person = this.#random.chance(0.8) ? this.#personAt(tab) : this.#random.pick(this.#people)
    const fresh = person?.phone?.nextCode() ?? '123456'
    const used = person?.usedCodes.at(-1)
    const typed = this.#random.chance(0.5)
      ? fresh
      : ((this.#random.chance(0.5) ? used : undefined) ?? this.#wrong(fresh))
    const isGood = typed === fresh && person?.phone !== undefined && person === this.#personAt(tab)
    const answer = await this.#send(tab, '/sign-in/confirm', { with: 'code', code: typed }, () =>
      isGood ? { factor: true } : {},
    )
    if (answer.status === 303 && isGood && person !== undefined) person.usedCodes.push(typed)
  }

  async #recovery(tab: WebClient): Promise<void> {
    const owner = this.#random.pick(this.#people)
    const code = this.#random.pick(owner.phone?.recoveryCodes ?? ['ABCD-2345'])
    const isGood = owner.phone !== undefined && owner === this.#personAt(tab) && !owner.usedRecoveryCodes.includes(code)
    const typed = this.#random.chance(0.7) ? code : this.#wrong(code)
    const answer = await this.#send(tab, '/sign-in/confirm', { with: 'recovery', code: typed }, () =>
      isGood && typed === code ? { factor: true } : {},
    )
    if (answer.status === 303 && isGood && typed === code) owner.usedRecoveryCodes.push(code)
  }

  async #setUp(tab: WebClient): Promise<void> {
    const page = await (await tab.get('/sign-in/set-up/app')).text()
    const secret = /id="totp-key"[^>]*>([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '')
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? ''
    if (secret === undefined) {
      await this.#send(tab, '/sign-in/set-up/app', { sealed, code: '000000' }, () => ({}))
      return
    }
    const person = this.#personAt(tab)
    assert.equal(person?.kind, 'who must have a second factor', 'set-up is for those who must and have none')
    const right = totpCode(secret, world.clock.now())
    const typed = this.#random.chance(0.7) ? right : this.#wrong(right)
    const isGood = typed === right
    const form = { sealed: this.#random.chance(0.9) ? sealed : `${sealed}x`, code: typed }
    await this.#send(tab, '/sign-in/set-up/app', form, () => (isGood ? { factor: true, isNew: true } : {}))
    if (world.world.memory.people.findByUsername(person.username)?.secondFactor === true) person.phone = phoneOf(secret)
  }

  async #codesSaved(tab: WebClient): Promise<void> {
    const saved = this.#random.chance(0.7)
    await this.#send(tab, '/sign-in/codes', saved ? { saved: 'yes' } : {}, () => (saved ? { codesSaved: true } : {}))
  }

  async #newPassword(tab: WebClient): Promise<void> {
    const person = this.#personAt(tab)
    const typed = this.#random.pick([
      `a new door ${count} ${this.#random.below(1e6)}`,
      '',
      'password',
      person?.password ?? 'x',
    ])
    const answer = await this.#send(tab, '/sign-in/new-password', { password: typed }, () => ({
      passwordChanged: true,
    }))
    const isTaken = answer.status === 303 && !(answer.headers.get('location') ?? '').startsWith('/sign-in?')
    if (isTaken && person !== undefined) person.password = typed
  }

  async #empty(tab: WebClient): Promise<void> {
    const path = this.#random.pick([
      'confirm',
      'set-up',
      'set-up/app',
      'set-up/passkey',
      'codes',
      'new-password',
      'passkey',
    ])
    await this.#send(
      tab,
      `/sign-in/${path}`,
      this.#random.chance(0.5) ? {} : { with: 'passkey', credential: '{}', how: 'x' },
      () => ({}),
    )
  }

  /** A cookie that was copied from another tab, or is of a step that is over. */
  // oxlint-disable-next-line typescript/require-await -- one of the steps, which are asynchronous
  async #swapCookie(tab: WebClient): Promise<void> {
    const other = this.#random.pick([...this.#oldCookies, ...this.#tabs.map(attemptOf)])
    if (other === undefined) tab.cookies.delete('doorward-sign-in')
    else tab.cookies.set('doorward-sign-in', other)
  }

  async #look(tab: WebClient): Promise<void> {
    const path = this.#random.pick(['confirm', 'set-up', 'set-up/app', 'codes', 'new-password'])
    await tab.get(`/sign-in/${path}`)
    await this.#checkSession(tab, undefined)
  }
}

test('no order of steps lets anybody in with less than they must prove', async t => {
  const { policy } = world.world.memory.settings()
  await world.asOperator.settings.put('policy', { ...policy, twoFactorRoles: ['usermanager'] })
  const seed = Number(process.env['DOORWARD_SEED'] ?? 1)
  const random = randomFrom(seed)
  let sessions = 0
  for (let walk = 0; walk < walks; walk++) {
    const people: Person[] = []
    for (const kind of kinds) people.push(await makePerson(kind))
    const here = new Walk(random, people)
    for (let step = 0; step < stepsEach; step++) await here.step()
    sessions += here.sessions
  }
  t.diagnostic(`${walks * stepsEach} steps, ${sessions} sign-ins that came to their end, seed ${seed}`)
  assert.ok(sessions > walks / 2, `${sessions} sessions: the walks show something`)
})

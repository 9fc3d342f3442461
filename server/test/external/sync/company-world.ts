import assert from 'node:assert/strict'
import { Secret, silentLog } from '#ground'
import type { ExternalId, ExternalSettings } from '#directory'
import {
  createConnect,
  createSynchronisation,
  type Connect,
  type ExternalCommands,
  type ExternalRun,
  type Question,
  type RunKind,
  type Synchronisation,
} from '#external'
import { fixedClock } from '../../world/clock.ts'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'
import type { CompanySlapd } from '../servers/slapd.ts'
import { by } from './run-world.ts'

/** A world that synchronises with a real slapd, and tells what that was asked. */
export class CompanyWorld {
  /** Searches for people since the last run began, and how many entries each has brought. */
  searches: { question: Question; entries: number }[] = []
  readonly #world: TestWorld
  readonly #sync: Synchronisation
  readonly #id: ExternalId

  private constructor(world: TestWorld, id: ExternalId) {
    const clock = world.clock
    this.#world = world
    this.#id = id
    const connect = createConnect({ clock })
    this.#sync = createSynchronisation({
      clock,
      log: silentLog,
      sealer: world.sealer,
      run: world.store.commands<ExternalCommands>('external'),
      read: world.store.list,
      connect: (...asked) => this.#listen(connect, asked),
      encodePicture: world.directory.encodePicture,
      openSecrets: directory => world.directory.openExternalSecrets(directory),
      memory: world.memory,
      node: 'here',
    })
  }

  static async open(company: CompanySlapd, more: Partial<ExternalSettings> = {}): Promise<CompanyWorld> {
    const world = await openTestWorld({ clock: fixedClock() })
    const { id } = await world.asOperator.externals.create({
      name: 'company',
      settings: company.settings({ groupSearch: null, ...more }),
      bindPassword: new Secret(company.managerPassword),
    })
    await world.asOperator.externals.turnOn(id)
    return new CompanyWorld(world, id)
  }

  async run(options: { kind?: RunKind; confirms?: string } = {}): Promise<ExternalRun> {
    this.searches = []
    const { id } = await this.#sync.start(this.#id, by, options)
    await this.#sync.settled(this.#id)
    const run = await this.#sync.findRun(this.#id, id)
    assert.ok(run)
    return run
  }

  /** How many entries searches with a cookie have brought in the last run, and how many others have. */
  get brought(): { byCookie: number; byPages: number } {
    const sum = (isByCookie: boolean): number =>
      this.searches
        .filter(({ question }) => (question.controls !== undefined) === isByCookie)
        .reduce((all, { entries }) => all + entries, 0)
    return { byCookie: sum(true), byPages: sum(false) }
  }

  /** As it is kept for the next run. */
  async cookie(): Promise<string | null> {
    const { mark } = await this.#world.store.read.selectFrom('externalState').select('mark').executeTakeFirstOrThrow()
    const { cookie } = JSON.parse(mark ?? '{}') as { cookie?: { value: string } | null }
    return cookie == null ? null : Buffer.from(cookie.value, 'base64').toString()
  }

  find(username: string) {
    return this.#world.memory.people.findByUsername(username)
  }

  isGone(username: string): boolean {
    const user = this.find(username)
    assert.ok(user, username)
    return user.goneAt !== null
  }

  async dispose(): Promise<void> {
    await this.#sync.close()
    await this.#world.dispose()
  }

  async #listen(connect: Connect, asked: Parameters<Connect>) {
    const upstream = await connect(...asked)
    const { searches } = this
    const search = upstream.search.bind(upstream)
    upstream.search = async function* (question) {
      const one = { question, entries: 0 }
      if (question.base !== '') searches.push(one)
      for await (const entry of search(question)) {
        one.entries++
        yield entry
      }
    }
    return upstream
  }
}

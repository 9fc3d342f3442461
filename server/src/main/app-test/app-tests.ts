import { limits, newToken, type AppId, type Clock, type Language, type Log, type Millis, type UserId } from '#ground'
import type { App, DirectoryMemory, EventQueue } from '#directory'
import { createAttempts, type Store } from '#store'
import { callAddress, type CallAddress } from './call-address.ts'
import type { Finding, StepId } from './finding.ts'
import { forge, tryOwnAddress } from './forge.ts'
import type { Listening } from './listening.ts'
import { createNoticed } from './noticed.ts'
import { listSteps, nameWatched, printWaiting, type TestStep } from './plan.ts'
import { reach } from './reach.ts'
import type { Reading } from './reading.ts'
import { createNameSetting, type SnippetsOf } from './setting-names.ts'
import { appTestTextsIn } from './texts/index.ts'

/** A test as it stands. */
export interface AppTest {
  appId: AppId
  /** Whose attempts are shown. */
  user: UserId
  startedAt: Millis
  expiresAt: Millis
  steps: TestStep[]
  passed: boolean
}

export interface AppTestParts {
  clock: Clock
  log: Log
  store: Pick<Store, 'engine' | 'commands' | 'read'>
  memory: DirectoryMemory
  events: Pick<EventQueue, 'watch'>
  /** Where our own pages are. */
  publicUrl: () => URL
  /** What the app's recipe has to be pasted: it says how the app calls its settings. */
  snippetsOf?: SnippetsOf
  /** How apps are called; tests have their own. */
  call?: CallAddress
}

/** What was seen of a step of one test. */
type Seen = Finding & { at: Millis }

/**
 * Tests of apps: what one person's attempts to sign in look like at our doors, by default of the admin who looks. One test
 * of each app and admin. Nothing
 * is kept past its ten minutes, and a crash loses it; see docs/decisions/0026-live-test.md.
 */
export function createAppTests(parts: AppTestParts) {
  const { clock, log, memory, store, events, publicUrl, call = callAddress } = parts
  const heads = createAttempts<Listening>(parts, 'app-test', limits.appTest.countMax)
  const seen = createAttempts<Seen>(parts, 'app-test-step', limits.appTest.countMax * 30)
  /** Codes of the tests' own sign-ins, hashed: what comes with one of them later belongs to it. */
  const codes = createAttempts<true>(parts, 'app-test-code', limits.appTest.countMax * 10)
  /** Those of all nodes, as far as this one knows. */
  let listening: Listening[] = []
  const nameSetting = createNameSetting(parts.snippetsOf)
  const closed = new AbortController()
  const keyOf = (app: AppId, by: UserId): string => `${app} ${by}`
  const seenKeyOf = ({ id }: Listening, step: StepId): string => `${id} ${step}`

  /** What is being written, so that whoever reads reads all of it. */
  let writing: Promise<void> = Promise.resolve()
  const write = (work: () => Promise<void>): Promise<void> =>
    (writing = writing.then(work).catch((error: unknown) => log.warn({ err: error }, 'a step of a test was not kept')))

  async function keep(test: Listening, app: App, { over = [], onlyFirst = false, ...finding }: Finding): Promise<void> {
    const leftMs = test.expiresAt - clock.now()
    if (leftMs <= 0) return
    if (onlyFirst && (await seen.find(seenKeyOf(test, finding.step))) !== undefined) return
    if (over.length > 0 && !(await tell(test, app)).passed)
      for (const step of over) await seen.delete(seenKeyOf(test, step))
    await seen.put(seenKeyOf(test, finding.step), { ...finding, at: clock.now() }, leftMs)
  }

  /** `read` says what to keep of what was seen; nothing of what is not the test's. */
  const note = (test: Listening, app: App, read: (reading: Reading) => Promise<Finding[]> | Finding[]): Promise<void> =>
    write(async () => {
      const { language } = test
      const said = appTestTextsIn(language)
      const setting: Reading['setting'] = one => nameSetting(app, one, said)
      const reading: Reading = { test, app, memory, at: clock.now(), setting, language, said }
      for (const finding of await read(reading)) await keep(test, app, finding)
    })

  /** Those that listen. */
  function* live(): Generator<{ test: Listening; app: App }> {
    const now = clock.now()
    for (const test of listening) {
      const app = test.expiresAt > now ? memory.apps.find(test.app) : undefined
      if (app !== undefined) yield { test, app }
    }
  }

  async function tell(test: Listening, app: App): Promise<AppTest> {
    const steps: TestStep[] = []
    const said = appTestTextsIn(test.language)
    const who = nameWatched(test, memory, said)
    for (const id of listSteps(app, test)) {
      const found = await seen.find(seenKeyOf(test, id))
      const waits = printWaiting(app, id, who, said)
      const { state, title, detail, fix, ms = null, at } = found ?? waits
      steps.push({ ...waits, state, title, detail, fix, at, ms: ms ?? null })
    }
    const passed = steps.every(({ state }) => state === 'passed' || state === 'attention')
    return { appId: app.id, user: test.user, startedAt: test.startedAt, expiresAt: test.expiresAt, steps, passed }
  }

  const probing = new Set<Promise<void>>()
  function probe(test: Listening, app: App, work: Promise<Finding>): void {
    const done = work
      .then(finding => note(test, app, () => [finding]))
      .catch((error: unknown) => log.warn({ err: error }, 'an app was not called for its test'))
      .finally(() => probing.delete(done))
    probing.add(done)
  }

  /** What a test asks by itself. */
  function probeAll(test: Listening, app: App): void {
    const { signal } = closed
    const said = appTestTextsIn(test.language)
    probe(test, app, reach(app, call, signal, said))
    if (app.gateway === null) return
    const parts = { call, publicUrl, signal }
    probe(test, app, forge(app, test, parts, said))
    if (test.ownAddress !== null) probe(test, app, tryOwnAddress(app, test.ownAddress, parts, said))
  }

  return {
    /** Another one of the same admin and app is over then. `whose`: the person to watch, if not they. */
    async start(
      app: App,
      by: { user: UserId; address: string | null },
      {
        ownAddress = null,
        whose = null,
        language = 'en',
      }: { ownAddress?: string | null | undefined; whose?: UserId | null; language?: Language } = {},
    ): Promise<AppTest> {
      const startedAt = clock.now()
      const expiresAt = startedAt + limits.appTest.listenMs
      const test: Listening = {
        id: newToken(),
        app: app.id,
        user: whose ?? by.user,
        by: by.user,
        address: by.address,
        startedAt,
        expiresAt,
        ownAddress,
        language,
      }
      await heads.put(keyOf(app.id, by.user), test, limits.appTest.listenMs)
      listening = [...listening.filter(one => one.app !== app.id || one.by !== by.user), test]
      probeAll(test, app)
      return tell(test, app)
    },

    /** Undefined when none listens. */
    async find(app: AppId, by: UserId): Promise<AppTest | undefined> {
      await writing
      const test = await heads.find(keyOf(app, by))
      const found = memory.apps.find(app)
      return test === undefined || found === undefined ? undefined : tell(test, found)
    },

    async stop(app: AppId, by: UserId): Promise<void> {
      listening = listening.filter(one => one.app !== app || one.by !== by)
      await heads.delete(keyOf(app, by))
    },

    /** Learns what other nodes began and ended. */
    async refresh(): Promise<void> {
      listening = await heads.list()
    },

    /** Resolves when every address that is being called has answered, and what it answered is kept. */
    async settled(): Promise<void> {
      await Promise.all(probing)
      await writing
    },

    async deleteExpired(): Promise<void> {
      const now = clock.now()
      listening = listening.filter(({ expiresAt }) => expiresAt > now)
      await heads.deleteExpired()
      await seen.deleteExpired()
      await codes.deleteExpired()
    },

    async close(): Promise<void> {
      closed.abort()
      await Promise.all(probing)
      await writing
    },

    /** What the doors tell. */
    noticed: createNoticed({ codes, events, isListening: () => listening.length > 0, live, note }),

    needsRefresh: store.engine === 'postgres',
  }
}

export type AppTests = ReturnType<typeof createAppTests>

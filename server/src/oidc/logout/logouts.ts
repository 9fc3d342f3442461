import type { Provider } from 'oidc-provider'
import { limits, type AppId, type Clock, type Log, type Millis, type Sealer } from '#ground'
import type { DirectoryMemory } from '#directory'
import type { Kysely, LogoutRow, Run, Tables } from '#store'
import type { OidcApp } from '../apps.ts'
import type { OidcCommands } from '../commands.ts'
import { deliver, type Delivery } from './deliver.ts'
import type { Claimed } from './logout-commands.ts'
import { signLogoutToken } from './logout-token.ts'

export interface LogoutParts {
  clock: Clock
  log: Log
  run: Run<OidcCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  sealer: Pick<Sealer, 'keyedHash'>
  provider: () => Provider
}

/** What an app was told of a session’s end. */
export type Told = Pick<
  LogoutRow,
  'sessionId' | 'appId' | 'createdAt' | 'nextAt' | 'tries' | 'toldAt' | 'answeredAt' | 'answer'
>

/**
 * Tells apps that sessions have ended, from rows that were written with the end. At least once: twice only when a process
 * ends between an app's yes and our note of it.
 */
export interface Logouts {
  /** From here on apps are told; before, what is to be told waits. */
  start(): void
  /** Looks at once. Resolves when nothing is due any more; never rejects. */
  wake(): Promise<void>
  /** What apps were told of these sessions. */
  listTold(sessions: readonly string[]): Promise<Told[]>
  tidy(): Promise<void>
  /** Lets what is under way end, for `limits.logout.closeMs`. */
  close(): Promise<void>
}

/** When it is tried again after so many tries; null for never. */
export function nextTry(tries: number, createdAt: Millis, now: Millis): Millis | null {
  const { firstRetryMs, longestRetryMs, triedForMs } = limits.logout
  const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(tries - 1, 30))
  return now + waitMs >= createdAt + triedForMs ? null : now + waitMs
}

export function createLogouts(parts: LogoutParts): Logouts {
  const { clock, log, run, read, memory } = parts
  const stop = new AbortController()
  const underWay = new Map<string, number>()
  let isOpen = false
  let timer: NodeJS.Timeout | undefined
  const turns = new Set<Promise<void>>()

  async function tell(claimed: Claimed): Promise<Delivery & { isFinal?: boolean }> {
    const app = memory.apps.find(claimed.appId as AppId)
    if (app?.oidc == null) return { taken: false, isFinal: true, answer: 'The app is no more.' }
    const { backchannelLogoutUri: uri, registeredWith } = app.oidc
    if (uri === null) return { taken: false, isFinal: true, answer: 'The app has no address for it any more.' }
    const token = await signLogoutToken(parts.provider(), parts, app as OidcApp, claimed)
    return deliver(uri, token, { signal: stop.signal, publicOnly: registeredWith !== null })
  }

  async function sendOne(claimed: Claimed): Promise<void> {
    const { sessionId, appId, tries, createdAt } = claimed
    underWay.set(appId, (underWay.get(appId) ?? 0) + 1)
    try {
      const { taken, answer, isFinal = taken } = await tell(claimed)
      // The server ends, and the app may have taken it or not: the next one to start tries again.
      if (!taken && stop.signal.aborted) return
      const at = clock.now()
      const nextAt = isFinal ? null : nextTry(tries, createdAt, at)
      if (!taken) log.warn({ app: appId, tries, answer, givenUp: nextAt === null }, 'an app was not told of a sign-out')
      await run('noteLogout', { sessionId, appId, tries, at, taken, answer, nextAt })
    } finally {
      const others = (underWay.get(appId) ?? 1) - 1
      if (others === 0) underWay.delete(appId)
      else underWay.set(appId, others)
    }
  }

  const isAnythingDue = async (): Promise<boolean> =>
    (await read.selectFrom('logout').select('appId').where('nextAt', '<=', clock.now()).limit(1).executeTakeFirst()) !==
    undefined

  const claim = async (): Promise<Claimed | null> => {
    if (!isOpen || !(await isAnythingDue())) return null
    const except = [...underWay].filter(([, count]) => count >= limits.logout.perAppAtOnce).map(([app]) => app)
    return run('claimLogout', { at: clock.now(), leaseMs: limits.logout.leaseMs, except })
  }

  /** One of several that work side by side; where there is something to do there may be more, so another one looks too. */
  async function takeTurns(): Promise<void> {
    try {
      for (let claimed = await claim(); claimed !== null; claimed = await claim()) {
        addTurn()
        await sendOne(claimed)
      }
    } catch (error) {
      log.warn({ err: error }, 'what apps are to be told was not looked at')
    }
  }

  function addTurn(): void {
    if (!isOpen || turns.size >= limits.logout.atOnce) return
    const turn = takeTurns().finally(() => turns.delete(turn))
    turns.add(turn)
  }

  async function wake(): Promise<void> {
    addTurn()
    while (turns.size > 0) await Promise.all(turns)
  }

  // A session ended here or on another node, or an app was switched off.
  memory.watch(effects => {
    if (effects.some(({ state }) => state.of === 'session-ended' || state.of === 'app')) void wake()
  })

  return {
    start() {
      if (isOpen) return
      isOpen = true
      timer = setInterval(() => void wake(), limits.logout.pollMs)
      timer.unref()
      void wake()
    },
    wake,
    async listTold(sessions) {
      if (sessions.length === 0) return []
      return read
        .selectFrom('logout')
        .select(['sessionId', 'appId', 'createdAt', 'nextAt', 'tries', 'toldAt', 'answeredAt', 'answer'])
        .where('sessionId', 'in', sessions)
        .execute()
    },
    tidy: () => run('tidyLogouts', { at: clock.now(), keptMs: limits.logout.keptMs }),
    async close() {
      isOpen = false
      clearInterval(timer)
      const patience = setTimeout(() => stop.abort(), limits.logout.closeMs)
      while (turns.size > 0) await Promise.all(turns)
      clearTimeout(patience)
    },
  }
}

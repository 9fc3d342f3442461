import type { ExternalId, ExternalSettings } from '#directory'
import { inTurn, OperatorProblem, say, type Clock, type Millis } from '#ground'
import { OpenUpstream, type Outcome } from './open-upstream.ts'
import { parseServerAddress } from './server-address.ts'
import { openLink, openServiceLink, requirePassword, type ServerLink } from './server-link.ts'
import { Standing } from './standing.ts'
import { UpstreamError } from './upstream-error.ts'
import type { Connect, ConnectOptions, Upstream, UpstreamSecrets } from './upstream.ts'

/** Somebody who signs in waits no longer, whatever the settings say. */
const signInMsMax: Millis = 3_000

/**
 * Makes what connects to directories, and remembers of each whether it answers those who sign in. Connections are opened
 * anew each time and never kept for later: none is found dead, and none is bound as somebody it should not be.
 */
export function createConnect({ clock, signInMs = signInMsMax }: { clock: Clock; signInMs?: Millis }): Connect {
  const standings = new Map<ExternalId, Standing>()
  return async (settings, secrets, options = {}) => {
    const standing = options.signIn && getStanding(standings, options.signIn, clock)
    standing?.begin()
    const outcome: Outcome = error => {
      if (error === undefined) standing?.answered()
      else if (!(error instanceof UpstreamError) || error.kind === 'tls') return
      else if (error.kind === 'unreachable') standing?.failed()
      else standing?.answered()
    }
    const patience = new Patience(options, signInMs)
    try {
      return await connectFirst({ settings, secrets, options, patience, outcome, standing })
    } catch (error) {
      patience.end()
      outcome(error)
      throw error
    }
  }
}

interface Attempt {
  settings: ExternalSettings
  secrets: UpstreamSecrets
  options: ConnectOptions
  patience: Patience
  outcome: Outcome
  standing: Standing | undefined
}

/** One address after the other, until one answers: what it says then counts, whatever the next might say. */
async function connectFirst({ settings, secrets, options, patience, outcome, standing }: Attempt): Promise<Upstream> {
  const as = options.as ?? 'service'
  if (as === 'service') requirePassword(settings, secrets)
  const { signal } = patience
  const urls = standing?.order(settings.urls) ?? settings.urls
  const failures: UpstreamError[] = []
  for (const [i, url] of urls.entries()) {
    const connectMs = Math.min(settings.timeouts.connect, patience.share(urls.length - i))
    const link: ServerLink = { address: parseServerAddress(url), settings, secrets, signal, connectMs }
    try {
      const first = await (as === 'service' ? openServiceLink(link) : openLink(link))
      standing?.reached(url, settings.urls)
      if (as === 'service') outcome()
      return new OpenUpstream(first, link, { as, outcome, closed: () => patience.end() })
    } catch (error) {
      if (!(error instanceof UpstreamError) || (error.kind !== 'unreachable' && error.kind !== 'tls')) throw error
      failures.push(error)
      // The caller's time is over, not the server's.
      if (signal?.aborted) break
    }
  }
  throw summarise(failures)
}

/** With one address its own error; with several what each came to. */
function summarise(failures: readonly UpstreamError[]): Error {
  const [first, ...others] = failures
  if (first === undefined) return new OperatorProblem('invalid', 'The directory has no address.')
  if (others.length === 0) return first
  const told = failures.find(({ kind }) => kind === 'tls') ?? first
  const kind = failures.every(failure => failure.kind === 'tls') ? 'tls' : 'unreachable'
  const { certificate, url } = told
  const words = inTurn(...failures.map(failure => failure.said))
  return new UpstreamError(kind, words, { cause: told, ...(certificate && { certificate }), ...(url && { url }) })
}

/** The caller's signal, and for those who sign in an end to all of it. */
class Patience {
  readonly signal: AbortSignal | undefined
  readonly #until: number
  readonly #timer: NodeJS.Timeout | undefined

  constructor({ signal, signIn }: ConnectOptions, signInMs: Millis) {
    this.#until = signIn === undefined ? Infinity : performance.now() + signInMs
    if (signIn === undefined) {
      this.signal = signal
      return
    }
    const controller = new AbortController()
    const late = new UpstreamError(
      'unreachable',
      say('The directory did not answer within {seconds} seconds.', { seconds: signInMs / 1000 }),
    )
    this.#timer = setTimeout(() => controller.abort(late), signInMs).unref()
    this.signal = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal
  }

  /** Milliseconds for one of so many that are left to try. */
  share(left: number): number {
    return this.#until === Infinity ? Infinity : Math.max(0, (this.#until - performance.now()) / left)
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}

function getStanding(standings: Map<ExternalId, Standing>, id: ExternalId, clock: Clock): Standing {
  const known = standings.get(id)
  if (known !== undefined) return known
  const standing = new Standing(clock)
  standings.set(id, standing)
  return standing
}

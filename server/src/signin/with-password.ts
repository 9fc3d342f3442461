import { limits, newToken, type Millis, type Sealer, type Secret } from '#ground'
import type { Attempts } from '#store'
import type { Browsers } from './browsers.ts'
import type { createHashUpgrades } from './hash-upgrades.ts'
import type { createPasswordCheck, PasswordAnswer } from './password-check.ts'
import type { Advance, Progress, Visit } from './progress.ts'
import type { Refuse } from './refuse.ts'
import { fromPages } from './sessions.ts'

/** What became of a password: in, on to the next step, or not. */
export type SignInAnswer =
  | Exclude<Advance, { kind: 'over' }>
  | { kind: 'paused'; until: Millis }
  | { kind: 'busy' }
  /** Their directory does not answer. */
  | { kind: 'unreachable'; directory: string }
  /** Their directory wants a code beside the password, which waits under the token. */
  | { kind: 'code'; token: string }

export interface PasswordSignIn extends Visit {
  identifier: string
  password: Secret
  /** The app on the way needs a second factor. */
  demanded?: boolean
}

/** A name and a password that wait for the code their directory asks for. Nothing of them is proven. */
export interface WaitingForCode {
  identifier: string
  /** The password. */
  sealed: string
  demanded: boolean
}

interface WithPasswordParts {
  sealer: Sealer
  waiting: Attempts<WaitingForCode>
  checkPassword: ReturnType<typeof createPasswordCheck>
  upgrades: ReturnType<typeof createHashUpgrades>
  browsers: Pick<Browsers, 'isTrusted'>
  progress: Progress
  refuse: Refuse
}

const placeOf = (identifier: string) => ({ table: 'attempt', row: identifier, column: 'password' })

/** The first step of a sign-in in a browser: a name, a password, and a code where a directory elsewhere asks for one. */
export function createWithPassword(parts: WithPasswordParts) {
  const { sealer, waiting, checkPassword, upgrades, browsers, progress, refuse } = parts

  async function prove({ identifier, password, demanded = false, ...visit }: PasswordSignIn, code: string | undefined) {
    const { visitor, browserToken } = visit
    const { address } = visitor
    const answer = await checkPassword({
      identifier,
      password,
      ...(code !== undefined && { code }),
      address,
      door: 'pages',
      browserToken,
      offersUnknown: true,
    })
    if (answer.kind !== 'right') return refusalOf(answer, { identifier, password, demanded, ...visit })
    const { user, hash, withCode } = answer
    if (hash !== null) await upgrades.upgrade({ user, hash }, password, address)
    const isTrusted = user.secondFactor && (await browsers.isTrusted(browserToken, user))
    const advance = await progress.start(
      user,
      ['password', ...(withCode ? (['totp'] as const) : []), ...(isTrusted ? (['trusted-browser'] as const) : [])],
      visit,
      { demanded },
    )
    if (advance.kind === 'over') throw new Error('A sign-in that has just begun is over.')
    return advance
  }

  async function refusalOf(
    answer: Exclude<PasswordAnswer, { kind: 'right' }>,
    { identifier, password, demanded = false, visitor }: PasswordSignIn,
  ): Promise<SignInAnswer> {
    const origin = fromPages(visitor)
    if (answer.kind === 'busy') return answer
    if (answer.kind === 'paused') {
      refuse('sign-in', answer.user, origin, 'paused')
      return { kind: 'paused', until: answer.until }
    }
    if (answer.kind === 'wrong')
      return { kind: 'refused', reference: refuse('sign-in', answer.user, origin, answer.reason) }
    if (answer.why.kind === 'unreachable') {
      refuse('sign-in', answer.user, origin, 'directory-unreachable')
      return answer.why
    }
    const token = newToken()
    const sealed = sealer.seal(password, placeOf(identifier))
    await waiting.put(token, { identifier, sealed, demanded }, limits.signInAttempt.lifetimeMs)
    return { kind: 'code', token }
  }

  return {
    withPassword: (request: PasswordSignIn): Promise<SignInAnswer> => prove(request, undefined),

    /** The name that waits for a code under this token. */
    findWaitingForCode: async (token: string | undefined): Promise<{ identifier: string } | undefined> =>
      token === undefined ? undefined : waiting.find(token),

    /** The password that waits, with its code: one try, since the directory is asked about both at once. */
    async withDirectoryCode(
      token: string | undefined,
      code: string,
      visit: Visit,
    ): Promise<SignInAnswer | { kind: 'over' }> {
      const found = token === undefined ? undefined : await waiting.take(token)
      if (found === undefined) return { kind: 'over' }
      const { identifier, sealed, demanded } = found
      const password = sealer.open(sealed, placeOf(identifier))
      return prove({ identifier, password, demanded, ...visit }, code)
    },
  }
}

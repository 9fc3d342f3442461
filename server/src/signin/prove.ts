import { Problem, Secret, type Clock, type Millis } from '#ground'
import type { User } from '#directory'
import type { Notify } from './notice.ts'
import type { Advance, Progress, Visit, Waiting } from './progress.ts'
import type { Refuse } from './refuse.ts'
import type { Added, FactorBook, TotpOffer } from './second-factor/factors.ts'
import type { createPasskeys } from './second-factor/passkeys.ts'
import type { Session } from './session.ts'
import { fromPages } from './sessions.ts'
import type { Throttle } from './throttle.ts'

export interface ProveParts {
  clock: Clock
  throttle: Throttle
  progress: Progress
  factors: FactorBook
  passkeys: ReturnType<typeof createPasskeys>
  refuse: Refuse
  notify: Notify
}

/** A code that was looked at. `used`: right, and spent before. */
export type CodeAnswer =
  | Advance
  | { kind: 'wrong'; why: 'wrong' | 'used'; reference: string }
  | { kind: 'paused'; until: Millis }

/** The steps of a sign-in after the first: each proves one thing and hands it to `progress`. */
export function createProve({ throttle, progress, factors, passkeys, refuse, notify }: ProveParts) {
  /** The attempt of this browser, if it waits for this step. */
  async function findAt(token: string | undefined, step: Waiting['step']): Promise<Waiting | undefined> {
    const waiting = await progress.find(token)
    return waiting?.step === step ? waiting : undefined
  }

  /** Counts wrong codes as wrong passwords are counted, on a counter of their own. */
  async function checkCode(
    token: string | undefined,
    code: string,
    visit: Visit,
    method: 'totp' | 'recovery-code',
    use: (user: User) => Promise<'right' | 'wrong' | 'used'>,
    trust: boolean,
  ): Promise<CodeAnswer> {
    const waiting = await findAt(token, 'second-factor')
    if (waiting === undefined || token === undefined) return { kind: 'over' }
    const { user } = waiting
    const { address } = visit.visitor
    const attempt = { account: `${user.id} second-factor`, address, password: new Secret(code) }
    const until = throttle.pausedUntil(attempt)
    if (until !== undefined) {
      refuse('sign-in', user, fromPages(visit.visitor), 'paused')
      return { kind: 'paused', until }
    }
    const found = await use(user)
    if (found === 'right') {
      throttle.succeeded(attempt)
      return progress.add(token, method, visit, {}, trust)
    }
    // A code that was right once is no guess: a second click must not bring a pause.
    if (found === 'wrong') throttle.failed(attempt)
    const reason = found === 'used' ? 'used-code' : method === 'totp' ? 'wrong-code' : 'wrong-recovery-code'
    return { kind: 'wrong', why: found, reference: refuse('sign-in', user, fromPages(visit.visitor), reason) }
  }

  return {
    find: (token: string | undefined) => progress.find(token),
    codesToSave: (waiting: Waiting) => progress.codesToSave(waiting),
    codesSaved: (token: string, visit: Visit) => progress.codesSaved(token, visit),
    changePassword: (token: string, password: Secret, visit: Visit) => progress.changePassword(token, password, visit),
    stepUp: (user: User, session: Session, visit: Visit) => progress.stepUp(user, session, visit),

    totp: (token: string | undefined, code: string, visit: Visit, trust = false): Promise<CodeAnswer> =>
      checkCode(token, code, visit, 'totp', user => factors.useTotp(user.id, code.replace(/\s/g, '')), trust),

    async recoveryCode(token: string | undefined, code: string, visit: Visit): Promise<CodeAnswer> {
      return checkCode(
        token,
        code,
        visit,
        'recovery-code',
        async user => {
          if (!(await factors.useRecoveryCode(user.id, code))) return 'wrong'
          const { recoveryCodes } = await factors.list(user.id)
          await notify({ kind: 'recovery-code-used', user, visitor: visit.visitor, left: recoveryCodes?.left ?? 0 })
          return 'right'
        },
        false,
      )
    },

    /** What the browser asks a passkey with, to say who it is. Whoever is on the way in here may begin again as another. */
    offerPasskey: (token: string) => passkeys.offer(token),

    /** The same for the second factor of whoever is on the way in; undefined when nobody waits for it. */
    async offerSecondPasskey(token: string | undefined) {
      const waiting = await findAt(token, 'second-factor')
      return waiting && token !== undefined ? passkeys.offer(token, waiting.user) : undefined
    },

    /** A passkey alone, which looked at who holds it: both factors at once. It passes a pause. */
    async signInWithPasskey(
      token: string | undefined,
      json: string,
      visit: Visit,
      { demanded = false } = {},
    ): Promise<Advance> {
      const origin = fromPages(visit.visitor)
      if (token === undefined) return { kind: 'over' }
      const proof = await passkeys.prove(json, token)
      if (proof.kind === 'refused')
        return { kind: 'refused', reference: refuse('sign-in', undefined, origin, proof.reason) }
      return progress.start(proof.user, ['verified-passkey'], visit, { demanded })
    },

    async passkey(token: string | undefined, json: string, visit: Visit, trust = false): Promise<Advance> {
      const waiting = await findAt(token, 'second-factor')
      if (waiting === undefined || token === undefined) return { kind: 'over' }
      const { user } = waiting
      const proof = await passkeys.prove(json, token, user)
      if (proof.kind === 'refused')
        return { kind: 'refused', reference: refuse('sign-in', user, fromPages(visit.visitor), proof.reason) }
      return progress.add(token, proof.userVerified ? 'verified-passkey' : 'passkey', visit, {}, trust)
    },

    /** For somebody who must have a second factor and has none. Undefined when this browser waits for something else. */
    async offerTotp(token: string | undefined): Promise<{ user: User; offer: TotpOffer } | undefined> {
      const waiting = await findAt(token, 'set-up')
      return waiting && { user: waiting.user, offer: await factors.offerTotp(waiting.user, bindingOf(waiting)) }
    },

    async openOffer(token: string | undefined, sealed: string): Promise<TotpOffer | undefined> {
      const waiting = await findAt(token, 'set-up')
      return waiting && factors.openOffer(waiting.user, sealed, bindingOf(waiting))
    },

    /** Throws Problem `invalid` on `code`. */
    async addTotp(token: string | undefined, sealed: string, code: string, visit: Visit): Promise<Advance> {
      const waiting = await findAt(token, 'set-up')
      const offer = waiting && (await factors.openOffer(waiting.user, sealed, bindingOf(waiting)))
      if (waiting === undefined || offer === undefined || token === undefined) return { kind: 'over' }
      return added(token, 'totp', await factors.addTotp(waiting.user, offer, code, fromPages(visit.visitor)), visit)
    },

    async offerRegistration(token: string | undefined) {
      const waiting = await findAt(token, 'set-up')
      return waiting && token !== undefined ? passkeys.offerRegistration(waiting.user, token) : undefined
    },

    /** Throws Problem `invalid` or `conflict` for what the browser answered. */
    async addPasskey(token: string | undefined, json: string, name: string, visit: Visit): Promise<Advance> {
      const waiting = await findAt(token, 'set-up')
      if (waiting === undefined || token === undefined) return { kind: 'over' }
      const { user } = waiting
      const origin = fromPages(visit.visitor)
      const one = await factors.addPasskey(user, json, name, token, origin).catch((error: unknown) => {
        // A name that does not do is no answer of the browser.
        if (error instanceof Problem && error.fields.length === 0) refuse('sign-in', user, origin, 'passkey-not-added')
        throw error
      })
      return added(token, one.userVerified ? 'verified-passkey' : 'passkey', one, visit)
    },
  }

  function added(token: string, method: 'totp' | 'passkey' | 'verified-passkey', one: Added, visit: Visit) {
    return progress.add(token, method, visit, { codes: progress.sealCodes(one.user, one.codes) })
  }
}

/** Two tabs of one browser set up the same person's factor; whoever finishes first has. */
const bindingOf = ({ user }: Waiting): string => `sign-in ${user.id}`

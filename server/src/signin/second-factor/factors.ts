import { invalidField, limits, Problem, say, Secret, type Clock, type Millis, type Sealer, type UserId } from '#ground'
import {
  demandsSecondFactor,
  hasFactorsElsewhere,
  type Actor,
  type DirectoryMemory,
  type Origin,
  type User,
} from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { SigninCommands } from '../commands.ts'
import type { Notify } from '../notice.ts'
import { newDeed } from '../sessions.ts'
import type { createPasskeys } from './passkeys.ts'
import { hashRecoveryCode, newRecoveryCodes, parseRecoveryCode } from './recovery-codes.ts'
import { findTotpStep, newTotpSecret, printOtpauthUri } from './totp.ts'

export interface FactorParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  sealer: Sealer
  passkeys: ReturnType<typeof createPasskeys>
  notify: Notify
  /** For the name an authenticator app shows. */
  publicUrl: () => URL
}

export interface Passkey {
  id: string
  name: string
  backedUp: boolean
  createdAt: Millis
  lastUsedAt: Millis | null
}

/** What somebody can prove who they are with, without anything secret. */
export interface Factors {
  totp: { createdAt: Millis; lastUsedAt: Millis | null } | null
  passkeys: Passkey[]
  /** Null where there are none. */
  recoveryCodes: { left: number; total: number; createdAt: Millis } | null
}

/** An authenticator app to be: shown to its person, and sealed for the form that comes back with the first code. */
export interface TotpOffer {
  secret: Secret
  uri: Secret
  sealed: string
}

/** What was added. `codes` are the recovery codes that came with somebody's first factor. */
export interface Added {
  user: User
  codes: string[] | null
}

interface Offer {
  secret: string
  binding: string
  until: Millis
}

const placeOf = (userId: UserId, column: 'sealed' | 'offer') => ({ table: 'totp', row: userId, column })

/** People's own second factors. Whether the sign-in is fresh enough to change them is the door's to ask. */
export type FactorBook = ReturnType<typeof createFactors>

export function createFactors({ clock, run, read, memory, sealer, passkeys, publicUrl, notify }: FactorParts) {
  const deedOf = ({ id, role }: User, origin: Origin) => {
    const actor: Actor = { kind: 'user', id, role }
    return newDeed(clock, actor, origin)
  }
  const isDemanded = (user: User): boolean => demandsSecondFactor(memory, user, clock.now())
  const hashed = (user: Pick<User, 'id'>, codes: readonly string[]) => ({
    hashes: codes.map(code => hashRecoveryCode(sealer, user.id, code)),
  })

  function requireOwnFactors(user: User): void {
    if (hasFactorsElsewhere(memory, user))
      throw new Problem('forbidden', 'The second factor is kept in the directory of the organisation. Set it up there.')
  }

  async function showOffer(user: User, secret: Secret, sealed: string): Promise<TotpOffer> {
    const issuer = memory.settings().organisation.name
    const account = `${user.username ?? user.id}@${publicUrl().host}`
    return { secret, uri: await printOtpauthUri({ issuer, account, secret }), sealed }
  }

  return {
    async list(userId: UserId): Promise<Factors> {
      const totp = await read
        .selectFrom('totp')
        .select(['createdAt', 'lastUsedAt'])
        .where('userId', '=', userId)
        .executeTakeFirst()
      const codes = await read
        .selectFrom('recoveryCode')
        .select(['createdAt', 'usedAt'])
        .where('userId', '=', userId)
        .execute()
      const [first] = codes
      return {
        totp: totp ?? null,
        passkeys: (await passkeys.listOf(userId)).map(({ id, name, backedUp, createdAt, lastUsedAt }) => ({
          id,
          name,
          backedUp: backedUp === 1,
          createdAt,
          lastUsedAt,
        })),
        recoveryCodes:
          first === undefined
            ? null
            : {
                left: codes.filter(({ usedAt }) => usedAt === null).length,
                total: codes.length,
                createdAt: first.createdAt,
              },
      }
    },

    /** `binding`: what only this browser has. Nothing is kept until a code has proven that the app has the secret. */
    /** Whether they are asked for and checked by the directory somebody belongs to: none is set up here then. */
    areElsewhere: (user: User): boolean => hasFactorsElsewhere(memory, user),

    /** Throws Problem `forbidden` where they are: before a browser makes a passkey that would be of no use. */
    requireOwn: requireOwnFactors,

    /** Throws Problem `forbidden` for those whose directory has factors of its own, as every adding does. */
    async offerTotp(user: User, binding: string): Promise<TotpOffer> {
      requireOwnFactors(user)
      const secret = await newTotpSecret()
      const offer: Offer = { secret: secret.reveal(), binding, until: clock.now() + limits.signInAttempt.lifetimeMs }
      return showOffer(user, secret, sealer.seal(new Secret(JSON.stringify(offer)), placeOf(user.id, 'offer')))
    },

    /** An offer that was made to this browser, shown again after a wrong code; undefined when it is too old or another's. */
    async openOffer(user: User, sealed: string, binding: string): Promise<TotpOffer | undefined> {
      const offer = readOffer(user, sealed)
      if (offer === undefined || offer.binding !== binding || offer.until <= clock.now()) return undefined
      return showOffer(user, new Secret(offer.secret), sealed)
    },

    /** Throws Problem `invalid` on `code` for one that is wrong. */
    async addTotp(user: User, offer: TotpOffer, code: string, origin: Origin): Promise<Added> {
      requireOwnFactors(user)
      const step = await findTotpStep(offer.secret, code.replace(/\s/g, ''), clock.now())
      if (step === undefined)
        throw invalidField('code', 'This code doesn’t fit. Enter the one the app shows now, six digits.')
      const codes = newRecoveryCodes()
      const added = await run('addTotp', {
        ...deedOf(user, origin),
        userId: user.id,
        sealed: sealer.seal(offer.secret, placeOf(user.id, 'sealed')),
        step,
        codes: hashed(user, codes),
      })
      await notify({ kind: 'factor-added', user, address: origin.address, factor: null })
      return { user: added.user, codes: added.codesAreNew ? codes : null }
    },

    /** Throws Problem `invalid` for an answer of the browser that does not fit, `conflict` for a passkey that is known. */
    async addPasskey(
      user: User,
      json: string,
      name: string,
      binding: string,
      origin: Origin,
    ): Promise<Added & { userVerified: boolean }> {
      requireOwnFactors(user)
      const codes = newRecoveryCodes()
      const { passkey, userVerified } = await passkeys.readRegistered(user, json, parseName(name), binding)
      const added = await run('addPasskey', { ...deedOf(user, origin), passkey, codes: hashed(user, codes) })
      await notify({ kind: 'factor-added', user, address: origin.address, factor: passkey.name })
      return { user: added.user, codes: added.codesAreNew ? codes : null, userVerified }
    },

    /** For somebody invited: the one way they sign in, with its codes, to be written with what makes them a person. */
    async preparePasskey(user: User, json: string, name: string, binding: string) {
      const codes = newRecoveryCodes()
      const { passkey } = await passkeys.readRegistered(user, json, parseName(name), binding, { alone: true })
      return { passkey, codes, hashed: hashed(user, codes) }
    },

    async removeTotp(user: User, origin: Origin): Promise<User> {
      const after = await run('removeTotp', {
        ...deedOf(user, origin),
        userId: user.id,
        isDemanded: isDemanded(user),
      })
      await notify({ kind: 'factor-removed', user, address: origin.address, factor: null })
      return after
    },

    async removePasskey(user: User, id: string, origin: Origin): Promise<User> {
      const passkey = (await passkeys.listOf(user.id)).find(one => one.id === id)
      const after = await run('removePasskey', {
        ...deedOf(user, origin),
        userId: user.id,
        id,
        isDemanded: isDemanded(user),
      })
      const factor = passkey?.name ?? ''
      await notify({ kind: 'factor-removed', user, address: origin.address, factor })
      return after
    },

    async renamePasskey(user: User, id: string, name: string, origin: Origin): Promise<void> {
      await run('renamePasskey', { ...deedOf(user, origin), userId: user.id, id, name: parseName(name) })
    },

    /** Ten new ones, which are shown this once; those there were stop working. */
    async makeRecoveryCodes(user: User, origin: Origin): Promise<string[]> {
      const codes = newRecoveryCodes()
      await run('makeRecoveryCodes', { ...deedOf(user, origin), userId: user.id, codes: hashed(user, codes) })
      return codes
    },

    /** Spends a code of the authenticator app. Says so when it was right and had been spent before. */
    async useTotp(userId: UserId, code: string): Promise<'right' | 'wrong' | 'used'> {
      const row = await read.selectFrom('totp').select('sealed').where('userId', '=', userId).executeTakeFirst()
      if (row === undefined) return 'wrong'
      const secret = sealer.open(row.sealed, placeOf(userId, 'sealed'))
      const step = await findTotpStep(secret, code, clock.now())
      if (step === undefined) return 'wrong'
      return (await run('useTotpStep', { userId, step, at: clock.now() })) ? 'right' : 'used'
    },

    async useRecoveryCode(userId: UserId, code: string): Promise<boolean> {
      if (parseRecoveryCode(code) === undefined) return false
      return run('useRecoveryCode', { userId, hash: hashRecoveryCode(sealer, userId, code), at: clock.now() })
    },
  }

  function readOffer(user: User, sealed: string): Offer | undefined {
    try {
      return JSON.parse(sealer.open(sealed, placeOf(user.id, 'offer')).reveal()) as Offer
    } catch (error) {
      if (error instanceof Problem) return undefined
      throw error
    }
  }
}

function parseName(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (name === '') throw invalidField('name', 'Give it a name, so that you know it again.')
  if (name.length > limits.passkeyNameLengthMax || /\p{Cc}/u.test(name))
    throw invalidField('name', say('A name has at most {max} letters.', { max: limits.passkeyNameLengthMax }))
  return name
}

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { limits, newUuid, Problem, type Clock, type UserId } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import type { Attempts, Kysely, PasskeyRow, Run, Tables } from '#store'
import type { SigninCommands } from '../commands.ts'
import { readAssertion, readRegistration, readTransports } from './passkey-json.ts'

/** Loaded at the first passkey: its certificates and their parsers are large, and the store's threads never see one. */
const webauthn = () => import('@simplewebauthn/server')

/**
 * A challenge that waits for its answer. It works once, for one purpose and one browser: `binding` is what only that
 * browser has (its sign-in in progress, or its session).
 */
export interface Challenge {
  purpose: 'register' | 'sign-in' | 'second-factor'
  binding: string
  /** Whose it is; null where the passkey says who it is. */
  userId: UserId | null
}

export interface PasskeyParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  challenges: Attempts<Challenge>
  /** The one origin passkeys are made for and used at; its host is the RP ID. */
  publicUrl: () => URL
}

export type PasskeyProof = { kind: 'proven'; user: User; userVerified: boolean } | { kind: 'refused'; reason: string }

/** Long enough to find a security key in a drawer. */
const waitMs = limits.passkeyWaitMs

/** WebAuthn §7.1 step 25: 1023 bytes, here in base64url. */
const credentialIdLengthMax = 1364

/** COSE: EdDSA, ES256, RS256. Together every authenticator has one, and none of them is an experiment of the runtime. */
const algorithms = [-8, -7, -257]

export function createPasskeys({ clock, run, read, memory, challenges, publicUrl }: PasskeyParts) {
  const rpId = (): string => publicUrl().hostname

  const listOf = (userId: UserId): Promise<PasskeyRow[]> =>
    read.selectFrom('passkey').selectAll().where('userId', '=', userId).orderBy('createdAt').orderBy('id').execute()

  const describe = ({ credentialId, transports }: PasskeyRow) => ({
    id: credentialId,
    transports: JSON.parse(transports) as string[],
  })

  async function ask(options: { challenge: string }, challenge: Challenge): Promise<void> {
    await challenges.put(options.challenge, challenge, waitMs)
  }

  /** The challenge an answer names, used up, if it was asked of this browser for this. */
  async function take(text: string, purpose: Challenge['purpose'], binding: string): Promise<Challenge | undefined> {
    const found = await challenges.take(text)
    return found?.purpose === purpose && found.binding === binding ? found : undefined
  }

  return {
    listOf,

    /** `alone`: it is to be the only way in, so it must say whose it is and look at who holds it. */
    async offerRegistration(
      user: Pick<User, 'id' | 'username' | 'displayName'>,
      binding: string,
      { alone = false } = {},
    ): Promise<PublicKeyCredentialCreationOptionsJSON> {
      const { generateRegistrationOptions } = await webauthn()
      const options = await generateRegistrationOptions({
        rpName: memory.settings().organisation.name,
        rpID: rpId(),
        userName: user.username ?? user.id,
        userDisplayName: user.displayName,
        userID: new Uint8Array(Buffer.from(user.id)),
        timeout: waitMs,
        // Who made an authenticator is nobody's business here, and asking costs people a warning.
        attestationType: 'none',
        supportedAlgorithmIDs: algorithms,
        excludeCredentials: (await listOf(user.id)).map(describe),
        authenticatorSelection: alone
          ? { residentKey: 'required', userVerification: 'required' }
          : { residentKey: 'preferred', userVerification: 'preferred' },
      })
      await ask(options, { purpose: 'register', binding, userId: user.id })
      return options
    },

    /** Throws Problem `invalid` for an answer that is none to the question asked of this browser. */
    async readRegistered(
      user: Pick<User, 'id'>,
      json: string,
      name: string,
      binding: string,
      { alone = false } = {},
    ): Promise<{ passkey: PasskeyRow; userVerified: boolean }> {
      const response = readRegistration(json)
      const challenge = response && (await take(response.challenge, 'register', binding))
      if (response === undefined || challenge?.userId !== user.id || response.crossOrigin) throw refusedRegistration()
      const { verifyRegistrationResponse } = await webauthn()
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: response.json as RegistrationResponseJSON,
        expectedChallenge: response.challenge,
        expectedOrigin: publicUrl().origin,
        expectedRPID: rpId(),
        requireUserVerification: alone,
        supportedAlgorithmIDs: algorithms,
      }).catch((cause: unknown) => {
        throw refusedRegistration(cause)
      })
      if (!verified) throw refusedRegistration()
      const { credential, credentialBackedUp, userVerified } = registrationInfo
      if (credential.id.length > credentialIdLengthMax) throw refusedRegistration()
      return {
        userVerified,
        passkey: {
          id: newUuid(clock),
          userId: user.id,
          credentialId: credential.id,
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          transports: JSON.stringify(readTransports(credential.transports)),
          name,
          rpId: rpId(),
          backedUp: credentialBackedUp ? 1 : 0,
          createdAt: clock.now(),
          lastUsedAt: null,
        },
      }
    },

    /**
     * Without a user: a sign-in, for which the passkey must look at who holds it. The answer is the same whoever asks, so
     * it tells nothing of who has passkeys.
     */
    async offer(binding: string, user?: User): Promise<PublicKeyCredentialRequestOptionsJSON> {
      const { generateAuthenticationOptions } = await webauthn()
      const options = await generateAuthenticationOptions({
        rpID: rpId(),
        timeout: waitMs,
        userVerification: user === undefined ? 'required' : 'preferred',
        ...(user === undefined ? {} : { allowCredentials: (await listOf(user.id)).map(describe) }),
      })
      const purpose = user === undefined ? 'sign-in' : 'second-factor'
      await ask(options, { purpose, binding, userId: user?.id ?? null })
      return options
    },

    /** `user`: whose second factor it must be; without, it says who signs in. */
    async prove(json: string, binding: string, user?: User): Promise<PasskeyProof> {
      const refused = (reason: string): PasskeyProof => ({ kind: 'refused', reason })
      const response = readAssertion(json)
      if (response === undefined) return refused('malformed-passkey')
      const challenge = await take(response.challenge, user === undefined ? 'sign-in' : 'second-factor', binding)
      if (challenge === undefined || challenge.userId !== (user?.id ?? null)) return refused('unknown-challenge')
      if (response.crossOrigin) return refused('cross-origin')
      const row = await read
        .selectFrom('passkey')
        .selectAll()
        .where('credentialId', '=', response.credentialId)
        .executeTakeFirst()
      if (row === undefined || (user !== undefined && row.userId !== user.id)) return refused('unknown-passkey')
      // WebAuthn §7.2 step 6: the authenticator's own word for whose it is must be ours. Where it says who signs in it has to
      // give one; security keys that are a second factor alone have none.
      const isOwn = response.userHandle === row.userId || (user !== undefined && response.userHandle === undefined)
      if (!isOwn) return refused('other-user-handle')
      const { verifyAuthenticationResponse } = await webauthn()
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: response.json as AuthenticationResponseJSON,
          expectedChallenge: response.challenge,
          expectedOrigin: publicUrl().origin,
          expectedRPID: rpId(),
          credential: {
            id: row.credentialId,
            publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')),
            // Compared where it is written, so that of two copies one alone can be right.
            counter: 0,
          },
          requireUserVerification: user === undefined,
        })
        if (!verified) return refused('wrong-passkey')
        const { newCounter, userVerified } = authenticationInfo
        if (!(await run('usePasskey', { id: row.id, counter: newCounter, at: clock.now() })))
          return refused('passkey-counter')
        const owner = memory.people.find(row.userId as UserId)
        return owner === undefined ? refused('unknown-passkey') : { kind: 'proven', user: owner, userVerified }
      } catch (error) {
        if (error instanceof Problem) throw error
        return refused('wrong-passkey')
      }
    },
  }
}

const refusedRegistration = (cause?: unknown): Problem =>
  new Problem('invalid', 'Your browser’s answer does not fit what was asked. Nothing was added; try again.', { cause })

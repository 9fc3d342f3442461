import type { Clock, Config, Secret, UserId } from '#ground'
import type { Directory, DirectoryHandle } from '#directory'
import type { RegistrationTokens, SigningKeys } from '#oidc'
import type { SignIn } from '#signin'
import type { Examinations } from '#external'
import type { Store } from '#store'
import type { AppTests } from '../app-test/app-tests.ts'
import type { Asked, Backups } from '../backup/backups.ts'
import type { Place } from '../backup/place.ts'
import type { Found } from '../doctor/check.ts'
import { withAsides, type AsideTold } from '../doctor/asides.ts'
import { createExamine } from '../doctor/examine.ts'
import { createExternalExaminations } from '../external-examinations.ts'
import { publicUrlOf } from '../public-url.ts'
import type { Doors } from '../wire.ts'
import type { World } from '../world.ts'

/** What the commands act on, whether a server runs or not. */
export interface OperatorWorld {
  clock: Clock
  directory: Directory
  /** The directory on behalf of whoever may open the data folder. */
  as: DirectoryHandle
  /** Of the key this store's hashes are made with. */
  keyId: string
  /** For lists. */
  list: Store['list']
  signIn: Pick<
    SignIn,
    | 'invitations'
    | 'passwordReset'
    | 'setup'
    | 'ownerLogin'
    | 'listSessions'
    | 'endSessionFor'
    | 'endSessionsOf'
    | 'describeSessions'
    | 'appPasswords'
  >
  hasPassword: (user: UserId, password: Secret) => Promise<boolean>
  /** Where the store lies, for threads that read it. */
  place: Place
  publicUrl: () => URL
  backups: Backups
  /** Of directories people come from. */
  synchronisation: World['synchronisation']
  bindThrough: World['bindThrough']
  /** Looking at them. */
  examinations: Examinations
  signingKeys: SigningKeys
  registrationTokens: RegistrationTokens
  /** Whoever may open the data folder, as the audit names them. */
  operator: Asked
  /** Every check of the doctor, and what of it somebody has put aside. */
  examine: () => Promise<(Found & { aside: AsideTold | null })[]>
  /** Of the server that runs; undefined when none does. */
  appTests: AppTests | undefined
}

/** `doors` are those of the server that runs; absent when none does. */
export function operatorWorld(world: World, config: Config, doors?: Pick<Doors, 'ldap' | 'appTests'>): OperatorWorld {
  const { clock, directory, memory, signIn, store, place, hasher, sealer, backups, signingKeys, registrationTokens } =
    world
  const { synchronisation, bindThrough } = world
  const operator: Asked = { actor: { kind: 'system', name: 'operator' }, origin: { door: 'cli', address: null } }
  const as = directory.as(operator.actor, operator.origin)
  const examine = createExamine(world, config, doors)
  return {
    clock,
    directory,
    as,
    keyId: sealer.keyId,
    list: store.list,
    signIn,
    async hasPassword(user, password) {
      const row = await store.read.selectFrom('password').select('hash').where('userId', '=', user).executeTakeFirst()
      return row !== undefined && (await hasher.verify(row.hash, password, ''))
    },
    place,
    publicUrl: () => publicUrlOf(config, memory),
    backups,
    synchronisation,
    bindThrough,
    examinations: createExternalExaminations(world),
    signingKeys,
    registrationTokens,
    operator,
    examine: async () => withAsides(as, memory, await examine()),
    appTests: doors?.appTests,
  }
}

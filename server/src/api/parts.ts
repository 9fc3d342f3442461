import type { HealthFinding } from '@doorward/contract'
import type { Clock, Log, Millis, UserId } from '#ground'
import type { Directory } from '#directory'
import type { Cookie } from '#http'
import type { SignIn } from '#signin'

/** How the directory server's listeners stand; the settings say only what they should be. */
export interface LdapListening {
  state: 'off' | 'listening' | 'failed'
  /** Why a port could not be opened. */
  trouble: string | null
  /** The name apps on other machines reach it by. */
  host: string
  /** 0: off. */
  ldapPort: number
  ldapsPort: number
  certificate: {
    names: string[]
    validTo: Millis
    selfMade: boolean
    /** The authority clients must be told to trust, as a file on this machine. */
    authorityFile: string | null
  } | null
}

/** What the API is built on. */
export interface ApiParts {
  clock: Clock
  log: Log
  /** The program's. */
  version: string
  directory: Directory
  signIn: Pick<SignIn, 'findSession' | 'endSession' | 'isFresh'>
  cookie: Cookie
  /** Resolves to whether memory reached `seq` in time. */
  catchUp: (seq: number, waitMaxMs: Millis) => Promise<boolean>
  /** The same on every node of one store. */
  keyedHash: (purpose: string, value: string) => string
  hasPassword: (user: UserId) => Promise<boolean>
  /** `lockedBy`: the file or variable of the process that sets it, so that no setting counts. */
  publicUrl: () => { value: URL; lockedBy: string | null }
  ldap: () => LdapListening
  /** Every check of the doctor. */
  examine: () => Promise<HealthFinding[]>
}

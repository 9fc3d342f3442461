import { limits, type Clock, type Millis, type SessionId } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import { BoundedMap } from './bounded-map.ts'
import type { IdentityHeaders } from './identity-headers.ts'
import type { GatewayApp } from './parts.ts'

/** Somebody who was let in, for as long as the same question is sure to have the same answer. */
export interface Admission {
  kind: 'open'
  user: User | null
  headers: IdentityHeaders
  session?: SessionId
  app: GatewayApp
  /** Where they came from. */
  address: string
  /** The first moment at which the clock alone could change the answer. */
  until: Millis
}

export type Admissions = ReturnType<typeof createAdmissions>

/**
 * Who was let in a moment ago, by the hash of their token at the host. Whatever a decision rests on, but the clock, is in
 * the change log, the ends of sessions among it: after any change of the directory nobody is found here, and each is
 * decided anew. What is told is not remembered of anybody who was refused.
 */
export function createAdmissions({ clock, memory }: { clock: Clock; memory: Pick<DirectoryMemory, 'seq'> }) {
  const admitted = new BoundedMap<string, Admission & { seq: number; from: Millis }>(limits.gateway.admittedMax)

  return {
    find(hash: string, app: GatewayApp, address: string): Admission | undefined {
      const found = admitted.get(hash)
      if (found === undefined || found.seq !== memory.seq || found.app.id !== app.id) return undefined
      if (app.networks.length > 0 && found.address !== address) return undefined
      const now = clock.now()
      // A clock that was put back is asked anew as well.
      return now >= found.from && now < found.until ? found : undefined
    },

    /** In the moment in which it was decided: nothing may be waited for in between. */
    note: (hash: string, admission: Admission): void =>
      void admitted.set(hash, { ...admission, seq: memory.seq, from: clock.now() }),
  }
}

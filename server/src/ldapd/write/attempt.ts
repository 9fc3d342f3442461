import { Outdated } from '#directory'
import { ResultCode } from '@doorward/ldap'
import { refuse, tellRefusal } from './refusal.ts'

/** How often a change is worked out anew when others change the entry meanwhile. */
const attemptsMax = 32

/**
 * Works a change out from the entry as it is, and again when somebody else was quicker: what it rests on (values, an
 * assertion) must be true of the very entry it changes. `catchUp` waits until memory has seen what the other has done,
 * which may have been another node.
 */
export async function attempt<T>(catchUp: (seq: number) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  for (let left = attemptsMax; left > 0; left--) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Outdated)) throw tellRefusal(error)
      await catchUp(error.version)
    }
  }
  throw refuse(ResultCode.busy, 'Others are changing this entry all the time. Try again in a moment.')
}

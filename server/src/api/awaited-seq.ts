import { limits, Problem, seconds } from '#ground'
import { HttpRefusal } from '#http'
import type { ApiParts } from './parts.ts'

/**
 * Waits until this node knows the change the client has seen: `Doorward-Seq` carries the number an earlier answer bore,
 * perhaps at another node. Throws Problem `unavailable` when that takes longer than `limits.store.catchUpMs`.
 */
export async function awaitSeq({ catchUp }: Pick<ApiParts, 'catchUp'>, header: unknown): Promise<void> {
  if (header === undefined) return
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header))
    throw new HttpRefusal(400, 'invalid', 'Doorward-Seq takes one number, as an earlier answer bore it.')
  if (!(await catchUp(Number(header), limits.store.catchUpMs)))
    throw new Problem('unavailable', 'This server does not know that change yet. Try again in a moment.', {
      retryAfterMs: seconds(1),
    })
}

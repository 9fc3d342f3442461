import { errors, Provider, type AdapterPayload } from 'oidc-provider'
import type { Run } from '#store'
import type { NewRecord, OidcCommands, UsedRecord } from '../commands.ts'
import { asOAuthError } from '../oauth-error.ts'

interface Rotation {
  used: UsedRecord
  records: NewRecord[]
}

/**
 * A refresh in one transaction: the library uses the old token up, writes the new one, and last the access token, each
 * by itself. What is used up and written first waits for the last; when the request fails before, nothing has happened.
 * Only where an access token is sure to be written: one for an API is a JWT, which is kept nowhere.
 */
const mayRotate = new WeakSet<object>()
const rotations = new WeakMap<object, Rotation>()

/** A refresh token was found, in the request that is being answered. */
export function noteRefreshToken(payload: AdapterPayload): void {
  if (Provider.ctx !== undefined && payload.resource === undefined) mayRotate.add(Provider.ctx)
}

/** Whether using the token up will be done with the rest. */
export function beginRotation(used: UsedRecord): boolean {
  const { ctx } = Provider
  if (ctx === undefined || used.model !== 'RefreshToken' || !mayRotate.has(ctx)) return false
  rotations.set(ctx, { used, records: [] })
  return true
}

/** Whether the record is part of a rotation, which the access token ends. Throws InvalidGrant when others were first. */
export async function continueRotation(run: Run<OidcCommands>, record: NewRecord): Promise<boolean> {
  const { ctx } = Provider
  const rotation = ctx && rotations.get(ctx)
  if (ctx === undefined || rotation === undefined) return false
  if (record.model === 'RefreshToken') {
    rotation.records.push(record)
    return true
  }
  if (record.model !== 'AccessToken') return false
  rotations.delete(ctx)
  const { used, records } = rotation
  const outcome = await asOAuthError(run('rotateToken', { used, records: [...records, record] }))
  if (outcome === 'used') throw new errors.InvalidGrant('already used')
  if (outcome === 'revoked') throw new errors.InvalidGrant('the grant was revoked')
  return true
}

import { errors, Provider, type Adapter, type AdapterPayload } from 'oidc-provider'
import { hashToken, Secret, type Clock, type Sealer } from '#ground'
import type { Attempts } from '#store'
import { oidcLimits } from '../limits.ts'
import { createRate } from '../rate.ts'

export interface DeviceCodeParts {
  clock: Clock
  sealer: Pick<Sealer, 'seal' | 'open'>
  /** Codes nobody has said yes to yet: any public client may ask for them, so nothing is flushed. */
  waiting: Attempts<AdapterPayload>
}

const pointerOf = (userCode: string): string => `user code ${userCode}`
const placeOf = (userCode: string) => ({ table: 'attempt', row: pointerOf(userCode), column: 'payload' })

/**
 * Codes of devices (RFC 8628). One that waits for a person is an attempt, found by what is typed too; it becomes a record
 * when somebody says yes, which only one of many does.
 */
export function deviceCodeAdapter(records: Adapter, { clock, sealer, waiting }: DeviceCodeParts): Adapter {
  const { deviceIntervalMs, deviceCodesMax: keysMax } = oidcLimits
  const polls = createRate({ clock, countMax: 1, windowMs: deviceIntervalMs, keysMax })

  /** Kept a while after it has run out: a device is then told so (RFC 8628 §3.5), and not that it is unknown. */
  async function findWaiting(id: string): Promise<AdapterPayload | undefined> {
    const found = await waiting.find(hashToken(id))
    if (found === undefined) return undefined
    const { endsAt, ...payload } = found
    return { ...payload, jti: id, ...(Number(endsAt) <= clock.now() ? { exp: 1 } : {}) }
  }

  return {
    ...records,
    async upsert(id, payload, expiresIn) {
      const key = hashToken(id)
      const { userCode = '' } = payload
      if (payload.accountId !== undefined) {
        if ((await waiting.take(key)) === undefined) throw new errors.InvalidGrant('already used')
        await waiting.delete(pointerOf(userCode))
        await records.upsert(id, payload, expiresIn)
        return
      }
      const { jti: _jti, ...kept } = payload
      const leftMs = (expiresIn ?? 0) * 1000
      const lifetimeMs = leftMs + oidcLimits.deviceCodeMs
      await waiting.put(key, { ...kept, endsAt: clock.now() + leftMs }, lifetimeMs)
      const sealed = sealer.seal(new Secret(id), placeOf(userCode))
      await waiting.put(pointerOf(userCode), { sealed }, lifetimeMs)
    },

    async find(id) {
      if (Provider.ctx?.oidc.route === 'token' && polls.take(hashToken(id)) !== undefined) throw new errors.SlowDown()
      return (await findWaiting(id)) ?? (await records.find(id))
    },

    async findByUserCode(userCode) {
      const pointer = await waiting.find(pointerOf(userCode))
      if (pointer === undefined) return records.findByUserCode(userCode)
      const id = sealer.open(String(pointer['sealed']), placeOf(userCode)).reveal()
      return findWaiting(id)
    },

    /** One that was refused is not a record; of two at once, one is told so. */
    async consume(id) {
      if ((await waiting.take(hashToken(id))) === undefined) await records.consume(id)
    },

    async destroy(id) {
      await waiting.delete(hashToken(id))
      await records.destroy(id)
    },
  }
}

import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import type { Attempts } from '#store'
import { findApp } from '../apps.ts'
import { printClient } from '../client.ts'
import { deviceCodeAdapter, type DeviceCodeParts } from '../device/device-codes.ts'
import { findMachine, printMachine } from '../machine.ts'
import { pushedRequestAdapter } from './pushed-requests.ts'
import { createRecordAdapter, type RecordParts } from './records.ts'

export interface AdapterParts extends RecordParts {
  attempts: Attempts<AdapterPayload>
  /** Requests an app has pushed and no browser has taken up yet: public clients may push too, so nothing is flushed. */
  pushed: Attempts<AdapterPayload>
  /** What devices have asked for and nobody has said yes to. */
  devices: Attempts<AdapterPayload>
  sealer: DeviceCodeParts['sealer']
  /** Library sessions nobody is signed in to. */
  strangers: Attempts<AdapterPayload>
  /** Stands in for the secrets of clients, and equals none of them. */
  placeholder: string
}

/** What a model must never be asked for; a call is a bug of ours or a change of the library's. */
const refuse = (what: string) => (): Promise<never> => Promise.reject(new Error(`The library asked to ${what}.`))

/** The library's storage: clients are apps, interactions are attempts, everything else is a record of the store. */
export function createAdapter(parts: AdapterParts): AdapterFactory {
  // The library is made anew now and then; requests that are being answered by the one before count for both.
  const made = new Map<string, Adapter>()
  return model => {
    const adapter = made.get(model) ?? make(parts, model)
    made.set(model, adapter)
    return adapter
  }
}

function make(parts: AdapterParts, model: string): Adapter {
  if (model === 'Client') return clientAdapter(parts)
  if (model === 'Interaction') return attemptAdapter(parts.attempts)
  if (model === 'PushedAuthorizationRequest')
    return pushedRequestAdapter(attemptAdapter(parts.pushed), parts.pushed, parts.clock)
  const records = createRecordAdapter(parts, model)
  if (model === 'DeviceCode') return deviceCodeAdapter(records, { ...parts, waiting: parts.devices })
  return model === 'Session' ? sessionAdapter(records, parts.strangers) : records
}

/**
 * A session nobody is signed in to holds no more than the state of a sign-out: an attempt, so that strangers cannot make
 * the store flush. It becomes a record when somebody signs in.
 */
function sessionAdapter(records: Adapter, strangers: Attempts<AdapterPayload>): Adapter {
  return {
    ...records,
    async upsert(id, payload, expiresIn) {
      if (payload.accountId === undefined) return strangers.put(id, payload, (expiresIn ?? 0) * 1000)
      await strangers.delete(id)
      await records.upsert(id, payload, expiresIn)
    },
    find: async id => (await strangers.find(id)) ?? (await records.find(id)),
    async destroy(id) {
      if ((await strangers.find(id)) !== undefined) await strangers.delete(id)
      else await records.destroy(id)
    },
  }
}

function clientAdapter({ memory, placeholder }: AdapterParts): Adapter {
  return {
    find(id) {
      const app = findApp(memory, id)
      if (app !== undefined) return Promise.resolve(app.enabled ? printClient(app, placeholder) : undefined)
      const machine = findMachine(memory, id)
      return Promise.resolve(machine && printMachine(machine, placeholder))
    },
    upsert: refuse('write a client'),
    findByUid: refuse('find a client by uid'),
    findByUserCode: refuse('find a client by user code'),
    consume: refuse('consume a client'),
    destroy: refuse('delete a client'),
    revokeByGrantId: refuse('revoke a client'),
  }
}

function attemptAdapter(attempts: Attempts<AdapterPayload>): Adapter {
  return {
    upsert: (id, payload, expiresIn) => attempts.put(id, payload, (expiresIn ?? 0) * 1000),
    find: id => attempts.find(id),
    destroy: id => attempts.delete(id),
    findByUid: refuse('find an attempt by uid'),
    findByUserCode: refuse('find an attempt by user code'),
    consume: refuse('consume an attempt'),
    revokeByGrantId: refuse('revoke an attempt'),
  }
}

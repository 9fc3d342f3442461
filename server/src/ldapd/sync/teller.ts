import { setImmediate } from 'node:timers/promises'
import {
  encodeSyncInfo,
  encodeSyncState,
  type Operation,
  type ReceivedSearchRequest,
  type SearchOutput,
} from '@doorward/ldap'
import { searchLimits } from '../search/limits.ts'
import type { Session } from '../session.ts'
import type { Content, Item } from './content.ts'
import { syncLimits } from './limits.ts'

export type SyncOperation = Operation<Session, ReceivedSearchRequest>

/** How much one round told. */
export interface Told {
  entries: number
  present: number
  gone: number
}

/**
 * Sends what one search tells its copy: entries, and sets of entryUUIDs that are there still or gone. Ids are gathered;
 * `flush` sends those that are left.
 */
export class Teller {
  told: Told = { entries: 0, present: 0, gone: 0 }
  readonly #operation: SyncOperation
  readonly #out: SearchOutput
  #ids: Uint8Array[] = []
  #areGone = false
  #looks = 0
  #sliceEnd = 0

  constructor(operation: SyncOperation, out: SearchOutput) {
    this.#operation = operation
    this.#out = out
  }

  get isOver(): boolean {
    return this.#operation.abandoned
  }

  /** More entries than the client wants. */
  get isTooMuch(): boolean {
    const { sizeLimit } = this.#operation.request
    return sizeLimit > 0 && this.told.entries >= sizeLimit
  }

  /** Whether there was an entry to send, and so the cookie with it. */
  entry(content: Content, item: Item, cookie?: Uint8Array): boolean {
    const entryUUID = content.uuid(item)
    if (entryUUID === undefined) return false
    const control = encodeSyncState({ state: 'add', entryUUID, ...(cookie && { cookie }) })
    const isSent = content.write(this.#out, item, [control])
    if (isSent) this.told.entries++
    return isSent
  }

  present(id: Uint8Array): void {
    this.told.present++
    this.#add(id, false)
  }

  gone(id: Uint8Array): void {
    this.told.gone++
    this.#add(id, true)
  }

  /** Whether there were ids to send, and so the cookie with them. */
  flush(cookie?: Uint8Array): boolean {
    if (this.#ids.length === 0) return false
    this.#out.intermediate(
      encodeSyncInfo({
        kind: 'syncIdSet',
        refreshDeletes: this.#areGone,
        syncUUIDs: this.#ids,
        ...(cookie && { cookie }),
      }),
    )
    this.#ids = []
    return true
  }

  /** Everything up to here has been told; what follows are changes. */
  endRefresh(kind: 'refreshDelete' | 'refreshPresent', cookie: Uint8Array): void {
    this.#out.intermediate(encodeSyncInfo({ kind, cookie, refreshDone: true }))
  }

  newCookie(cookie: Uint8Array): void {
    this.#out.intermediate(encodeSyncInfo({ kind: 'newcookie', cookie }))
  }

  /** Sends what there is now. */
  send(): void {
    this.#out.flush()
  }

  /** To be asked after each entry: whether `rest` is due. */
  isTired(): boolean {
    if (this.#out.full) return true
    return ++this.#looks % searchLimits.slotsBetweenLooks === 0 && performance.now() >= this.#sliceEnd
  }

  /** Lets others work, and waits for a reader that is slow. */
  async rest(): Promise<void> {
    if (this.#out.full) await this.#out.ready()
    else {
      this.#out.flush()
      await setImmediate()
    }
    this.#sliceEnd = performance.now() + searchLimits.sliceMs
  }

  #add(id: Uint8Array, isGone: boolean): void {
    if (isGone !== this.#areGone || this.#ids.length >= syncLimits.uuidsPerMessage) this.flush()
    this.#areGone = isGone
    this.#ids.push(id)
  }
}

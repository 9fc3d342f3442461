import assert from 'node:assert/strict'
import {
  type Control,
  decodeSyncDone,
  decodeSyncInfo,
  decodeSyncState,
  encodeSyncRequest,
  findControl,
  type IntermediateResponse,
  type Message,
  type SearchResultEntry,
  syncDoneType,
  syncInfoName,
  type SyncRequest,
  syncStateType,
} from '@doorward/ldap'
import { RawClient, readEntry, type SearchAnswer, searchRequest, type SearchOptions } from './raw-client.ts'

type Entry = SearchAnswer['entries'][number]

/** What one refresh, or what followed, has told. */
export interface Told {
  entries: number
  present: number
  gone: number
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A consumer as RFC 4533 describes one: what it holds is what it was told, by entryUUID. */
export class Copy {
  readonly entries = new Map<string, Entry>()
  cookie: Uint8Array | undefined
  told: Told = { entries: 0, present: 0, gone: 0 }
  /** Result code of the last search that has ended. */
  resultCode: number | undefined
  /** How many refreshes were told as changes and deletions, and how many by naming what is there. */
  phases = { refreshDelete: 0, refreshPresent: 0 }
  #present = new Set<string>()
  #isRefreshing = false

  get cookieText(): string {
    return Buffer.from(this.cookie ?? []).toString()
  }

  /** Entries by DN, for a comparison with a search. */
  byDN(): Record<string, Entry['attributes']> {
    return byDN([...this.entries.values()])
  }

  /** One refreshOnly, from where the copy stands. */
  async refresh(client: RawClient, options: SearchOptions, request: Partial<SyncRequest> = {}): Promise<Told> {
    await this.#run(client, options, { mode: 'refreshOnly', ...request }, () => false)
    return this.told
  }

  /** refreshAndPersist: resolves when the refresh is over, and goes on by itself. */
  async persist(client: RawClient, options: SearchOptions, request: Partial<SyncRequest> = {}): Promise<Persisting> {
    const refreshed = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<number>()
    let changed = Promise.withResolvers<void>()
    const onMessage = (): boolean => {
      if (!this.#isRefreshing) refreshed.resolve()
      changed.resolve()
      changed = Promise.withResolvers()
      return false
    }
    const ended = this.#run(client, options, { mode: 'refreshAndPersist', ...request }, onMessage, begun.resolve)
    void ended.finally(() => {
      refreshed.resolve()
      changed.resolve()
    })
    await refreshed.promise
    return {
      messageId: await begun.promise,
      ended,
      /** Waits until what is held passes. */
      until: async test => {
        while (!test() && this.resultCode === undefined) await changed.promise
      },
    }
  }

  async #run(
    client: RawClient,
    options: SearchOptions,
    request: Partial<SyncRequest> & Pick<SyncRequest, 'mode'>,
    isEnough: () => boolean,
    begun: (messageId: number) => void = () => undefined,
  ): Promise<number | undefined> {
    this.told = { entries: 0, present: 0, gone: 0 }
    this.resultCode = undefined
    this.#present = new Set()
    this.#isRefreshing = true
    const control = encodeSyncRequest({ cookie: this.cookie, reloadHint: false, ...request })
    const messageId = client.send(searchRequest({ attributes: ['*', '+'], ...options }), [control])
    begun(messageId)
    for await (const message of client.messagesOf(messageId)) {
      if (this.#take(message) || isEnough()) break
    }
    return this.resultCode
  }

  /** Answers whether it was the last message. */
  #take({ operation, controls }: Message): boolean {
    if (operation.kind === 'searchResEntry') this.#takeEntry(operation, controls)
    else if (operation.kind === 'intermediateResponse') this.#takeInfo(operation)
    else if (operation.kind === 'searchResDone') {
      this.resultCode = operation.resultCode
      const control = findControl(controls, syncDoneType)
      if (control === undefined) return true
      const { cookie, refreshDeletes } = decodeSyncDone(control)
      this.#endRefresh(refreshDeletes ? 'refreshDelete' : 'refreshPresent')
      this.cookie = cookie ?? this.cookie
      return true
    } else assert.fail(`an answer of the kind ${operation.kind}`)
    return false
  }

  #takeEntry(entry: SearchResultEntry, controls: readonly Control[]): void {
    const control = findControl(controls, syncStateType)
    assert.ok(control, 'an entry without a state')
    const { state, entryUUID, cookie } = decodeSyncState(control)
    assert.ok(state === 'add' || state === 'modify')
    this.entries.set(hex(entryUUID), readEntry(entry))
    this.#present.add(hex(entryUUID))
    this.told.entries++
    this.cookie = cookie ?? this.cookie
  }

  #takeInfo(response: IntermediateResponse): void {
    assert.equal(response.name, syncInfoName)
    const info = decodeSyncInfo(response)
    if (info.kind === 'syncIdSet') for (const uuid of info.syncUUIDs) this.#takeId(hex(uuid), info.refreshDeletes)
    else if (info.kind !== 'newcookie') this.#endRefresh(info.kind)
    this.cookie = info.cookie ?? this.cookie
  }

  #takeId(id: string, isGone: boolean): void {
    this.told[isGone ? 'gone' : 'present']++
    if (isGone) this.entries.delete(id)
    else {
      assert.ok(this.entries.has(id), 'told to be there, and was never told of')
      this.#present.add(id)
    }
  }

  #endRefresh(phase: 'refreshDelete' | 'refreshPresent'): void {
    this.#isRefreshing = false
    this.phases[phase]++
    if (phase === 'refreshPresent')
      for (const id of this.entries.keys()) if (!this.#present.has(id)) this.entries.delete(id)
  }
}

export interface Persisting {
  messageId: number
  ended: Promise<number | undefined>
  until(test: () => boolean): Promise<void>
}

/** Entries by DN, each attribute's values in order: as sets, which they are. */
export function byDN(entries: readonly Entry[]): Record<string, Entry['attributes']> {
  const found: Record<string, Entry['attributes']> = {}
  for (const { dn, attributes } of entries.toSorted((a, b) => (a.dn < b.dn ? -1 : 1))) {
    assert.ok(!(dn in found), `${dn} is there twice`)
    found[dn] = Object.fromEntries(
      Object.entries(attributes)
        .map(([name, values]): [string, string[]] => [name, values.toSorted()])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
  return found
}

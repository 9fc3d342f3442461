import {
  decodeSyncDone,
  decodeSyncInfo,
  decodeSyncState,
  encodeSyncRequest,
  findControl,
  syncDoneType,
  syncInfoName,
  syncStateType,
  type SyncDone,
} from '@doorward/ldap'
import type { Question, UpstreamEntry } from '../connect/index.ts'

/** What a server says to a cookie cannot be made sense of, so that nothing follows from it. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood'
}

/**
 * What comes of a search with a cookie (RFC 4533 §3.3, refreshOnly): beside entries that have changed, word of those that
 * are there still and of those that are gone. `there` is told ids of the first.
 */
export class ContentNews {
  readonly #cookie: string | null
  readonly #there: (upstreamId: string) => void
  readonly #gone = new Set<string>()
  #latest: string | null
  #done: SyncDone | undefined
  /** A present phase has ended, and one of deletions followed: §3.3.2. */
  #hasBeenPresent = false

  constructor(cookie: string | null, there: (upstreamId: string) => void) {
    this.#cookie = cookie
    this.#latest = cookie
    this.#there = there
  }

  /** What makes a search one. Servers take no pages with it. */
  get question(): Required<Pick<Question, 'controls' | 'told' | 'isWhole'>> {
    const cookie = this.#cookie === null ? undefined : new Uint8Array(Buffer.from(this.#cookie, 'base64'))
    return {
      controls: [encodeSyncRequest({ mode: 'refreshOnly', cookie, reloadHint: false })],
      isWhole: true,
      told: answer => ('kind' in answer ? this.#hear(answer) : this.#finish(answer)),
    }
  }

  /** Whether it is an entry that has changed, and not only word of one. Throws NotUnderstood. */
  take({ controls }: Pick<UpstreamEntry, 'controls'>): boolean {
    const { state, entryUUID, cookie } = stateOf(controls)
    this.#keep(cookie)
    const id = idOfUuid(entryUUID)
    if (state === 'delete') this.#gone.add(id)
    else if (state === 'present') this.#there(id)
    // Gone out of sight, and back since.
    else this.#gone.delete(id)
    return state === 'add' || state === 'modify'
  }

  /**
   * What it all came to, once the search has ended well. `isWhole`: whoever was not told of is gone as well. Throws
   * NotUnderstood.
   */
  end(): { cookie: string | null; gone: ReadonlySet<string>; isWhole: boolean } {
    if (this.#done === undefined) throw new NotUnderstood('The search has ended without the control that says how.')
    return { cookie: this.#latest, gone: this.#gone, isWhole: this.#hasBeenPresent || !this.#done.refreshDeletes }
  }

  #hear({ name, value }: { name?: string; value?: Uint8Array }): void {
    if (name !== syncInfoName || value === undefined) throw new NotUnderstood(`Something else was said: ${name}`)
    const info = understand(() => decodeSyncInfo({ value }))
    this.#keep(info.cookie)
    if (info.kind === 'refreshPresent') this.#hasBeenPresent = true
    if (info.kind !== 'syncIdSet') return
    for (const uuid of info.syncUUIDs)
      if (info.refreshDeletes) this.#gone.add(idOfUuid(uuid))
      else this.#there(idOfUuid(uuid))
  }

  #finish(controls: UpstreamEntry['controls']): void {
    const control = findControl(controls, syncDoneType)
    if (control === undefined) return
    this.#done = understand(() => decodeSyncDone(control))
    this.#keep(this.#done.cookie)
  }

  #keep(cookie: Uint8Array | undefined): void {
    if (cookie !== undefined && cookie.length > 0) this.#latest = Buffer.from(cookie).toString('base64')
  }
}

/** Whether the entry's id attribute says what the server calls the entry. Throws NotUnderstood. */
export function isNamedSo({ controls, attributes }: UpstreamEntry, idAttribute: string | null): boolean {
  const [id] = idAttribute === null ? [] : attributes.octets(idAttribute)
  return id !== undefined && Buffer.from(id).toString('hex') === idOfUuid(stateOf(controls).entryUUID)
}

function stateOf(controls: UpstreamEntry['controls']): ReturnType<typeof decodeSyncState> {
  const control = findControl(controls, syncStateType)
  if (control === undefined) throw new NotUnderstood('An entry came without the control that says what is with it.')
  return understand(() => decodeSyncState(control))
}

/** As the attribute entryUUID prints it (RFC 4530 §2.1), and that as ids are kept: its octets in hex. */
function idOfUuid(uuid: Uint8Array): string {
  const hex = Buffer.from(uuid).toString('hex')
  const text = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return Buffer.from(text).toString('hex')
}

function understand<T>(decode: () => T): T {
  try {
    return decode()
  } catch (cause) {
    throw new NotUnderstood('A control of synchronisation is malformed.', { cause })
  }
}

import { BerReader } from '../ber/reader.ts'
import { contextConstructedTag, contextTag, Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { LdapError } from '../error.ts'
import type { IntermediateResponse } from '../message/intermediate.ts'
import { ResultCode } from '../message/result-code.ts'
import type { Control } from './control.ts'

/** Content synchronisation, RFC 4533 §2: the controls of a search, of its entries and of its result, and what is between. */
export const syncRequestType = '1.3.6.1.4.1.4203.1.9.1.1'
/** Sync State, §2.3: with an entry. */
export const syncStateType = '1.3.6.1.4.1.4203.1.9.1.2'
/** Sync Done, §2.4: with the result. */
export const syncDoneType = '1.3.6.1.4.1.4203.1.9.1.3'
/** Sync Info, §2.5: the name of an intermediate response. */
export const syncInfoName = '1.3.6.1.4.1.4203.1.9.1.4'

const modes = { refreshOnly: 1, refreshAndPersist: 3 } as const
const states = ['present', 'add', 'modify', 'delete'] as const
const uuidBytes = 16

/** §2.2. No cookie asks for the whole content; `reloadHint` is whether that is preferred to a refusal. */
export interface SyncRequest {
  readonly mode: keyof typeof modes
  readonly cookie: Uint8Array | undefined
  readonly reloadHint: boolean
}

/** §2.3, with an entry or a reference. `entryUUID` is the 16 octets. */
export interface SyncState {
  readonly state: (typeof states)[number]
  readonly entryUUID: Uint8Array
  readonly cookie?: Uint8Array
}

/** §2.4, with the result of the search. `refreshDeletes`: what was not told of is there still, rather than gone. */
export interface SyncDone {
  readonly cookie?: Uint8Array
  readonly refreshDeletes: boolean
}

/** §2.5, an intermediate response. `refreshDeletes`: the entries of the set are gone, rather than there still. */
export type SyncInfo =
  | { readonly kind: 'newcookie'; readonly cookie: Uint8Array }
  | { readonly kind: 'refreshDelete' | 'refreshPresent'; readonly cookie?: Uint8Array; readonly refreshDone: boolean }
  | {
      readonly kind: 'syncIdSet'
      readonly cookie?: Uint8Array
      readonly refreshDeletes: boolean
      readonly syncUUIDs: readonly Uint8Array[]
    }

const infoTags = {
  newcookie: contextTag(0),
  refreshDelete: contextConstructedTag(1),
  refreshPresent: contextConstructedTag(2),
  syncIdSet: contextConstructedTag(3),
} as const

/** Throws protocolError when the control's value is not what §2.2 says. */
export function decodeSyncRequest({ value }: Control): SyncRequest {
  return read('sync request', value, reader => {
    const outer = reader.enter(Tag.sequence)
    const number = reader.enumerated(0, 0x7fffffff)
    const mode = (Object.keys(modes) as (keyof typeof modes)[]).find(mode => modes[mode] === number)
    if (mode === undefined) throw new Error(`There is no mode ${number}.`)
    const cookie = readCookie(reader)
    const reloadHint = reader.peek() === Tag.boolean ? reader.boolean() : false
    reader.leave(outer)
    return { mode, cookie, reloadHint }
  })
}

/** The control of a search. */
export function encodeSyncRequest({ mode, cookie, reloadHint }: SyncRequest, critical = true): Control {
  const writer = new BerWriter(128)
  const mark = writer.begin(Tag.sequence)
  writer.enumerated(modes[mode])
  if (cookie !== undefined) writer.octets(cookie)
  if (reloadHint) writer.boolean(true)
  writer.end(mark)
  return { type: syncRequestType, critical, value: writer.copy() }
}

/** Throws protocolError when the control's value is not what §2.3 says. */
export function decodeSyncState({ value }: Control): SyncState {
  return read('sync state', value, reader => {
    const outer = reader.enter(Tag.sequence)
    const state = states[reader.enumerated(0, states.length - 1)] ?? 'present'
    const entryUUID = readUuid(reader)
    const cookie = readCookie(reader)
    reader.leave(outer)
    return { state, entryUUID, ...(cookie && { cookie }) }
  })
}

/** The control of an entry. */
export function encodeSyncState({ state, entryUUID, cookie }: SyncState): Control {
  const writer = new BerWriter(128)
  const mark = writer.begin(Tag.sequence)
  writer.enumerated(states.indexOf(state))
  writer.octets(entryUUID)
  if (cookie !== undefined) writer.octets(cookie)
  writer.end(mark)
  return { type: syncStateType, critical: false, value: writer.copy() }
}

/** Throws protocolError when the control's value is not what §2.4 says. */
export function decodeSyncDone({ value }: Control): SyncDone {
  return read('sync done', value, reader => {
    const outer = reader.enter(Tag.sequence)
    const cookie = readCookie(reader)
    const refreshDeletes = reader.peek() === Tag.boolean ? reader.boolean() : false
    reader.leave(outer)
    return { ...(cookie && { cookie }), refreshDeletes }
  })
}

/** The control of the result. */
export function encodeSyncDone({ cookie, refreshDeletes }: SyncDone): Control {
  const writer = new BerWriter(128)
  const mark = writer.begin(Tag.sequence)
  if (cookie !== undefined) writer.octets(cookie)
  if (refreshDeletes) writer.boolean(true)
  writer.end(mark)
  return { type: syncDoneType, critical: false, value: writer.copy() }
}

/** Throws protocolError when the value is not what §2.5 says. */
export function decodeSyncInfo({ value }: Pick<IntermediateResponse, 'value'>): SyncInfo {
  return read('sync info', value, (reader): SyncInfo => {
    const tag = reader.peek()
    if (tag === infoTags.newcookie) return { kind: 'newcookie', cookie: reader.octets(tag) }
    if (tag === infoTags.syncIdSet) {
      const outer = reader.enter(tag)
      const cookie = readCookie(reader)
      const refreshDeletes = reader.peek() === Tag.boolean ? reader.boolean() : false
      const set = reader.enter(Tag.set)
      const syncUUIDs: Uint8Array[] = []
      while (!reader.atEnd) syncUUIDs.push(readUuid(reader))
      reader.leave(set)
      reader.leave(outer)
      return { kind: 'syncIdSet', ...(cookie && { cookie }), refreshDeletes, syncUUIDs }
    }
    const kind = tag === infoTags.refreshDelete ? 'refreshDelete' : 'refreshPresent'
    const outer = reader.enter(infoTags[kind])
    const cookie = readCookie(reader)
    const refreshDone = reader.peek() === Tag.boolean ? reader.boolean() : true
    reader.leave(outer)
    return { kind, ...(cookie && { cookie }), refreshDone }
  })
}

/** The intermediate response that carries it. */
export function encodeSyncInfo(info: SyncInfo): Required<Omit<IntermediateResponse, 'kind'>> {
  const writer = new BerWriter(128)
  if (info.kind === 'newcookie') writer.octets(info.cookie, infoTags.newcookie)
  else {
    const mark = writer.begin(infoTags[info.kind])
    if (info.cookie !== undefined) writer.octets(info.cookie)
    if (info.kind === 'syncIdSet') {
      if (info.refreshDeletes) writer.boolean(true)
      const set = writer.begin(Tag.set)
      for (const uuid of info.syncUUIDs) writer.octets(uuid)
      writer.end(set)
    } else if (!info.refreshDone) writer.boolean(false)
    writer.end(mark)
  }
  return { name: syncInfoName, value: writer.copy() }
}

function readCookie(reader: BerReader): Uint8Array | undefined {
  return reader.peek() === Tag.octetString ? reader.octets() : undefined
}

function readUuid(reader: BerReader): Uint8Array {
  const uuid = reader.octets()
  if (uuid.length !== uuidBytes) throw new Error(`An entryUUID has ${uuid.length} octets; it must have 16.`)
  return uuid
}

function read<T>(what: string, value: Uint8Array | undefined, decode: (reader: BerReader) => T): T {
  if (value === undefined) throw new LdapError(ResultCode.protocolError, `The ${what} has no value.`)
  try {
    return decode(new BerReader(value))
  } catch (cause) {
    throw new LdapError(ResultCode.protocolError, `The value of the ${what} is malformed.`, { cause })
  }
}

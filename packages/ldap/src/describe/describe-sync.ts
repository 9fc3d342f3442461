import { decodeSyncDone, decodeSyncInfo, decodeSyncRequest, decodeSyncState } from '../control/content-sync.ts'
import type { Control } from '../control/control.ts'
import { LdapError } from '../error.ts'
import { showOctets } from './show.ts'

/** What content synchronisation says, RFC 4533: lines for the values of its controls. */
export function describeSyncRequest(control: Control): string[] {
  const { mode, cookie, reloadHint } = decodeSyncRequest(control)
  return [
    `mode: ${mode}`,
    ...describeCookie(cookie),
    ...(reloadHint ? ['rather the whole content than a refusal'] : []),
  ]
}

export function describeSyncState(control: Control): string[] {
  const { state, entryUUID, cookie } = decodeSyncState(control)
  return [`state: ${state}`, `entryUUID: ${showUUID(entryUUID)}`, ...describeCookie(cookie)]
}

export function describeSyncDone(control: Control): string[] {
  const { cookie, refreshDeletes } = decodeSyncDone(control)
  return [...describeCookie(cookie), ...(refreshDeletes ? ['what was not told of is there still'] : [])]
}

/** The value of the intermediate response. */
export function describeSyncInfo(value: Uint8Array | undefined): string[] {
  try {
    const info = decodeSyncInfo({ ...(value && { value }) })
    const lines = [`info: ${info.kind}`, ...describeCookie(info.cookie)]
    if (info.kind === 'syncIdSet')
      return [
        ...lines,
        ...info.syncUUIDs.map(uuid => `${info.refreshDeletes ? 'gone' : 'there still'}: ${showUUID(uuid)}`),
      ]
    return info.kind !== 'newcookie' && info.refreshDone ? [...lines, 'the refresh is done'] : lines
  } catch (error) {
    if (error instanceof LdapError) return [error.message]
    throw error
  }
}

function describeCookie(cookie: Uint8Array | undefined): string[] {
  return cookie === undefined ? [] : [`cookie: ${showOctets(cookie)}`]
}

function showUUID(octets: Uint8Array): string {
  return Buffer.from(octets)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

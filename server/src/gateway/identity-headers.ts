import type { GatewayDoor } from '#directory'

/** Somebody as an app behind the gateway is told of them. */
export interface Identity {
  username: string
  displayName: string
  email: string | null
  /** Names of the groups they are in, directly and through others. */
  groups: readonly string[]
  isAdmin: boolean
}

/** Every header that says who somebody is. Proxies delete each of them from what a visitor sends. */
export const identityHeaderNames = [
  'X-Authenticated-User',
  'Remote-User',
  'Remote-Name',
  'Remote-Email',
  'Remote-Groups',
  'X-Authenticated-Admin',
  'X-Doorward-Assertion',
] as const

export type IdentityHeaders = Record<(typeof identityHeaderNames)[number], string>

/** What stands where there is nothing to say: a proxy may let the visitor's own header through where ours is empty. */
const nothing = '-'

/** Visible ASCII and space stay as they are; the rest, and `%` itself, is percent-encoded UTF-8. */
const printText = (text: string): string =>
  text.trim().replace(/[^\x20-\x24\x26-\x7e]+/g, part => encodeURIComponent(part.toWellFormed())) || nothing

/** Names are joined with a comma, and some apps split at more than that; a name that could be two is told to no app. */
const isTellable = (group: string): boolean => group !== nothing && !/[,;|]|\p{Cc}/u.test(group)

/** Of nobody, on a public path. */
export const nobodysHeaders: IdentityHeaders = {
  'X-Authenticated-User': nothing,
  'Remote-User': nothing,
  'Remote-Name': nothing,
  'Remote-Email': nothing,
  'Remote-Groups': nothing,
  'X-Authenticated-Admin': 'false',
  'X-Doorward-Assertion': nothing,
}

/** The headers of an answer that lets somebody through, and the groups that no header can name. */
export function printIdentity(
  { username, displayName, email, groups, isAdmin }: Identity,
  form: GatewayDoor['usernameForm'],
): { headers: IdentityHeaders; leftOut: string[] } {
  const told = groups.filter(isTellable).toSorted((a, b) => (a < b ? -1 : 1))
  const headers: IdentityHeaders = {
    ...nobodysHeaders,
    'X-Authenticated-User': form === 'icap' ? printIcap(username) : printText(username),
    'Remote-User': printText(username),
    'Remote-Name': printText(displayName),
    'Remote-Email': printText(email ?? ''),
    'Remote-Groups': told.map(printText).join(',') || nothing,
    'X-Authenticated-Admin': String(isAdmin),
  }
  return { headers, leftOut: groups.filter(group => !isTellable(group)) }
}

/** draft-stecher-icap-subid-00 §3.4: Base64 of `Local://` and the name. */
const printIcap = (username: string): string => Buffer.from(`Local://${username}`).toString('base64')

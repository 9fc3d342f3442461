import { createHash } from 'node:crypto'
import type { ExternalSettings } from '#directory'
import { minutes, type Millis } from '#ground'
import type { Upstream, UpstreamEntry } from '../connect/index.ts'
import type { ContentCookie } from './content-cookie.ts'
import { changeAttributes } from './read-people.ts'

/** From where an incremental run goes on. */
export interface RunMark {
  /** Of the settings that decide who is whom: see `identityOf`. */
  identity: string
  /** Active Directory counts changes, each controller by itself. */
  number: { value: number; server: string; invocation: string } | null
  /** Where others write the time of the newest change, as they print it. */
  time: string | null
  /** Where the server gives cookies; before it did, or could be asked, there is none. */
  cookie?: ContentCookie | null
}

export const parseMark = (text: string | null): RunMark | null => (text === null ? null : (JSON.parse(text) as RunMark))

/** Of what decides which entries are people, and which person an entry is: with other answers nobody is who they were. */
export function identityOf({ urls, userSearch, attributes }: ExternalSettings): string {
  const { base, scope, filter } = userSearch
  return createHash('sha256')
    .update(JSON.stringify([urls, base, scope, filter, attributes.id, attributes.username]))
    .digest('base64url')
}

/**
 * Where Active Directory's counter stands, to be read before the entries: what changes while they are read is read again
 * the next time. Null for servers that do not count.
 */
export async function readNumber(upstream: Upstream, { attributes }: UpstreamEntry): Promise<RunMark['number']> {
  const value = Number(attributes.first('highestCommittedUSN') ?? Number.NaN)
  const server = attributes.first('dsServiceName')
  if (!Number.isSafeInteger(value) || server === undefined) return null
  for await (const entry of upstream.search({
    base: server,
    scope: 'base',
    filter: '(objectClass=*)',
    attributes: ['invocationId'],
  })) {
    // A controller that was restored counts anew, under another one.
    const [invocation] = entry.attributes.octets('invocationId')
    if (invocation !== undefined) return { value, server, invocation: Buffer.from(invocation).toString('hex') }
  }
  return null
}

/** Clocks of servers that stand in for one another differ, and a second may hold changes before and after a look. */
const overlapMs = minutes(5)

/** What lets only those through who have changed since; null when that cannot be told and everybody is read. */
export function filterSince(
  mark: RunMark | null,
  settings: ExternalSettings,
  number: RunMark['number'],
): string | null {
  if (mark === null || mark.identity !== identityOf(settings)) return null
  if (mark.number !== null || number !== null) {
    const isSame = mark.number?.server === number?.server && mark.number?.invocation === number?.invocation
    return mark.number !== null && isSame ? `(${changeAttributes.number}>=${mark.number.value + 1})` : null
  }
  const since = mark.time === null ? undefined : parseTime(mark.time)
  return since === undefined ? null : `(${changeAttributes.time}>=${printTime(since - overlapMs)})`
}

/** A GeneralizedTime (RFC 4517 §3.3.13) to the second, in UTC. */
function parseTime(text: string): Millis | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text)
  if (parts === null) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const printTime = (at: Millis): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`

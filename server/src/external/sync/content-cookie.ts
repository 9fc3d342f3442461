import { syncRequestType } from '@doorward/ldap'
import type { ExternalSettings } from '#directory'
import { UpstreamError, type Upstream, type UpstreamEntry } from '../connect/index.ts'
import { ContentNews, isNamedSo, NotUnderstood } from './content-news.ts'
import { identityOf, type RunMark } from './run-mark.ts'

/** What a server has given to be told of changes since (RFC 4533 §2.1.2). Only it can say what is in it. */
export interface ContentCookie {
  /** Base64. */
  value: string
  /** Who gave it, and to whom: another account may see other entries. */
  url: string
  account: string | null
  /** Whether people are known by the names that entries have in it, so that it can be told who is gone. */
  namesPeople: boolean
}

/** One that is longer was not made to be kept. */
const lengthMax = 8192

/** Whether the server says that it tells what has changed. Of what it has at other servers it does not know that. */
export const offersCookies = (rootDse: UpstreamEntry, { referrals }: ExternalSettings): boolean =>
  referrals !== 'follow' && rootDse.attributes.all('supportedControl').includes(syncRequestType)

/** The cookie to go on from; null where it was given for something else, or by somebody else. */
export function findCookie(mark: RunMark | null, settings: ExternalSettings, url: string): ContentCookie | null {
  const cookie = mark?.cookie ?? null
  if (cookie === null || mark?.identity !== identityOf(settings)) return null
  return cookie.url === url && cookie.account === settings.bindDn ? cookie : null
}

/**
 * A cookie of how things are now, to be asked for before everybody is read: what changes meanwhile is told the next time.
 * With one from before only the difference comes. Null where the server gives none, or not all entries at once.
 */
export async function fetchCookie(
  upstream: Upstream,
  settings: ExternalSettings,
  before: ContentCookie | null,
): Promise<ContentCookie | null> {
  const { base, scope, filter } = settings.userSearch
  const { id } = settings.attributes
  let namesPeople = before?.namesPeople ?? id?.toLowerCase() === 'entryuuid'
  const news = new ContentNews(before === null ? null : before.value, () => undefined)
  try {
    for await (const entry of upstream.search({ base, scope, filter, attributes: [id ?? '1.1'], ...news.question }))
      if (news.take(entry) && namesPeople) namesPeople = isNamedSo(entry, id)
    return makeCookie(news.end().cookie, { settings, url: upstream.url, namesPeople })
  } catch (error) {
    // Also a server that hangs up because of it: whether it is there at all is found out next.
    if (!(error instanceof NotUnderstood || error instanceof UpstreamError)) throw error
    return before === null ? null : await fetchCookie(upstream, settings, null)
  }
}

export function makeCookie(
  value: string | null,
  { settings, url, namesPeople }: { settings: ExternalSettings; url: string; namesPeople: boolean },
): ContentCookie | null {
  if (value === null || value.length > lengthMax) return null
  return { value, url, account: settings.bindDn, namesPeople }
}

/**
 * Whether everybody is to be read because of it: the server does not know the cookie any more (e-syncRefreshRequired, 4096),
 * does not take it, or says what is not understood. That nothing is heard of it is no reason.
 */
export const isForAll = (error: unknown): boolean =>
  error instanceof NotUnderstood ||
  (error instanceof UpstreamError && error.kind !== 'unreachable' && error.kind !== 'tls')

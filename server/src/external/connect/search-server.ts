import { say } from '#ground'
import {
  type Control,
  type Filter,
  LdapError,
  pagedResultsType,
  parseFilter,
  ResultCode,
  type SearchPart,
  type SearchRequest,
  type SearchResultEntry,
  SearchScope,
  type LdapClient,
} from '@doorward/ldap'
import type { Links } from './links.ts'
import type { ServerLink } from './server-link.ts'
import { UpstreamError } from './upstream-error.ts'
import type { Question } from './upstream.ts'

/** An entry, or where there is more. */
export type Found = { entry: SearchResultEntry; controls: readonly Control[] }
export interface Referred {
  uris: readonly string[]
}

const scopes = { base: SearchScope.baseObject, one: SearchScope.singleLevel, subtree: SearchScope.wholeSubtree }
const pages = new WeakMap<Links, boolean>()

/** One search on a connection of its own, by pages where the server has them. Throws LdapError. */
export async function* searchServer(
  links: Links,
  link: ServerLink,
  question: Question,
): AsyncGenerator<Found | Referred, void> {
  const request = requestOf(question, link)
  const { pageSize } = link.settings
  const isSmall = question.isWhole === true || question.scope === 'base'
  const wantsPages = !isSmall && !(question.sizeLimit !== undefined && question.sizeLimit <= pageSize)
  let client = await links.lend()
  const { signal: own, controls } = question
  const signal = own && link.signal ? AbortSignal.any([own, link.signal]) : (own ?? link.signal)
  const options = { ...(signal && { signal }), ...(controls && { controls }) }
  let count = 0
  let parts = 0
  let isAgain = false
  try {
    for (;;) {
      try {
        const paged = wantsPages && (await hasPages(links, client, options.signal))
        const found = client.stream(request, { ...options, ...(paged && { pageSize }) })
        for await (const part of tell(found, question)) {
          parts++
          if ('entry' in part && question.sizeLimit !== undefined && ++count > question.sizeLimit)
            throw new LdapError(ResultCode.sizeLimitExceeded, '')
          yield part
        }
        return
      } catch (error) {
        if (parts > 0) throw error
        // RFC 2696: a server that has no pages, and did not say so before.
        if (wantsPages && isWithoutPages(error) && pages.get(links) !== false) pages.set(links, false)
        else if (!isAgain && !client.isOpen && links.hasRested(client) && !signal?.aborted) {
          isAgain = true
          links.giveBack(client)
          client = await links.lend()
        } else throw error
      }
    }
  } catch (error) {
    // A reference in the place of an answer is followed as one that came among entries.
    if (error instanceof LdapError && error.resultCode === ResultCode.referral && link.settings.referrals === 'follow')
      yield { uris: error.referral }
    else throw error
  } finally {
    links.giveBack(client)
  }
}

const isWithoutPages = (error: unknown): boolean =>
  error instanceof LdapError && error.resultCode === ResultCode.unavailableCriticalExtension

/** Whether the server says that it has pages; true where it says nothing of itself, since most have them. */
async function hasPages(links: Links, client: LdapClient, signal: AbortSignal | undefined): Promise<boolean> {
  const known = pages.get(links)
  if (known !== undefined) return known
  const request = { ...whole, baseObject: '', scope: SearchScope.baseObject, attributes: ['supportedControl'] }
  const { entries } = await client.search(request, { ...(signal && { signal }) }).catch((error: unknown) => {
    if (error instanceof LdapError && error.ends === 'operation') return { entries: [] }
    throw error
  })
  const offered = entries[0]?.attributes.flatMap(({ values }) => values.map(value => Buffer.from(value).toString()))
  const has = offered === undefined || offered.includes(pagedResultsType)
  pages.set(links, has)
  return has
}

async function* tell(
  parts: AsyncGenerator<SearchPart, readonly Control[]>,
  { told }: Question,
): AsyncGenerator<Found | Referred, void> {
  try {
    for (;;) {
      const { done, value } = await parts.next()
      if (done) {
        told?.(value)
        return
      }
      const { operation, controls } = value
      if (operation.kind === 'searchResEntry') yield { entry: operation, controls }
      else if (operation.kind === 'searchResRef') yield { uris: operation.uris }
      else told?.(operation)
    }
  } finally {
    await parts.return([])
  }
}

const whole = {
  derefAliases: 0,
  sizeLimit: 0,
  timeLimit: 0,
  typesOnly: false,
  filter: { kind: 'present', attribute: 'objectClass' },
} as const

function requestOf(question: Question, { settings, address }: ServerLink): Omit<SearchRequest, 'kind'> {
  return {
    ...whole,
    baseObject: question.base,
    scope: scopes[question.scope],
    sizeLimit: question.sizeLimit ?? 0,
    timeLimit: Math.ceil(settings.timeouts.search / 1000),
    filter: readFilter(question.filter, address.url),
    attributes: question.attributes,
  }
}

function readFilter(filter: string | Filter, url: string): Filter {
  if (typeof filter !== 'string') return filter
  try {
    return parseFilter(filter)
  } catch (cause) {
    throw new UpstreamError(
      'protocol',
      say('The filter {filter} cannot be read ({why}).', { filter, why: (cause as Error).message }),
      {
        url,
        cause,
      },
    )
  }
}

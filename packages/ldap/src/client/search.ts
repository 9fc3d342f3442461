import { type Control, findControl, noControls } from '../control/control.ts'
import { decodePagedResults, encodePagedResults, pagedResultsType } from '../control/paged-results.ts'
import { LdapError, malformed } from '../error.ts'
import type { ClientLimits } from '../limits.ts'
import type { IntermediateResponse } from '../message/intermediate.ts'
import type { Message } from '../message/message.ts'
import { ResultCode } from '../message/result-code.ts'
import type { SearchRequest, SearchResultEntry, SearchResultReference } from '../message/search.ts'
import type { Exchange } from './exchange.ts'
import { requireSuccess } from './require-success.ts'
import { type Deadline, deadlineIn } from './sockets.ts'

/** An entry or a reference, with its controls; between them what some controls have servers say. */
export type SearchPart = Message<SearchResultEntry | SearchResultReference | IntermediateResponse>

export interface SearchOptions {
  /** Entries of a page (RFC 2696). A server that cannot answers unavailableCriticalExtension (12). */
  pageSize?: number
  /** Go with every page. */
  controls?: readonly Control[]
  /** Abandons the search; the connection stays. */
  signal?: AbortSignal
}

const noCookie = new Uint8Array(0)
/** How many have to come within `searchMs` where there are no pages. */
const partsPerTurn = 500
/** Pages in a row without an entry, as servers send that look long for few: more is a server that goes round in circles. */
const emptyPagesMax = 100

/**
 * What a search finds, as it comes. With a deadline it has to end by then; without one each page has `searchMs`, and the
 * time whoever reads takes is not counted.
 */
export async function* searchParts(
  exchange: Exchange,
  limits: ClientLimits,
  request: Omit<SearchRequest, 'kind'>,
  { pageSize, controls = noControls, signal }: SearchOptions,
  whole?: Deadline,
): AsyncGenerator<SearchPart, readonly Control[]> {
  const deadline = whole ?? deadlineIn(limits.searchMs)
  const bytesMax = exchange.bytesReceived + limits.searchBytesMax
  let parts = 0
  let emptyPages = 0
  for (let cookie: Uint8Array = noCookie; ; ) {
    const paging = pageSize === undefined ? [] : [encodePagedResults({ size: pageSize, cookie }, true)]
    signal?.throwIfAborted()
    const id = exchange.send({ ...request, kind: 'searchRequest' }, [...controls, ...paging])
    const before = parts
    let answer: readonly Control[] | undefined
    try {
      while (answer === undefined) {
        const message = await exchange.next(id, deadline, signal)
        const { operation } = message
        if (operation.kind === 'searchResDone') {
          answer = message.controls
          requireSuccess(operation)
          break
        }
        if (!isPart(message, controls)) throw exchange.fail(malformed(`The server answered with ${operation.kind}.`))
        if (++parts > limits.entriesMax) throw exchange.fail(tooMuch(`more than ${limits.entriesMax} entries`))
        if (exchange.bytesReceived > bytesMax) throw exchange.fail(tooMuch(`more than ${limits.searchBytesMax} bytes`))
        const handedOut = performance.now()
        yield message
        if (whole !== undefined) continue
        if (parts % (pageSize ?? partsPerTurn) === 0) deadline.at = performance.now() + limits.searchMs
        else deadline.at += performance.now() - handedOut
      }
    } finally {
      if (answer === undefined) exchange.abandon(id)
    }
    if (pageSize === undefined) return answer
    const control = findControl(answer, pagedResultsType)
    // Whether there is more cannot be known: what came so far is not told as all there is.
    if (control === undefined)
      throw exchange.fail(malformed('The server answered a page without saying whether more follow.'))
    cookie = decodePagedResults(control).cookie
    if (cookie.length === 0) return answer
    emptyPages = parts === before ? emptyPages + 1 : 0
    if (emptyPages > emptyPagesMax) throw exchange.fail(tooMuch(`more than ${emptyPagesMax} pages without an entry`))
    if (whole === undefined) deadline.at = performance.now() + limits.searchMs
  }
}

/** RFC 4511 §4.13: intermediate answers come only to those who asked with a control that has them. */
function isPart(message: Message, controls: readonly Control[]): message is SearchPart {
  const { kind } = message.operation
  return (
    kind === 'searchResEntry' || kind === 'searchResRef' || (kind === 'intermediateResponse' && controls.length > 0)
  )
}

const tooMuch = (found: string): LdapError => new LdapError(ResultCode.adminLimitExceeded, `A search found ${found}.`)

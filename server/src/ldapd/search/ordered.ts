import type { Millis } from '#ground'
import {
  type Answer,
  type Control,
  decodePagedResults,
  decodeSortRequest,
  encodePagedResults,
  encodeSortResponse,
  type PagedResults,
  pagedResultsType,
  type ReceivedSearchRequest,
  ResultCode,
  type SearchOutput,
  type Soon,
  sortRequestType,
  type SortResult,
} from '@doorward/ldap'
import type { Selection } from '../entry/selection.ts'
import type { Profile } from '../profile/index.ts'
import type { Place } from '../tree/place.ts'
import { searchLimits, type SearchMaxima } from './limits.ts'
import { collectMatches, type Eyes, MatchCursor, type Matches } from './matches.ts'
import { Pages } from './pages.ts'
import { deadlineOf, entriesMaxOf, type Outcome, run, type SearchOperation } from './run.ts'
import { segmentsOf } from './segments.ts'
import type { Sight } from './sight.ts'
import { inSlices, type Unfinished } from './slices.ts'
import { findOrderings, type Ordering, sortMatches } from './sort.ts'
import type { Targets } from './target.ts'

export interface OrderedParts {
  now: () => Millis
  maxima: () => SearchMaxima
  targetsOf(sight: Sight): Targets
  selectionOf(request: ReceivedSearchRequest, profile: Profile, isAdmin: boolean): Selection
}

/** Searches that find everybody before they tell anybody: in pages (RFC 2696), or sorted (RFC 2891), or both. */
export interface OrderedSearch {
  isAsked(operation: SearchOperation): boolean
  search(operation: SearchOperation, out: SearchOutput, place: Place, sight: Sight): Soon<Answer>
}

export const done: Answer = { resultCode: ResultCode.success }

export function createOrderedSearch(parts: OrderedParts): OrderedSearch {
  const pages = new Pages()
  let sorts = 0

  function search(operation: SearchOperation, out: SearchOutput, place: Place, sight: Sight): Soon<Answer> {
    const { request, connection } = operation
    const { profile } = sight.tree.view
    const paged = findPaged(operation)
    const sort = findSort(operation, profile, sight.isAdmin)
    if (sort !== undefined && sort.failure !== undefined && sort.critical) return refusedSort(sort.failure)
    const targets = parts.targetsOf(sight)
    const eyes: Eyes = { ...targets, selection: parts.selectionOf(request, profile, sight.isAdmin) }
    const query = { request, sort: sort?.value, profile }
    const { timeMs, entries } = parts.maxima()
    const deadline = deadlineOf(request, parts.now(), timeMs)

    /** Sends a page, or everything. */
    const tell = (cursor: MatchCursor, sorted: readonly Control[]): Soon<Answer> => {
      const pageSize = paged?.size || Infinity
      return answerOf(
        run({ operation, out, cursor, pageSize, now: parts.now, timeMaxMs: timeMs, deadline }),
        outcome => {
          if (paged === undefined) return [...sorted]
          const cookie = outcome === 'page-full' ? pages.keep(connection.state, query, cursor) : noCookie
          return [...sorted, encodePagedResults({ size: cursor.matches.order.length, cookie })]
        },
      )
    }

    if (paged !== undefined && paged.cookie.length > 0) {
      const cursor = pages.take(connection.state, query, paged.cookie)
      if (cursor === undefined) return cookieUnknown
      const sorted = sort === undefined ? [] : [encodeSortResponse(cursor.matches.sorted ?? success)]
      // With size 0 the client gives up what is left.
      if (paged.size === 0) return { ...done, controls: [...sorted, encodePagedResults({ size: 0, cookie: noCookie })] }
      cursor.look(eyes)
      return tell(cursor, sorted)
    }

    const entriesMax = entriesMaxOf(request, entries)
    const begin = (found: Found | Unfinished): Soon<Answer> => {
      if (typeof found === 'string') return found === 'abandoned' ? done : tooLong
      const { matches, sorted } = found
      if (sorted !== undefined && sort?.critical === true && sorted.resultCode !== ResultCode.success)
        return refusedSort(sorted)
      return tell(new MatchCursor(matches, entriesMax, eyes), sorted === undefined ? [] : [encodeSortResponse(sorted)])
    }
    // Everybody is needed to know who is first; otherwise one more than is wanted tells that there are more.
    const most = sort === undefined ? entriesMax + 1 : Infinity
    const segments = segmentsOf(place, request, sight, targets)
    const found = inSlices(find(collectMatches(segments, most), sort, targets), { operation, deadline, now: parts.now })
    return found instanceof Promise ? found.then(begin) : begin(found)
  }

  function* find(
    collecting: Generator<void, Matches>,
    sort: Sort | undefined,
    { people, groups }: Targets,
  ): Generator<void, Found> {
    const matches = yield* collecting
    if (sort === undefined) return { matches, sorted: undefined }
    const sorted = sort.failure ?? (yield* sortNow(matches, sort.orderings, { people, groups }))
    matches.sorted = sorted
    return { matches, sorted }
  }

  function* sortNow(
    matches: Matches,
    orderings: readonly Ordering[],
    { people, groups }: Targets,
  ): Generator<void, SortResult> {
    if (sorts >= searchLimits.sortsAtOnceMax) return { resultCode: ResultCode.busy }
    sorts++
    try {
      const isSorted = yield* sortMatches(matches, orderings, (match, type) => {
        if (match.kind === 'static') return match.entry.attributes.get(type) ?? []
        return (match.kind === 'person' ? people : groups).valuesAt(match.slot, type)
      })
      return isSorted ? success : { resultCode: ResultCode.adminLimitExceeded }
    } finally {
      sorts--
    }
  }

  return {
    isAsked: operation =>
      operation.findControl(pagedResultsType) !== undefined || operation.findControl(sortRequestType) !== undefined,
    search,
  }
}

interface Found {
  matches: Matches
  sorted: SortResult | undefined
}

/** How a search is to be sorted, or why it cannot be. */
interface Sort {
  value: Uint8Array | undefined
  critical: boolean
  orderings: readonly Ordering[]
  failure: SortResult | undefined
}

const success: SortResult = { resultCode: ResultCode.success }
const noCookie = new Uint8Array()

function findPaged(operation: SearchOperation): PagedResults | undefined {
  const control = operation.findControl(pagedResultsType)
  return control && decodePagedResults(control)
}

function findSort(operation: SearchOperation, profile: Profile, isAdmin: boolean): Sort | undefined {
  const control = operation.findControl(sortRequestType)
  if (control === undefined) return undefined
  const { value, critical } = control
  const found = findOrderings(decodeSortRequest(control), profile, isAdmin)
  return 'resultCode' in found
    ? { value, critical, orderings: [], failure: found }
    : { value, critical, orderings: found, failure: undefined }
}

/** What a sort and a page say of an answer of one entry at most; or the refusal. */
export function sortedAlone(operation: SearchOperation, profile: Profile): Answer | { controls: Control[] } {
  const sort = operation.controls.length === 0 ? undefined : findSort(operation, profile, false)
  if (sort === undefined) return { controls: [] }
  if (sort.failure !== undefined && sort.critical) return refusedSort(sort.failure)
  return { controls: [encodeSortResponse(sort.failure ?? success)] }
}

/** RFC 2891 §2: where sorting is critical and cannot be, nothing is answered. */
const refusedSort = (result: SortResult): Answer => ({
  resultCode: ResultCode.unavailableCriticalExtension,
  diagnosticMessage: 'The entries cannot be sorted like this.',
  controls: [encodeSortResponse(result)],
})

const tooLong: Answer = { resultCode: ResultCode.timeLimitExceeded }

const outcomes: Readonly<Record<Outcome, Answer>> = {
  done,
  'page-full': done,
  'too-many': { resultCode: ResultCode.sizeLimitExceeded },
  'too-long': tooLong,
}

export function answerOf(outcome: Soon<Outcome>, controls: (outcome: Outcome) => Control[]): Soon<Answer> {
  if (typeof outcome === 'string') {
    const sent = controls(outcome)
    return sent.length === 0 ? outcomes[outcome] : { ...outcomes[outcome], controls: sent }
  }
  return outcome.then(outcome => answerOf(outcome, controls))
}

const cookieUnknown: Answer = {
  resultCode: ResultCode.unwillingToPerform,
  diagnosticMessage: 'The paging cookie is not of this search, or was used before. Search again from the first page.',
}

import {
  type Answer,
  assertionType,
  type Control,
  LdapError,
  manageDsaITType,
  pagedResultsType,
  type ReceivedSearchRequest,
  ResultCode,
  type SearchOutput,
  SearchScope,
  type Soon,
  sortRequestType,
  syncRequestType,
} from '@doorward/ldap'
import { ByteCache } from '../byte-cache.ts'
import { createSelection, type Selection, writeStaticEntry } from '../entry/selection.ts'
import type { Profile } from '../profile/index.ts'
import { Content, selectTold } from '../sync/content.ts'
import type { Place } from '../tree/place.ts'
import type { View } from '../tree/tree.ts'
import { requireAssertion, requireAssertionOf } from './assertion.ts'
import type { SearchMaxima } from './limits.ts'
import { matchesStatic } from './compile-static.ts'
import type { DerivedParts } from './derived.ts'
import { createEntrances, type Entrance, type EntranceParts, type Entrances } from './entrance.ts'
import { answerOf, createOrderedSearch, done, sortedAlone } from './ordered.ts'
import { Cursor, entriesMaxOf, run, type SearchOperation, type Segment } from './run.ts'
import { segmentsOf } from './segments.ts'
import type { Sight } from './sight.ts'
import { createTargets, type Targets } from './target.ts'

export interface SearchParts extends EntranceParts {
  maxima: () => SearchMaxima
  /** Told of every search in a view. */
  used: (view: View) => void
}

/** Controls a search may carry. */
export const supportedControls: readonly string[] = [
  pagedResultsType,
  sortRequestType,
  assertionType,
  manageDsaITType,
  syncRequestType,
]

export interface Searcher {
  search(operation: SearchOperation, out: SearchOutput): Soon<Answer>
  entrances: Entrances
  /** The people and the groups of a tree, as one operation sees them. */
  targetsOf(sight: Sight): Targets
  /** Follows a DN; throws invalidDNSyntax. */
  findPlace(dn: string): Place
  /** What a search that keeps a copy in step is of. Throws an LdapError where there is nothing of the kind. */
  openContent(operation: SearchOperation): Content
  /** Forgets what was worked out of bases and attribute lists: views, apps or profiles have changed. */
  forget(): void
}

/** Answers searches (RFC 4511 §4.5) from memory. */
export function createSearcher(parts: SearchParts): Searcher {
  const { memory, now } = parts
  const entrances = createEntrances(parts)
  let selections = new WeakMap<Profile, ByteCache<Selection>[]>()
  const findPlaceOf: DerivedParts['findPlace'] = dn => entrances.findPlaceOf(dn)
  const targetsOf = (sight: Sight): Targets => createTargets({ memory, sight, findPlace: findPlaceOf })
  const ordered = createOrderedSearch({ now, maxima: parts.maxima, targetsOf, selectionOf })

  function selectionOf(request: ReceivedSearchRequest, profile: Profile, isAdmin: boolean): Selection {
    let caches = selections.get(profile)
    if (caches === undefined) selections.set(profile, (caches = []))
    const cache = (caches[(isAdmin ? 2 : 0) + (request.typesOnly ? 1 : 0)] ??= new ByteCache())
    return cache.get(request.bytes, request.attributesStart, request.attributesEnd, () =>
      createSelection(profile, request, isAdmin),
    )
  }

  /** The root DSE or a subschema. RFC 4512 §5.1: the root DSE is no part of any tree; it is found by name only. */
  function searchOne(
    { entry, profile, isRoot }: Extract<Entrance, { kind: 'static' }>,
    operation: SearchOperation,
    out: SearchOutput,
  ): Answer {
    const { scope, filter } = operation.request
    if (isRoot && scope !== SearchScope.baseObject) return { resultCode: ResultCode.noSuchObject }
    const controls = sortedAlone(operation, profile)
    if ('resultCode' in controls) return controls
    if (operation.controls.length > 0) requireAssertionOf(operation, filter => matchesStatic(filter, entry, profile))
    const isInScope = scope === SearchScope.baseObject || scope === SearchScope.wholeSubtree
    if (isInScope && matchesStatic(filter, entry, profile)) {
      writeStaticEntry(out.beginEntry(), entry, selectionOf(operation.request, profile, false))
      out.endEntry()
    }
    return controls.controls.length === 0 ? done : { ...done, controls: controls.controls }
  }

  function search(operation: SearchOperation, out: SearchOutput): Soon<Answer> {
    const { request, connection } = operation
    const entrance = entrances.ofSearch(request, connection)
    if (entrance.kind === 'refused') return entrance.answer
    if (entrance.kind === 'static') return searchOne(entrance, operation, out)
    const { place, sight } = entrance
    if (operation.controls.length > 0) requireAssertion(operation, place, { memory, sight, findPlace: findPlaceOf })
    parts.used(sight.tree.view)
    if (operation.controls.length > 0 && ordered.isAsked(operation)) return ordered.search(operation, out, place, sight)
    const segments: Segment[] = segmentsOf(place, request, sight, targetsOf(sight))
    const selection = selectionOf(request, sight.tree.view.profile, sight.isAdmin)
    const cursor = new Cursor(segments, selection, entriesMaxOf(request, parts.maxima().entries))
    return answerOf(
      run({ operation, out, cursor, pageSize: Infinity, now, timeMaxMs: parts.maxima().timeMs }),
      noControls,
    )
  }

  function openContent({ request, connection }: SearchOperation): Content {
    const entrance = entrances.ofSearch(request, connection)
    if (entrance.kind !== 'place') throw new LdapError(ResultCode.noSuchObject, 'There is no such entry.')
    const { place, sight } = entrance
    if (sight.tree.app !== undefined)
      throw new LdapError(ResultCode.unwillingToPerform, 'Copies are kept of a main tree, not of an app’s.')
    parts.used(sight.tree.view)
    const segments = segmentsOf(place, request, sight, targetsOf(sight))
    return new Content({ memory, sight, segments, selection: selectTold(sight.tree.view.profile, request) })
  }

  return {
    search,
    openContent,
    entrances,
    targetsOf,
    findPlace: dn => entrances.findPlace(dn),
    forget() {
      entrances.forget()
      selections = new WeakMap()
    },
  }
}

const noControls = (): Control[] => []

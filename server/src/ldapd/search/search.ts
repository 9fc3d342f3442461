import type { Millis } from '#ground'
import type { DirectoryMemory, LdapProfile } from '#directory'
import {
  type Answer,
  assertionType,
  type Connection,
  type Control,
  decodePagedResults,
  encodePagedResults,
  equalDN,
  LdapError,
  manageDsaITType,
  type Operation,
  type PagedResults,
  pagedResultsType,
  parseDN,
  type ReceivedSearchRequest,
  ResultCode,
  type SearchOutput,
  SearchScope,
  type Soon,
  syncRequestType,
} from '@doorward/ldap'
import { ByteCache } from '../byte-cache.ts'
import { createSelection, type Selection, writeStaticEntry } from '../entry/selection.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import { type Profile, profiles } from '../profile/index.ts'
import { subschemaOf } from '../schema/subschema.ts'
import type { Offer } from '../offer.ts'
import type { Session } from '../session.ts'
import { Content, selectTold } from '../sync/content.ts'
import type { Node } from '../tree/node.ts'
import { findPlace, type Place } from '../tree/place.ts'
import { rootDSE } from '../tree/root-dse.ts'
import type { View } from '../tree/tree.ts'
import type { SearchMaxima } from './limits.ts'
import { requireAssertion } from './assertion.ts'
import { Pages } from './pages.ts'
import { Cursor, type Outcome, run, type Segment, type SlotTarget } from './run.ts'
import { findSight, type Sight, type SightParts } from './sight.ts'
import { compileStatic, matchesStatic } from './compile-static.ts'
import { Truth } from './condition.ts'
import { Target } from './target.ts'

export interface SearchParts extends SightParts {
  memory: DirectoryMemory
  now: () => Millis
  views: () => readonly View[]
  /** A profile as it is now, as it is told to the admin bind or to everybody else. */
  profileOf: (name: LdapProfile, isAdmin: boolean) => Profile
  maxima: () => SearchMaxima
  /** Told of every search in a view. */
  used: (view: View) => void
  /** What the handler does, as the root DSE tells it. */
  offer: (connection: Connection<Session>) => Offer
  /** Of the product, for the root DSE. */
  version: string
}

/** Controls a search may carry. */
export const supportedControls: readonly string[] = [pagedResultsType, assertionType, manageDsaITType, syncRequestType]

/** What the octets of a base name: an entry of a tree, or one of the two entries that stand outside of all. */
type Base = { kind: 'place'; place: Place } | { kind: 'root' } | { kind: 'subschema'; profile: LdapProfile }

const done: Answer = { resultCode: ResultCode.success }

type SearchOperation = Operation<Session, ReceivedSearchRequest>

export interface Searcher {
  search(operation: SearchOperation, out: SearchOutput): Soon<Answer>
  /** Follows a DN; throws invalidDNSyntax. */
  findPlace(dn: string): Place
  /** What a search that keeps a copy in step is of. Throws an LdapError where there is nothing of the kind. */
  openContent(request: ReceivedSearchRequest, session: Session): Content
  /** Forgets what was worked out of bases and attribute lists: views, apps or profiles have changed. */
  forget(): void
}

/** Answers searches (RFC 4511 §4.5) from memory. */
export function createSearcher(parts: SearchParts): Searcher {
  const { memory } = parts
  const bases = new ByteCache<Base>()
  let selections = new WeakMap<Profile, ByteCache<Selection>[]>()
  const pages = new Pages()

  const follow = (dn: string): Place => findPlace(parseDN(dn), parts.views(), memory)

  function findBase(request: ReceivedSearchRequest): Base {
    const { bytes, baseStart, baseEnd } = request
    if (baseStart === baseEnd) return { kind: 'root' }
    let fresh: Base | undefined
    const base = bases.get(bytes, baseStart, baseEnd, () => (fresh = parseBase(request.baseObject)))
    // Only what stands still is remembered; people and groups come and go.
    if (base.kind === 'place' && base.place.kind !== 'node' && fresh === undefined) return parseBase(request.baseObject)
    return base
  }

  function parseBase(dn: string): Base {
    const place = follow(dn)
    const profile =
      place.tree === undefined && Object.values(profiles).find(({ subschemaDN }) => equalDN(dn, subschemaDN))
    return profile ? { kind: 'subschema', profile: profile.name } : { kind: 'place', place }
  }

  function selectionOf(request: ReceivedSearchRequest, profile: Profile, isAdmin: boolean): Selection {
    let caches = selections.get(profile)
    if (caches === undefined) selections.set(profile, (caches = []))
    const cache = (caches[(isAdmin ? 2 : 0) + (request.typesOnly ? 1 : 0)] ??= new ByteCache())
    return cache.get(request.bytes, request.attributesStart, request.attributesEnd, () =>
      createSelection(profile, request, isAdmin),
    )
  }

  function searchOne(entry: StaticEntry, profile: Profile, request: ReceivedSearchRequest, out: SearchOutput): Answer {
    const { scope, filter } = request
    if (scope !== SearchScope.baseObject && scope !== SearchScope.wholeSubtree) return done
    if (!matchesStatic(filter, entry, profile)) return done
    writeStaticEntry(out.beginEntry(), entry, selectionOf(request, profile, false))
    out.endEntry()
    return done
  }

  function search(operation: SearchOperation, out: SearchOutput): Soon<Answer> {
    const { request, connection } = operation
    const session = connection.state
    const base = findBase(request)
    if (base.kind === 'root') {
      // RFC 4512 §5.1: the root DSE is no part of any naming context; it is found by name only.
      if (request.scope !== SearchScope.baseObject) return missing('')
      const views = parts.views()
      const { profile } = session.kind === 'anonymous' ? (views[0] ?? { profile: profiles.standard }) : session.view
      const entry = rootDSE({ views, session, profile, offer: parts.offer(connection), version: parts.version })
      return searchOne(entry, profile, request, out)
    }
    if (base.kind === 'subschema') {
      const profile = parts.profileOf(base.profile, session.kind === 'admin')
      return searchOne(subschemaOf(profile, parts.now()), profile, request, out)
    }
    const { place } = base
    if (session.kind === 'anonymous') return needsBind
    const sight = place.tree && findSight(parts, session, place.tree, parts.now())
    if (sight === undefined) return missing('')
    if (!sight.sees(place)) return missing(nearestSeen(place, sight))

    if (operation.controls.length > 0) requireAssertion(operation, place, { memory, sight, findPlace: findPlaceOf })
    const control = operation.findControl(pagedResultsType)
    if (control !== undefined) return searchPage(operation, out, decodePagedResults(control), place, sight)
    parts.used(sight.tree.view)
    const cursor = open(request, place, sight)
    return answerOf(
      run({ operation, out, cursor, pageSize: Infinity, now: parts.now, timeMaxMs: parts.maxima().timeMs }),
      () => [],
    )
  }

  function open(request: ReceivedSearchRequest, place: Place, sight: Sight): Cursor {
    const selection = selectionOf(request, sight.tree.view.profile, sight.isAdmin)
    return new Cursor(
      segmentsOf(place, request, sight, targetsOf(sight)),
      selection,
      Math.min(request.sizeLimit || Infinity, parts.maxima().entries),
    )
  }

  function targetsOf(sight: Sight): { people: SlotTarget; groups: SlotTarget } {
    const { images } = sight.tree.view
    const derivedParts = { memory, sight, findPlace: findPlaceOf }
    return {
      people: new Target('person', derivedParts, images.people, sight.tree.peopleSuffix),
      groups: new Target('group', derivedParts, images.groups, sight.tree.groupsSuffix),
    }
  }

  /** RFC 2696: a page, and the cookie of the next one; with size 0 the client gives up what is left. */
  function searchPage(
    operation: SearchOperation,
    out: SearchOutput,
    { size, cookie }: PagedResults,
    place: Place,
    sight: Sight,
  ): Soon<Answer> {
    const { request, connection } = operation
    const isFirst = cookie.length === 0
    const { profile } = sight.tree.view
    const cursor = isFirst ? open(request, place, sight) : pages.take(connection.state, request, profile, cookie)
    if (cursor === undefined) return cookieUnknown
    const control = (cookie: Uint8Array) => [encodePagedResults({ size: 0, cookie })]
    if (size === 0 && !isFirst) return { ...done, controls: control(new Uint8Array()) }
    const session = connection.state
    return answerOf(
      run({ operation, out, cursor, pageSize: size || Infinity, now: parts.now, timeMaxMs: parts.maxima().timeMs }),
      outcome => control(outcome === 'page-full' ? pages.keep(session, request, profile, cursor) : new Uint8Array()),
    )
  }

  function findPlaceOf(dn: Uint8Array): Place | undefined {
    try {
      return follow(Buffer.from(dn).toString())
    } catch (error) {
      if (error instanceof LdapError) return undefined
      throw error
    }
  }

  function openContent(request: ReceivedSearchRequest, session: Session): Content {
    const base = findBase(request)
    const tree = base.kind === 'place' ? base.place.tree : undefined
    const sight = tree && findSight(parts, session, tree, parts.now())
    if (base.kind !== 'place' || sight === undefined || !sight.sees(base.place))
      throw new LdapError(ResultCode.noSuchObject, 'There is no such entry.')
    if (sight.tree.app !== undefined)
      throw new LdapError(ResultCode.unwillingToPerform, 'Copies are kept of a main tree, not of an app’s.')
    parts.used(sight.tree.view)
    const segments = segmentsOf(base.place, request, sight, targetsOf(sight))
    const selection = selectTold(sight.tree.view.profile, request)
    return new Content({ memory, sight, segments, selection })
  }

  return {
    search,
    openContent,
    findPlace: follow,
    forget() {
      bases.clear()
      selections = new WeakMap()
    },
  }
}

const outcomes: Readonly<Record<Outcome, Answer>> = {
  done,
  'page-full': done,
  'too-many': { resultCode: ResultCode.sizeLimitExceeded },
  'too-long': { resultCode: ResultCode.timeLimitExceeded },
}

function answerOf(outcome: Soon<Outcome>, controls: (outcome: Outcome) => Control[]): Soon<Answer> {
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

const needsBind: Answer = {
  resultCode: ResultCode.insufficientAccessRights,
  diagnosticMessage: 'Bind first: without a name only the root DSE and the schema are shown.',
}

const missing = (matchedDN: string): Answer => ({ resultCode: ResultCode.noSuchObject, matchedDN })

/** RFC 4511 §4.1.9: the nearest entry above that exists, as far as it may be seen. */
function nearestSeen(place: Place, sight: Sight): string {
  if (place.kind === 'node' || place.above === undefined) return ''
  return sight.seesNode(place.above) ? place.above.entry.dn : ''
}

/** What a search goes through, in the order answers come in; what cannot hold a match is left out. */
export function segmentsOf(
  place: Place,
  { scope, filter }: ReceivedSearchRequest,
  sight: Sight,
  targets: { people: SlotTarget; groups: SlotTarget },
): Segment[] {
  const segments: Segment[] = []
  const addSlots = (of: 'person' | 'group', only: number | undefined): void => {
    const target = of === 'person' ? targets.people : targets.groups
    const condition = target.compileFilter(filter)
    if (condition.kind === 'test' || condition.truth === Truth.yes)
      segments.push({ kind: 'slots', of, target, condition, only })
  }
  if (place.kind === 'nothing') return segments
  const takesBase = scope === SearchScope.baseObject || scope === SearchScope.wholeSubtree
  if (place.kind !== 'node') {
    if (takesBase) addSlots(place.kind, place.slot)
    return segments
  }
  const { entries } = sight
  const statics = compileStatic(filter, entries, sight.tree.view.profile)
  const add = (node: Node): void => {
    const truth = statics.kind === 'constant' ? statics.truth : statics.test(node.number)
    if (truth === Truth.yes && sight.seesNode(node))
      segments.push({ kind: 'static', node, entry: entries[node.number] ?? node.entry })
  }
  const addContent = (node: Node): void => {
    if (node.content !== undefined) addSlots(node.content === 'people' ? 'person' : 'group', undefined)
  }
  const addBelow = (node: Node): void => {
    addContent(node)
    for (const child of node.children.values()) {
      add(child)
      addBelow(child)
    }
  }
  const { node } = place
  if (takesBase) add(node)
  if (scope === SearchScope.singleLevel) {
    addContent(node)
    for (const child of node.children.values()) add(child)
  }
  if (scope === SearchScope.wholeSubtree || scope === SearchScope.subordinates) addBelow(node)
  return segments
}

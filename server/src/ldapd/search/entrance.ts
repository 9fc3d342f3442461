import type { Millis } from '#ground'
import type { DirectoryMemory, LdapProfile } from '#directory'
import {
  type Answer,
  type Connection,
  equalDN,
  LdapError,
  parseDN,
  type ReceivedSearchRequest,
  ResultCode,
} from '@doorward/ldap'
import { ByteCache } from '../byte-cache.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import type { Offer } from '../offer.ts'
import { type Profile, profiles } from '../profile/index.ts'
import { subschemaOf } from '../schema/subschema.ts'
import type { Session } from '../session.ts'
import { findPlace, type Place } from '../tree/place.ts'
import { rootDSE } from '../tree/root-dse.ts'
import type { View } from '../tree/tree.ts'
import { findSight, type Sight, type SightParts } from './sight.ts'

export interface EntranceParts extends SightParts {
  memory: DirectoryMemory
  now: () => Millis
  views: () => readonly View[]
  /** A profile as it is now, as it is told to the admin bind or to everybody else. */
  profileOf: (name: LdapProfile, isAdmin: boolean) => Profile
  /** What the handler does, as the root DSE tells it. */
  offer: (connection: Connection<Session>) => Offer
  /** Of the product, for the root DSE. */
  version: string
}

/** What a DN leads a session to. */
export type Entrance =
  /** One of the two entries that stand outside of all trees. */
  | { kind: 'static'; entry: StaticEntry; profile: Profile; isRoot: boolean }
  /** An entry of a tree, which is seen. */
  | { kind: 'place'; place: Place; sight: Sight }
  /** Nothing, or nothing for this session. */
  | { kind: 'refused'; answer: Answer }

/** What the octets of a DN name, whoever asks. */
type Named = { kind: 'place'; place: Place } | { kind: 'root' } | { kind: 'subschema'; profile: LdapProfile }

/** Where operations that name an entry begin: the entry, as far as the session may see it. */
export interface Entrances {
  ofSearch(request: ReceivedSearchRequest, connection: Connection<Session>): Entrance
  /** Throws invalidDNSyntax. */
  of(dn: string, connection: Connection<Session>): Entrance
  /** Follows a DN; throws invalidDNSyntax. */
  findPlace(dn: string): Place
  /** Follows a DN in octets, as filters have them; undefined when it is none. */
  findPlaceOf(dn: Uint8Array): Place | undefined
  /** Forgets what was worked out of DNs: views, apps or profiles have changed. */
  forget(): void
}

export function createEntrances(parts: EntranceParts): Entrances {
  const remembered = new ByteCache<Named>()
  const follow = (dn: string): Place => findPlace(parseDN(dn), parts.views(), parts.memory)

  function parse(dn: string): Named {
    if (dn === '') return { kind: 'root' }
    const place = follow(dn)
    const profile =
      place.tree === undefined && Object.values(profiles).find(({ subschemaDN }) => equalDN(dn, subschemaDN))
    return profile ? { kind: 'subschema', profile: profile.name } : { kind: 'place', place }
  }

  function findBase(request: ReceivedSearchRequest): Named {
    const { bytes, baseStart, baseEnd } = request
    let fresh: Named | undefined
    const named = remembered.get(bytes, baseStart, baseEnd, () => (fresh = parse(request.baseObject)))
    // Only what stands still is remembered; people and groups come and go.
    if (named.kind === 'place' && named.place.kind !== 'node' && fresh === undefined) return parse(request.baseObject)
    return named
  }

  function enter(named: Named, connection: Connection<Session>): Entrance {
    const session = connection.state
    if (named.kind === 'root') {
      const views = parts.views()
      const { profile } = session.kind === 'anonymous' ? (views[0] ?? { profile: profiles.standard }) : session.view
      const entry = rootDSE({ views, session, profile, offer: parts.offer(connection), version: parts.version })
      return { kind: 'static', entry, profile, isRoot: true }
    }
    if (named.kind === 'subschema') {
      const profile = parts.profileOf(named.profile, session.kind === 'admin')
      return { kind: 'static', entry: subschemaOf(profile, parts.now()), profile, isRoot: false }
    }
    if (session.kind === 'anonymous') return needsBind
    const { place } = named
    const sight = place.tree && findSight(parts, session, place.tree, parts.now())
    if (sight === undefined) return missing('')
    if (!sight.sees(place)) return missing(nearestSeen(place, sight))
    return { kind: 'place', place, sight }
  }

  function findPlaceOf(dn: Uint8Array): Place | undefined {
    try {
      return follow(Buffer.from(dn).toString())
    } catch (error) {
      if (error instanceof LdapError) return undefined
      throw error
    }
  }

  return {
    ofSearch: (request, connection) => enter(findBase(request), connection),
    of: (dn, connection) => enter(parse(dn), connection),
    findPlace: follow,
    findPlaceOf,
    forget: () => remembered.clear(),
  }
}

const needsBind: Entrance = {
  kind: 'refused',
  answer: {
    resultCode: ResultCode.insufficientAccessRights,
    diagnosticMessage: 'Bind first: without a name only the root DSE and the schema are shown.',
  },
}

const missing = (matchedDN: string): Entrance => ({
  kind: 'refused',
  answer: { resultCode: ResultCode.noSuchObject, matchedDN },
})

/** RFC 4511 §4.1.9: the nearest entry above that exists, as far as it may be seen. */
function nearestSeen(place: Place, sight: Sight): string {
  if (place.kind === 'node' || place.above === undefined) return ''
  return sight.seesNode(place.above) ? place.above.entry.dn : ''
}

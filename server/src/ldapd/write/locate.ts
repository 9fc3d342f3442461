import { type Connection, LdapError, ResultCode } from '@doorward/ldap'
import { findSight, type Sight, type SightParts } from '../search/sight.ts'
import type { DerivedParts } from '../search/derived.ts'
import type { Session } from '../session.ts'
import type { Node } from '../tree/node.ts'
import type { Place } from '../tree/place.ts'
import type { Tree } from '../tree/tree.ts'
import { refuse } from './refusal.ts'

export interface LocateParts extends SightParts {
  now: () => number
  /** Follows a DN; throws invalidDNSyntax. */
  findPlace: (dn: string) => Place
}

/** What a change is about, in the sight of who asks. */
export interface Located {
  place: Place
  tree: Tree
  sight: Sight
  derived: DerivedParts
}

/** Follows the DN of a change. Throws noSuchObject where there is no such tree for the one who asks. */
export function locate(parts: LocateParts, { state }: Pick<Connection<Session>, 'state'>, dn: string): Located {
  const place = parts.findPlace(dn)
  const { tree } = place
  // A stranger is told to bind before they are told what there is.
  if (state.kind === 'anonymous') throw refuse(ResultCode.strongerAuthRequired, 'Bind first: changes need a name.')
  const sight = tree && findSight(parts, state, tree, parts.now())
  if (tree === undefined || sight === undefined) throw refuse(ResultCode.noSuchObject, 'There is no such entry.')
  const findPlaceOf = (name: Uint8Array): Place | undefined => {
    try {
      return parts.findPlace(Buffer.from(name).toString())
    } catch (error) {
      if (error instanceof LdapError) return undefined
      throw error
    }
  }
  return { place, tree, sight, derived: { memory: parts.memory, sight, findPlace: findPlaceOf } }
}

/** Throws noSuchObject for an entry that is not there, or not seen. */
export function requireSeen({ place, sight }: Located): Exclude<Place, { kind: 'nothing' }> {
  if (place.kind !== 'nothing' && sight.sees(place)) return place
  const above: Node | undefined = place.kind === 'node' ? undefined : place.above
  const matched = above !== undefined && sight.seesNode(above) ? above.entry.dn : ''
  throw refuse(ResultCode.noSuchObject, 'There is no such entry.', matched)
}

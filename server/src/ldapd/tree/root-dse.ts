import { type StaticEntry, staticEntry } from '../entry/static-entry.ts'
import type { Offer } from '../offer.ts'
import type { Profile } from '../profile/index.ts'
import type { Session } from '../session.ts'
import type { View } from './tree.ts'

/** Features that have no control and no operation of their own (RFC 4512 §5.1). */
const features = [
  // All operational attributes by `+` (RFC 3673).
  '1.3.6.1.4.1.4203.1.5.1',
  // The attributes of an object class by `@` (RFC 4529).
  '1.3.6.1.4.1.4203.1.5.2',
  // Filters `(&)` and `(|)` (RFC 4526).
  '1.3.6.1.4.1.4203.1.5.3',
  // `increment` in Modify (RFC 4525).
  '1.3.6.1.1.14',
]

export interface RootDSEParts {
  views: readonly View[]
  session: Session
  /** Whose words and schema it is told in. */
  profile: Profile
  offer: Offer
  /** Of the product. */
  version: string
}

/** RFC 4512 §5.1: what this server is and does. An app is told of its own tree only. */
export function rootDSE({ views, session, profile, offer, version }: RootDSEParts): StaticEntry {
  const contexts = session.kind === 'app' ? [session.dn] : views.map(view => view.main.root.entry.dn)
  return staticEntry(profile.types, '', {
    objectClass: ['top'],
    structuralObjectClass: ['top'],
    namingContexts: contexts,
    defaultNamingContext: contexts.slice(0, 1),
    supportedLDAPVersion: ['3'],
    supportedControl: offer.controls,
    supportedExtension: offer.extensions,
    supportedSASLMechanisms: offer.saslMechanisms,
    supportedFeatures: features,
    vendorName: ['Doorward'],
    vendorVersion: [version],
    subschemaSubentry: [profile.subschemaDN],
  })
}

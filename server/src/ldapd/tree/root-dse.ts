import { ExtendedName } from '@doorward/ldap'
import { type StaticEntry, staticEntry } from '../entry/static-entry.ts'
import { standard } from '../profile/standard.ts'
import type { Session } from '../session.ts'
import type { View } from './tree.ts'

/** RFC 4512 §5.1: what this server is and does. An app is told of its own tree only. */
export function rootDSE(views: readonly View[], session: Session, supportedControls: readonly string[]): StaticEntry {
  const contexts = session.kind === 'app' ? [session.dn] : views.map(view => view.main.root.entry.dn)
  const profile = session.kind === 'anonymous' ? views[0]?.profile : session.view.profile
  return staticEntry((profile ?? standard).types, '', {
    objectClass: ['top'],
    namingContexts: contexts,
    defaultNamingContext: contexts.slice(0, 1),
    supportedLDAPVersion: ['3'],
    supportedControl: supportedControls,
    supportedExtension: [ExtendedName.whoAmI],
    supportedFeatures: [
      // All operational attributes by `+` (RFC 3673), and filters `(&)` and `(|)` (RFC 4526).
      '1.3.6.1.4.1.4203.1.5.1',
      '1.3.6.1.4.1.4203.1.5.3',
    ],
    vendorName: ['Doorward'],
    vendorVersion: ['Doorward'],
    subschemaSubentry: [(profile ?? standard).subschemaDN],
  })
}

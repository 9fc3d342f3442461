import type { Profile } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words = t.directoryServer.views

/** How a profile names a person; every one names groups alike. */
const personOf: Partial<Record<string, string>> = {
  cloudron: 'cn=uid-0197b5c2-…,ou=users',
  lldap: 'uid=leonie.brandt,ou=people',
}

/** What entries of a view will be called, before it is saved. */
export function ViewExample({ base, profile }: { base: string; profile: Profile }) {
  const top = base.trim() || 'dc=example,dc=com'
  return (
    <dl className="facts view-example">
      <dt>{words.aPerson}</dt>
      <dd className="mono">{`${personOf[profile] ?? 'uid=leonie.brandt,ou=users'},${top}`}</dd>
      <dt>{words.aGroup}</dt>
      <dd className="mono">{`cn=Operations,ou=groups,${top}`}</dd>
    </dl>
  )
}

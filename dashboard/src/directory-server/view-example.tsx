import type { Profile } from '@doorward/contract'

/** How a profile names a person and a group. */
const names: Record<Profile, { person: string; group: string }> = {
  standard: { person: 'uid=leonie.brandt,ou=users', group: 'cn=Operations,ou=groups' },
  cloudron: { person: 'cn=uid-0197b5c2-…,ou=users', group: 'cn=Operations,ou=groups' },
}

/** What entries of a view will be called, before it is saved. */
export function ViewExample({ base, profile }: { base: string; profile: Profile }) {
  const top = base.trim() || 'dc=example,dc=com'
  const { person, group } = names[profile]
  return (
    <dl className="facts view-example">
      <dt>A person</dt>
      <dd className="mono">{`${person},${top}`}</dd>
      <dt>A group</dt>
      <dd className="mono">{`${group},${top}`}</dd>
    </dl>
  )
}

import type { Group } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Panel } from '../parts/panel.tsx'
import { keeperName, isKeptHere } from './kept-in.tsx'

/** A DN breaks after its commas. */
const breakable = (dn: string) =>
  dn.split(/(?<=[^\\],)/).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
    <Fragment key={place}>
      {part}
      <wbr />
    </Fragment>
  ))

const claimOf = ({ seenAs }: Group) => `"groups": [${JSON.stringify(seenAs.claim)}]`

/** How LDAP and OpenID Connect print the group; what is not offered is left out. */
export function SeenAs({ group }: { group: Group }) {
  const { ldapDn } = group.seenAs
  return (
    <>
      {ldapDn !== null && (
        <>
          <dt>LDAP</dt>
          <dd className="mono">{breakable(ldapDn)}</dd>
        </>
      )}
      <dt>OIDC</dt>
      <dd className="mono">{claimOf(group)}</dd>
    </>
  )
}

/** Name, code and the names apps know it by, and which groups it is inside of. */
export function GroupFacts({ group }: { group: Group }) {
  return (
    <Panel title="What apps see">
      <div className="pad">
        <dl className="facts narrow">
          <dt>Name</dt>
          <dd>{group.name}</dd>
          <dt>Code</dt>
          <dd>
            <span className="mono">{group.code}</span>
            <small>Matched by directories</small>
          </dd>
          <SeenAs group={group} />
          {group.gidNumber !== null && (
            <>
              <dt>POSIX</dt>
              <dd className="mono">{group.gidNumber}</dd>
            </>
          )}
          <dt>Inside</dt>
          <dd>
            {group.inside.length === 0
              ? 'No other group'
              : group.inside.map(({ id, name }, place) => (
                  <Fragment key={id}>
                    {place > 0 && ', '}
                    <Link to="/groups/$groupId" params={{ groupId: id }}>
                      {name}
                    </Link>
                  </Fragment>
                ))}
          </dd>
          {!isKeptHere(group) && (
            <>
              <dt>Kept in</dt>
              <dd>{keeperName(group)}</dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  )
}

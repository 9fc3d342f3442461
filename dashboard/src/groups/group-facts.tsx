import type { Group } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Dn } from '../parts/dn.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { keeperName, isKeptHere } from './kept-in.tsx'

const words = t.groups.group.facts

const claimOf = ({ seenAs }: Group) => `"groups": [${JSON.stringify(seenAs.claim)}]`

/** How LDAP and OpenID Connect print the group; what is not offered is left out. */
export function SeenAs({ group }: { group: Group }) {
  const { ldapDn } = group.seenAs
  return (
    <>
      {ldapDn !== null && (
        <>
          <dt>LDAP</dt>
          <dd className="mono">
            <Dn dn={ldapDn} />
          </dd>
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
    <Panel title={words.title}>
      <div className="pad">
        <dl className="facts narrow">
          <dt>{words.name}</dt>
          <dd>{group.name}</dd>
          <dt>{words.code}</dt>
          <dd>
            <span className="mono">{group.code}</span>
            <small>{words.codeHint}</small>
          </dd>
          <SeenAs group={group} />
          {group.gidNumber !== null && (
            <>
              <dt>POSIX</dt>
              <dd className="mono">{group.gidNumber}</dd>
            </>
          )}
          <dt>{words.inside}</dt>
          <dd>
            {group.inside.length === 0
              ? words.noOther
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
              <dt>{t.groups.glance.keptIn}</dt>
              <dd>{keeperName(group)}</dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  )
}

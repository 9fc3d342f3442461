import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { CopyIcon } from '../parts/copy.tsx'
import { Dn } from '../parts/dn.tsx'
import { Panel } from '../parts/panel.tsx'
import { useShortcut } from '../parts/shortcuts.ts'
import { Badge } from '../parts/status.tsx'
import { t } from '../texts/index.ts'
import { IdentityForm } from './identity-form.tsx'
import { RoleWord } from './role-word.tsx'

const { fields: words } = t.people

/** Who the person is; read, or edited in place. */
export function PersonIdentity({ user, mayChange }: { user: User; mayChange: boolean }) {
  const [editing, setEditing] = useState(false)
  useShortcut('e', () => mayChange && setEditing(true))
  if (editing && mayChange)
    return (
      <Panel title={t.people.person.identity.title}>
        <IdentityForm user={user} onDone={() => setEditing(false)} />
      </Panel>
    )
  return (
    <Panel
      title={t.people.person.identity.title}
      right={
        mayChange ? (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {t.parts.edit}
          </Button>
        ) : (
          <Badge>{t.parts.readOnly}</Badge>
        )
      }
    >
      <div className="pad">
        <dl className="facts">
          <dt>{words.displayName}</dt>
          <dd>{user.displayName}</dd>
          <dt>{words.username}</dt>
          <dd className="mono">{user.username ?? words.noUsername}</dd>
          <dt>{words.email}</dt>
          <dd>{user.email ?? words.noEmail}</dd>
          {user.ldapDn !== null && (
            <>
              <dt>{words.ldapDn}</dt>
              <dd className="with-copy">
                <span className="mono">
                  <Dn dn={user.ldapDn} />
                </span>
                <CopyIcon what={words.ldapDn} value={user.ldapDn} />
              </dd>
            </>
          )}
          <dt>{words.givenName}</dt>
          <dd>{user.givenName || words.noName}</dd>
          <dt>{words.familyName}</dt>
          <dd>{user.familyName || words.noName}</dd>
          {user.phone && (
            <>
              <dt>{words.phone}</dt>
              <dd>{user.phone}</dd>
            </>
          )}
          <dt>{words.role}</dt>
          <dd>
            <RoleWord role={user.role} />
          </dd>
          <dt>{words.id}</dt>
          <dd className="mono">{user.id}</dd>
        </dl>
        {user.managedBy !== null && <p className="hint">{t.parts.changeThere(user.managedBy)}</p>}
      </div>
    </Panel>
  )
}

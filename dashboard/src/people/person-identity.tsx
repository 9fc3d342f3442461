import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '../parts/panel.tsx'
import { Badge } from '../parts/status.tsx'
import { IdentityForm } from './identity-form.tsx'
import { RoleWord } from './role-word.tsx'

/** Who the person is; read, or edited in place. */
export function PersonIdentity({ user, mayChange }: { user: User; mayChange: boolean }) {
  const [editing, setEditing] = useState(false)
  if (editing && mayChange)
    return (
      <Panel title="Identity">
        <IdentityForm user={user} onDone={() => setEditing(false)} />
      </Panel>
    )
  return (
    <Panel
      title="Identity"
      right={
        mayChange ? (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            Edit
          </Button>
        ) : (
          <Badge>Read-only</Badge>
        )
      }
    >
      <div className="pad">
        <dl className="facts">
          <dt>Display name</dt>
          <dd>{user.displayName}</dd>
          <dt>Username</dt>
          <dd className="mono">{user.username ?? 'Not yet chosen'}</dd>
          <dt>Email</dt>
          <dd>{user.email ?? 'None'}</dd>
          <dt>Given name</dt>
          <dd>{user.givenName || 'None'}</dd>
          <dt>Family name</dt>
          <dd>{user.familyName || 'None'}</dd>
          {user.phone && (
            <>
              <dt>Phone</dt>
              <dd>{user.phone}</dd>
            </>
          )}
          <dt>Role</dt>
          <dd>
            <RoleWord role={user.role} />
          </dd>
          <dt>Id</dt>
          <dd className="mono">{user.id}</dd>
        </dl>
        {user.managedBy !== null && (
          <p className="hint">Kept in {user.managedBy}. Change it there and apply it again.</p>
        )}
      </div>
    </Panel>
  )
}

import type { Attribute } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { Badge } from '../parts/status.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { ProfileFieldForm, sightWords, typeWords } from './profile-field-form.tsx'

const stale = () => forget('attributes', 'user', 'users')

/** The organisation's own fields of people: declared here, filled in on a person's page, read by apps. */
export function ProfileFields() {
  const query = useQuery(queries.attributes())
  const [editing, setEditing] = useState<Attribute | 'new' | null>(null)
  const [deleting, setDeleting] = useState<Attribute | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      Add field
    </Button>
  )
  return (
    <Loaded query={query} what="profile fields">
      {({ items }) => (
        <Panel title="Profile fields" right={items.length > 0 && add}>
          {items.length === 0 ? (
            <Empty icon={IconForms} title="No fields of your own yet" action={add}>
              A room, a staff number, a birthday: declared once, then on every person’s page, in LDAP and among what
              apps receive.
            </Empty>
          ) : (
            <div className="scroll-x">
              <table className="list stacked">
                <thead>
                  <tr>
                    <th>Field</th>
                    <th>Holds</th>
                    <th>Seen by</th>
                    <th>
                      <span className="visually-hidden">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(attribute => (
                    <tr key={attribute.id}>
                      <td>
                        <b className="b">{attribute.title}</b> <small className="mono dim">{attribute.name}</small>
                      </td>
                      <td>
                        {typeWords[attribute.type]}
                        {attribute.multiValued && ', several'}
                      </td>
                      <td>{sightWords[attribute.seenBy]}</td>
                      <td className="r">
                        {attribute.managedBy !== null ? (
                          <Badge>Kept in {attribute.managedBy}</Badge>
                        ) : (
                          <>
                            <Button
                              variant="subtle"
                              size="compact-sm"
                              aria-label={`Edit ${attribute.title}`}
                              onClick={() => setEditing(attribute)}
                            >
                              Edit
                            </Button>
                            <Button
                              variant="subtle"
                              color="gray"
                              size="compact-sm"
                              aria-label={`Delete ${attribute.title}`}
                              onClick={() => setDeleting(attribute)}
                            >
                              Delete
                            </Button>
                          </>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <ProfileFieldForm
            key={editing === null || editing === 'new' ? editing : `${editing.id} ${editing.version}`}
            attribute={editing === 'new' ? null : editing}
            opened={editing !== null}
            onClose={() => setEditing(null)}
            onSaved={stale}
          />
          {deleting && (
            <TypedConfirm
              opened
              onClose={() => setDeleting(null)}
              title={`Delete the field ${deleting.title}?`}
              name={deleting.name}
              action="Delete field"
              onConfirm={async () => {
                await api.deleteAttribute({ params: { id: deleting.id } })
                setDeleting(null)
                sayDone(`${deleting.title} is deleted`)
                await stale()
              }}
            >
              Everybody’s value of it is deleted with it, for good. Apps no longer receive it.
            </TypedConfirm>
          )}
        </Panel>
      )}
    </Loaded>
  )
}

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
import { t } from '../texts/index.ts'

const words = t.settings

const stale = () => forget('attributes', 'user', 'users')

/** The organisation's own fields of people: declared here, filled in on a person's page, read by apps. */
export function ProfileFields() {
  const query = useQuery(queries.attributes())
  const [editing, setEditing] = useState<Attribute | 'new' | null>(null)
  const [deleting, setDeleting] = useState<Attribute | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {words.fields.add}
    </Button>
  )
  return (
    <Loaded query={query} what={words.fields.what}>
      {({ items }) => (
        <Panel title={words.fields.title} right={items.length > 0 && add}>
          {items.length === 0 ? (
            <Empty icon={IconForms} title={words.fields.none} action={add}>
              {words.fields.noneText}
            </Empty>
          ) : (
            <div className="scroll-x">
              <table className="list stacked">
                <thead>
                  <tr>
                    <th>{words.fields.field}</th>
                    <th>{words.fields.holds}</th>
                    <th>{words.fields.seenBy}</th>
                    <th>
                      <span className="visually-hidden">{words.actions}</span>
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
                        {attribute.multiValued
                          ? words.fields.several(typeWords[attribute.type])
                          : typeWords[attribute.type]}
                      </td>
                      <td>{sightWords[attribute.seenBy]}</td>
                      <td className="r">
                        {attribute.managedBy !== null ? (
                          <Badge>{words.fields.keptIn(attribute.managedBy)}</Badge>
                        ) : (
                          <>
                            <Button
                              variant="subtle"
                              size="compact-sm"
                              aria-label={words.fields.editOne(attribute.title)}
                              onClick={() => setEditing(attribute)}
                            >
                              {words.edit}
                            </Button>
                            <Button
                              variant="subtle"
                              color="gray"
                              size="compact-sm"
                              aria-label={words.fields.deleteOne(attribute.title)}
                              onClick={() => setDeleting(attribute)}
                            >
                              {words.delete}
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
              title={words.fields.deleteTitle(deleting.title)}
              name={deleting.name}
              action={words.fields.deleteField}
              onConfirm={async () => {
                await api.deleteAttribute({ params: { id: deleting.id } })
                setDeleting(null)
                sayDone(words.fields.deleted(deleting.title))
                await stale()
              }}
            >
              {words.fields.deleteText}
            </TypedConfirm>
          )}
        </Panel>
      )}
    </Loaded>
  )
}

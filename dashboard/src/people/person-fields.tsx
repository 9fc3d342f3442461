import type { Attribute, User } from '@doorward/contract'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queries, queryClient } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'
import { FieldInput } from './field-input.tsx'

const words = t.people.person.fields

type Values = Record<string, string[]>

/** Keys of the form are ids: a name may hold what a form path cannot. */
const read = (attributes: readonly Attribute[], user: User): Values =>
  Object.fromEntries(attributes.map(({ id, name }) => [id, user.attributes[name] ?? []]))

const print = ({ type }: Attribute, value: string): string =>
  type === 'boolean' ? (value === 'true' ? t.people.field.yes : t.people.field.no) : value

/** The organisation's own fields of a person. Absent while none is declared. */
export function PersonFields({ user, mayChange }: { user: User; mayChange: boolean }) {
  const { data } = useQuery(queries.attributes())
  const [editing, setEditing] = useState(false)
  const attributes = data?.items ?? []
  if (attributes.length === 0) return null
  return (
    <Panel
      title={words.title}
      right={
        mayChange &&
        !editing && (
          <Button variant="default" size="compact-sm" aria-label={words.edit} onClick={() => setEditing(true)}>
            {t.parts.edit}
          </Button>
        )
      }
    >
      {editing && mayChange ? (
        <FieldsForm user={user} attributes={attributes} onDone={() => setEditing(false)} />
      ) : (
        <div className="pad">
          <dl className="facts">
            {attributes.map(attribute => (
              <Fragment key={attribute.id}>
                <dt>{attribute.title}</dt>
                <dd>
                  {(user.attributes[attribute.name] ?? []).map(value => print(attribute, value)).join(', ') ||
                    words.none}
                </dd>
              </Fragment>
            ))}
          </dl>
        </div>
      )}
    </Panel>
  )
}

interface FieldsFormProps {
  user: User
  attributes: readonly Attribute[]
  onDone: () => void
}

function FieldsForm({ user, attributes, onDone }: FieldsFormProps) {
  const params = { id: user.id }
  const entry = useEntryForm<Values, User>({
    entry: user,
    read: edited => read(attributes, edited),
    check: () => ({}),
    load: () => api.getUser({ params }),
    save: (values, edited, version) => {
      const changed = attributes.filter(
        ({ id, name }) => values[id]?.join('\n') !== edited.attributes[name]?.join('\n'),
      )
      const sent = Object.fromEntries(changed.map(({ id, name }) => [name, values[id] ?? []]))
      return api.updateUser({ params, body: { attributes: sent }, version })
    },
    onSaved: async saved => {
      queryClient.setQueryData(['user', user.id], saved)
      onDone()
      sayDone(t.people.person.saved(saved.displayName))
      await forget('users', 'user')
    },
    fieldOf: path => attributes.find(({ name }) => path === `attributes.${name}`)?.id ?? path,
  })
  return (
    <form noValidate onSubmit={entry.submit}>
      <LeaveGuard when={entry.dirty} />
      <div className="pad form">
        <SaveTrouble of={entry} what={user.displayName} failed={words.failed} />
        {attributes.map(attribute => (
          <FieldInput
            key={attribute.id}
            attribute={attribute}
            values={entry.form.values[attribute.id] ?? []}
            onChange={values => {
              entry.form.setFieldValue(attribute.id, values)
              entry.form.clearFieldError(attribute.id)
            }}
            error={entry.form.errors[attribute.id] as string | undefined}
            data-path={attribute.id}
          />
        ))}
      </div>
      <footer>
        <Group gap="xs">
          <Button type="submit" loading={entry.saving} disabled={!entry.dirty}>
            {t.parts.save}
          </Button>
          <Button variant="subtle" onClick={onDone} disabled={entry.saving}>
            {t.parts.cancel}
          </Button>
        </Group>
      </footer>
    </form>
  )
}

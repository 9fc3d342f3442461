import { Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmark, IconBookmarkOff, IconBookmarks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'
import type { AuditSearch } from './audit-search.ts'
import { keyOfFilters, useViews, viewNameMax } from './use-views.ts'

const words = t.audit.views

function NameForm({ onSave, onCancel }: { onSave: (name: string) => void; onCancel: () => void }) {
  const [name, setName] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') setMissing(true)
    else onSave(name.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label={words.name}
        description={words.hint}
        error={isMissing && words.missing}
        value={name}
        maxLength={viewNameMax}
        data-autofocus
        onChange={event => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t.parts.cancel}
        </Button>
        <Button type="submit">{words.save}</Button>
      </Group>
    </form>
  )
}

/** Filters somebody comes back to: the list of those saved, and saving what is on screen. */
export function SavedViews({ filters }: { filters: AuditSearch }) {
  const { views, save, forget } = useViews()
  const [opened, { open, close }] = useDisclosure()
  const key = keyOfFilters(filters)
  const current = views.find(view => keyOfFilters(view.filters) === key)
  return (
    <>
      {views.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconBookmarks size={16} aria-hidden />}>
              {words.list}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {views.map(view => (
              <Menu.Item
                key={view.name}
                renderRoot={props => (
                  <Link
                    to="/audit"
                    search={view.filters}
                    aria-current={view === current ? 'true' : undefined}
                    {...props}
                  />
                )}
              >
                {view.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {current !== undefined ? (
        <Button
          variant="default"
          leftSection={<IconBookmarkOff size={16} aria-hidden />}
          onClick={() => {
            forget(current.name)
            sayDone(words.forgotten(current.name), async () => save(current))
          }}
        >
          {words.forget}
        </Button>
      ) : (
        key !== '[]' && (
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />} onClick={open}>
            {words.saveThis}
          </Button>
        )
      )}
      <Modal opened={opened} onClose={close} title={words.saveThis}>
        <NameForm
          onCancel={close}
          onSave={name => {
            save({ name, filters })
            close()
            sayDone(words.saved(name))
          }}
        />
      </Modal>
    </>
  )
}

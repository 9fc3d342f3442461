import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { shortcutsOn, switchShortcuts } from '../parts/shortcuts.ts'
import { t } from '../texts/index.ts'

const words = t.shell.shortcuts

const keys: [string, string][] = [
  ['/', words.search],
  ['J', words.next],
  ['K', words.before],
  ['X', words.select],
  ['Enter', words.open],
  ['?', words.help],
]

/** What each key does, and whether keys do anything. */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [on, setOn] = useState(shortcutsOn)
  return (
    <Modal opened={opened} onClose={onClose} title={words.title}>
      <dl className="facts">
        {keys.map(([key, meaning]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label={words.switch}
        checked={on}
        onChange={event => {
          setOn(event.currentTarget.checked)
          switchShortcuts(event.currentTarget.checked)
        }}
      />
    </Modal>
  )
}

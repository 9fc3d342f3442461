import { Modal, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKeyboard } from '@tabler/icons-react'
import { useState } from 'react'
import { shortcutsOn, switchShortcuts, useShortcut } from '../parts/shortcuts.ts'

const keys: [string, string][] = [
  ['/', 'Search this list'],
  ['J', 'Next row'],
  ['K', 'Row before'],
  ['X', 'Select the row'],
  ['Enter', 'Open the row'],
  ['?', 'This list'],
]

export function Shortcuts() {
  const [opened, { open, close }] = useDisclosure()
  const [on, setOn] = useState(shortcutsOn)
  useShortcut('?', open)
  return (
    <>
      <button type="button" className="nav-item" onClick={open}>
        <IconKeyboard size={17} stroke={1.75} aria-hidden />
        Shortcuts
        <span className="n">
          <kbd>?</kbd>
        </span>
      </button>
      <Modal opened={opened} onClose={close} title="Shortcuts">
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
          label="Use single keys as shortcuts"
          checked={on}
          onChange={event => {
            setOn(event.currentTarget.checked)
            switchShortcuts(event.currentTarget.checked)
          }}
        />
      </Modal>
    </>
  )
}

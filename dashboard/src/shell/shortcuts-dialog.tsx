import { Modal, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKeyboard } from '@tabler/icons-react'
import { useState } from 'react'
import { shortcutsOn, switchShortcuts, useShortcut } from '../parts/shortcuts.ts'
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

export function Shortcuts() {
  const [opened, { open, close }] = useDisclosure()
  const [on, setOn] = useState(shortcutsOn)
  useShortcut('?', open)
  return (
    <>
      <button type="button" className="nav-item" onClick={open}>
        <IconKeyboard size={17} stroke={1.75} aria-hidden />
        {words.title}
        <span className="n">
          <kbd>?</kbd>
        </span>
      </button>
      <Modal opened={opened} onClose={close} title={words.title}>
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
    </>
  )
}

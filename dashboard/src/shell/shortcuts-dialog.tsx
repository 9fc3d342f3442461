import { Modal, Switch } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { Fragment, type ReactNode, useState } from 'react'
import { shortcutsOn, switchShortcuts } from '../parts/shortcuts.ts'
import { t } from '../texts/index.ts'
import { usePlaces } from './places.ts'

const words = t.shell.shortcuts

function Keys({ title, keys }: { title: string; keys: [keys: ReactNode, meaning: string][] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="facts keys">
        {keys.map(([pressed, meaning]) => (
          <Fragment key={meaning}>
            <dt>{pressed}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

/** Every key there is, and the switch that leaves them to whoever speaks to their computer (WCAG 2.1.4). */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [on, setOn] = useState(shortcutsOn)
  const mac = useOs() === 'macos'
  const places = usePlaces()
  const key = (name: string) => <kbd key={name}>{name}</kbd>
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size={560}>
      <div className="shortcuts">
        <div>
          <Keys
            title={words.everywhere}
            keys={[
              [key(mac ? '⌘ K' : 'Ctrl K'), words.find],
              [key('?'), words.help],
            ]}
          />
          <Keys
            title={words.page}
            keys={[
              [key('/'), words.search],
              [key('E'), words.edit],
            ]}
          />
          <Keys
            title={words.list}
            keys={[
              [key('J'), words.next],
              [key('K'), words.before],
              [key('X'), words.select],
              [key('Enter'), words.open],
            ]}
          />
        </div>
        <Keys
          title={words.go}
          keys={places.map(place => [
            <>
              <kbd>G</kbd> {words.after} <kbd>{place.key.toUpperCase()}</kbd>
            </>,
            place.name,
          ])}
        />
      </div>
      <Switch
        mt="md"
        label={words.switch}
        description={words.hint}
        checked={on}
        onChange={event => {
          setOn(event.currentTarget.checked)
          switchShortcuts(event.currentTarget.checked)
        }}
      />
    </Modal>
  )
}

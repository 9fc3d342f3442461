import { Button, TextInput } from '@mantine/core'
import { IconSelector, IconWorld } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { queries } from '../api/queries.ts'
import { AppPicker } from '../apps/app-picker.tsx'
import { Fill } from '../parts/fill.tsx'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { t } from '../texts/index.ts'
import type { ExplainSearch } from './access-search.ts'

interface ExplainQuestionProps {
  asked: ExplainSearch
  onAsk: (asked: ExplainSearch) => void
}

const words = t.access.question
const mainTree = t.shell.places.directoryServer

/** A field that asks when it is left, or Enter is pressed. */
function Asked({
  label,
  placeholder,
  icon,
  value,
  onAsk,
}: {
  label: string
  placeholder: string
  icon?: ReactNode
  value: string
  onAsk: (text: string) => void
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const ask = () => {
    if (typed.trim() !== value) onAsk(typed.trim())
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      leftSection={icon}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={ask}
      onKeyDown={event => {
        if (event.key === 'Enter') ask()
      }}
    />
  )
}

/** “Can … open … from …”, or the reference somebody was shown. */
export function ExplainQuestion({ asked, onAsk }: ExplainQuestionProps) {
  const { user, app, address, reference } = asked
  const person = useQuery({ ...queries.user(user ?? ''), enabled: user !== undefined })
  const opened = useQuery({ ...queries.app(app ?? ''), enabled: app !== undefined && app !== 'directory-server' })
  const name = person.data?.displayName
  const title = app === 'directory-server' ? mainTree : opened.data?.title
  const selector = <IconSelector size={15} aria-hidden />
  return (
    <div className="ask">
      <Fill
        text={words.ask}
        person={
          <PersonPicker
            target={
              <Button variant="default" leftSection={name ? <Avatar name={name} /> : undefined} rightSection={selector}>
                {name ?? words.person}
              </Button>
            }
            onPick={({ id }) => onAsk({ app, address, user: id })}
          />
        }
        app={
          <AppPicker
            target={
              <Button
                variant="default"
                leftSection={title ? <AppIcon title={title} icon={opened.data?.icon ?? null} small /> : undefined}
                rightSection={selector}
              >
                {title ?? words.app}
              </Button>
            }
            onPick={({ id }) => onAsk({ user, address, app: id })}
          />
        }
        address={
          <Asked
            label={words.address}
            placeholder={words.anyNetwork}
            icon={<IconWorld size={16} aria-hidden />}
            value={address ?? ''}
            onAsk={text => onAsk({ user, app, address: text || undefined })}
          />
        }
      />
      <span className="or">{words.or}</span>
      <Asked
        label={words.reference}
        placeholder={words.referenceHint}
        value={reference ?? ''}
        onAsk={text => onAsk(text ? { reference: text } : { user, app, address })}
      />
    </div>
  )
}

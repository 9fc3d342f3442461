import { Button, TextInput } from '@mantine/core'
import { IconSelector, IconWorld } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queries } from '../api/queries.ts'
import { AppPicker } from '../apps/app-picker.tsx'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import type { ExplainSearch } from './access-search.ts'

interface ExplainQuestionProps {
  asked: ExplainSearch
  onAsk: (asked: ExplainSearch) => void
}

const mainTree = 'Directory server'

/** A field that asks when it is left, or Enter is pressed. */
function Asked({
  label,
  placeholder,
  value,
  onAsk,
}: {
  label: string
  placeholder: string
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
      leftSection={label === 'From which address' ? <IconWorld size={16} aria-hidden /> : undefined}
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
      <span>Can</span>
      <PersonPicker
        target={
          <Button variant="default" leftSection={name ? <Avatar name={name} /> : undefined} rightSection={selector}>
            {name ?? 'Choose a person'}
          </Button>
        }
        onPick={({ id }) => onAsk({ app, address, user: id })}
      />
      <span>open</span>
      <AppPicker
        target={
          <Button
            variant="default"
            leftSection={title ? <AppIcon title={title} small /> : undefined}
            rightSection={selector}
          >
            {title ?? 'Choose an app'}
          </Button>
        }
        onPick={({ id }) => onAsk({ user, address, app: id })}
      />
      <span>from</span>
      <Asked
        label="From which address"
        placeholder="Any network"
        value={address ?? ''}
        onAsk={text => onAsk({ user, app, address: text || undefined })}
      />
      <span className="or">or look up</span>
      <Asked
        label="Reference of a refusal"
        placeholder="Reference, 7F3K-20QX"
        value={reference ?? ''}
        onAsk={text => onAsk(text ? { reference: text } : { user, app, address })}
      />
    </div>
  )
}

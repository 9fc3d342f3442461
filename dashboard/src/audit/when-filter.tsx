import { Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { printDay } from '../parts/dates.ts'
import type { AuditSearch } from './audit-search.ts'
import { type Span, spanWords } from './audit-words.ts'

type Days = Pick<AuditSearch, 'when' | 'from' | 'to'>

/** `1 June 2026 to 12 June 2026`, or the name of a span. */
export function printDays({ when, from, to }: Days): string | undefined {
  if (when !== undefined) return spanWords[when]
  if (from !== undefined && to !== undefined)
    return from === to ? printDay(from) : `${printDay(from)} to ${printDay(to)}`
  if (from !== undefined) return `Since ${printDay(from)}`
  return to === undefined ? undefined : `Until ${printDay(to)}`
}

/** When it happened: a span up to now, or days. */
export function WhenFilter({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const [choosing, dialog] = useDisclosure()
  const chosen = printDays(days)
  const none: Days = { when: undefined, from: undefined, to: undefined }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className="filter" data-on={chosen === undefined ? undefined : true}>
            When
            {chosen !== undefined && (
              <>
                : <b>{chosen}</b>
              </>
            )}
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onChange(none)}>Any time</Menu.Item>
          {(Object.keys(spanWords) as Span[]).map(span => (
            <Menu.Item
              key={span}
              onClick={() => onChange({ ...none, when: span })}
              rightSection={span === days.when && <IconCheck size={15} aria-label="chosen" />}
            >
              {spanWords[span]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={dialog.open}>Choose days</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={choosing} onClose={dialog.close} title="When it happened">
        <DaysForm
          days={days}
          onChoose={chosenDays => {
            dialog.close()
            onChange({ ...none, ...chosenDays })
          }}
        />
      </Modal>
    </>
  )
}

function DaysForm({ days, onChoose }: { days: Days; onChoose: (days: Days) => void }) {
  const [from, setFrom] = useState(days.from ?? '')
  const [to, setTo] = useState(days.to ?? '')
  const wrong = from !== '' && to !== '' && to < from ? 'The last day is before the first.' : undefined
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        if (wrong === undefined) onChoose({ from: from || undefined, to: to || undefined })
      }}
    >
      <TextInput type="date" label="From" value={from} onChange={event => setFrom(event.currentTarget.value)} />
      <TextInput
        type="date"
        label="To"
        description="The whole day is meant."
        error={wrong}
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button type="submit">Show</Button>
      </Group>
    </form>
  )
}

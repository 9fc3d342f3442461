import { Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { printDay } from '../parts/dates.ts'
import type { AuditSearch } from './audit-search.ts'
import { type Span, spanWords } from './audit-words.ts'
import { t } from '../texts/index.ts'

const words = t.audit.filters

type Days = Pick<AuditSearch, 'when' | 'from' | 'to'>

/** `1 June 2026 to 12 June 2026`, or the name of a span. */
export function printDays({ when, from, to }: Days): string | undefined {
  if (when !== undefined) return spanWords[when]
  if (from !== undefined && to !== undefined)
    return from === to ? printDay(from) : words.span(printDay(from), printDay(to))
  if (from !== undefined) return words.since(printDay(from))
  return to === undefined ? undefined : words.until(printDay(to))
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
            {words.when}
            {chosen !== undefined && (
              <>
                : <b>{chosen}</b>
              </>
            )}
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onChange(none)}>{words.anyTime}</Menu.Item>
          {(Object.keys(spanWords) as Span[]).map(span => (
            <Menu.Item
              key={span}
              onClick={() => onChange({ ...none, when: span })}
              rightSection={span === days.when && <IconCheck size={15} aria-label={words.chosen} />}
            >
              {spanWords[span]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={dialog.open}>{words.chooseDays}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={choosing} onClose={dialog.close} title={words.dialog}>
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
  const wrong = from !== '' && to !== '' && to < from ? words.wrongOrder : undefined
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        if (wrong === undefined) onChoose({ from: from || undefined, to: to || undefined })
      }}
    >
      <TextInput
        type="date"
        label={words.fromDay}
        value={from}
        onChange={event => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={words.toDay}
        description={words.wholeDay}
        error={wrong}
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button type="submit">{words.show}</Button>
      </Group>
    </form>
  )
}

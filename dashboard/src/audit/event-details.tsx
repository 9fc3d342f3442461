import type { AuditEvent } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDoor, IconFilter, IconReceipt, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { CopyText } from '../parts/copy.tsx'
import { printFull, printMoment } from '../parts/dates.ts'
import { wordOf } from '../parts/words.ts'
import type { AuditSearch } from './audit-search.ts'
import { doorNames } from './audit-words.ts'
import { printMethods, ruleWords, whoOf } from './sentence.ts'

/** What is known of an event, in the order in which people ask. */
function factsOf(event: AuditEvent): [name: string, value: string, mono?: true][] {
  const { reasons, session, amr, subject, app, door, address, reference, fields, actor } = event
  const facts: [string, string | null | undefined, true?][] = [
    ['Decision', reasons.map(reason => ruleWords[reason] ?? reason).join('. ')],
    ['Who', actor.name],
    ['About', subject?.id === actor.id ? null : subject?.name],
    ['App', app?.name],
    ['Changed', fields.map(wordOf).join(', ')],
    [
      'Session',
      session &&
        (session.device === null
          ? 'Forgotten by now'
          : `${session.device}${session.since === null ? '' : `, since ${printMoment(session.since)}`}`),
    ],
    ['Signed in with', printMethods(amr)],
    ['Door', door && (doorNames[door] ?? door)],
    ['Address', address, true],
    ['Reference', reference, true],
    ['Time', printFull(event.at)],
    ['Event', event.kind, true],
  ]
  return facts.flatMap(([name, value, mono]) => (value ? [mono ? [name, value, mono] : [name, value]] : []))
}

interface EventDetailsProps {
  event: AuditEvent
  onNarrow: (filters: AuditSearch) => void
}

/** Everything about one event, in place. */
export function EventDetails({ event, onNarrow }: EventDetailsProps) {
  const who = whoOf(event)
  const person = who?.kind === 'user' && who.id !== null ? { id: who.id, name: who.name } : undefined
  const { address } = event
  return (
    <div className="event-details">
      <dl>
        {factsOf(event).map(([name, value, mono]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={mono && 'mono'}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        {person !== undefined && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconUser size={15} />}
              renderRoot={props => <Link to="/people/$userId" params={{ userId: person.id }} {...props} />}
            >
              Open {person.name}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconFilter size={15} />}
              onClick={() => onNarrow({ who: person.id })}
            >
              Only this person
            </Button>
          </>
        )}
        {event.outcome === 'refused' && event.reference !== null && event.app !== null && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconDoor size={15} />}
            renderRoot={props => <Link to="/access/explain" search={{ reference: event.reference ?? '' }} {...props} />}
          >
            Explain access
          </Button>
        )}
        {event.receipt !== null && event.subject !== null && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconReceipt size={15} />}
            renderRoot={props => (
              <Link
                to="/people/$userId/receipts/$receiptId"
                params={{ userId: event.subject?.id ?? '', receiptId: event.receipt ?? '' }}
                {...props}
              />
            )}
          >
            Open the receipt
          </Button>
        )}
        {address !== null && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFilter size={15} />}
            onClick={() => onNarrow({ address })}
          >
            Only this address
          </Button>
        )}
        <CopyText value={JSON.stringify(event, null, 2)}>Copy as JSON</CopyText>
      </div>
    </div>
  )
}

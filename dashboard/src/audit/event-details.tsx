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
import { t } from '../texts/index.ts'

const words = t.audit.details

/** What is known of an event, in the order in which people ask. */
function factsOf(event: AuditEvent): [name: string, value: string, mono?: true][] {
  const { reasons, session, amr, subject, app, door, address, reference, fields, actor } = event
  const facts: [string, string | null | undefined, true?][] = [
    [words.decision, reasons.map(reason => ruleWords[reason] ?? reason).join('. ')],
    [words.who, actor.name],
    [words.about, subject?.id === actor.id ? null : subject?.name],
    [words.app, app?.name],
    [words.changed, fields.map(wordOf).join(', ')],
    [
      words.session,
      session &&
        (session.device === null
          ? words.forgotten
          : session.since === null
            ? session.device
            : words.since(session.device, printMoment(session.since))),
    ],
    [words.methods, printMethods(amr)],
    [words.door, door && (doorNames[door] ?? door)],
    [words.address, address, true],
    [words.reference, reference, true],
    [words.time, printFull(event.at)],
    [words.event, event.kind, true],
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
              {words.open(person.name)}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconFilter size={15} />}
              onClick={() => onNarrow({ who: person.id })}
            >
              {words.onlyPerson}
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
            {words.explain}
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
            {words.receipt}
          </Button>
        )}
        {address !== null && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFilter size={15} />}
            onClick={() => onNarrow({ address })}
          >
            {words.onlyAddress}
          </Button>
        )}
        <CopyText value={JSON.stringify(event, null, 2)}>{words.copy}</CopyText>
      </div>
    </div>
  )
}

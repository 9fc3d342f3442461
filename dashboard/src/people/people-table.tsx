import type { UserSummary } from '@doorward/contract'
import { Checkbox } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { Avatar } from '../parts/picture.tsx'
import { useRowKeys, useShortcut } from '../parts/shortcuts.ts'
import { Badge, Status } from '../parts/status.tsx'
import { stateWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { RoleWord } from './role-word.tsx'
import type { PeopleColumn } from './use-columns.ts'

const words = t.people

interface PeopleTableProps {
  /** On a phone the boxes appear only when asked for. */
  selecting: boolean
  people: readonly UserSummary[]
  columns: readonly PeopleColumn[]
  /** What a person's source is called. */
  sourceName: (source: string) => string
  selected: readonly UserSummary[]
  onSelect: (people: readonly UserSummary[]) => void
}

const groupWords = ({ groups, groupCount }: UserSummary) => {
  const more = groupCount - groups.length
  return groups.map(group => group.name).join(', ') + (more > 0 ? `, +${more}` : '')
}

interface CellProps {
  column: PeopleColumn
  person: UserSummary
  sourceName: (source: string) => string
}

function Cell({ column, person, sourceName }: CellProps) {
  const none = (word: string) => <span className="dim">{word}</span>
  const cells: Record<PeopleColumn, ReactNode> = {
    email: person.email ?? none(words.fields.noEmail),
    source: sourceName(person.source),
    role: <RoleWord role={person.role} />,
    groups: groupWords(person) || none(words.fields.noGroups),
    factor: person.secondFactor ? <Status tone="ok">{words.fields.factorOn}</Status> : none(words.fields.noFactor),
  }
  return cells[column]
}

/** Anything in a row that does something of its own keeps its click. */
const isOwnClick = ({ target }: MouseEvent) =>
  target instanceof Element && target.closest('a, button, input, label') !== null

export function PeopleTable({ selecting, people, columns, sourceName, selected, onSelect }: PeopleTableProps) {
  const navigate = useNavigate()
  const chosen = new Set(selected.map(({ id }) => id))
  const toggle = (person: UserSummary) =>
    onSelect(chosen.has(person.id) ? selected.filter(({ id }) => id !== person.id) : [...selected, person])
  const all = people.every(({ id }) => chosen.has(id))
  useRowKeys()
  useShortcut('x', () => {
    const row = document.activeElement?.closest('tr')?.dataset['id']
    const person = people.find(({ id }) => id === row)
    if (person) toggle(person)
  })
  return (
    <table className="list" data-selecting={selecting || undefined}>
      <thead>
        <tr>
          <th style={{ width: 20 }}>
            <Checkbox
              size="xs"
              aria-label={words.table.selectAll}
              checked={all}
              indeterminate={!all && people.some(({ id }) => chosen.has(id))}
              onChange={() => onSelect(all ? [] : people)}
            />
          </th>
          <th>{words.fields.person}</th>
          {columns.map(column => (
            <th key={column}>{words.fields[column]}</th>
          ))}
          <th>{words.fields.status}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(person => (
          <tr
            key={person.id}
            data-id={person.id}
            data-opens
            data-selected={chosen.has(person.id) || undefined}
            onClick={event => {
              if (!isOwnClick(event)) void navigate({ to: '/people/$userId', params: { userId: person.id } })
            }}
          >
            <td className="select">
              <Checkbox
                size="xs"
                aria-label={words.table.select(person.displayName)}
                checked={chosen.has(person.id)}
                onChange={() => toggle(person)}
              />
            </td>
            <td className="main-cell">
              <div className="cell">
                <Avatar name={person.displayName} picture={person.picture} />
                <span>
                  <Link to="/people/$userId" params={{ userId: person.id }} data-row>
                    {person.displayName}
                  </Link>
                  <small>{person.username ?? words.fields.noUsername}</small>
                </span>
              </div>
            </td>
            {columns.map(column => (
              <td key={column} className="wide-only ink2">
                <Cell column={column} person={person} sourceName={sourceName} />
              </td>
            ))}
            <td className="at-end">
              {person.state === 'active' ? (
                <>
                  <span className="ink2 hide-phone">{stateWords.active}</span>
                  {person.role !== 'user' && (
                    <span className="only-phone">
                      <RoleWord role={person.role} />
                    </span>
                  )}
                </>
              ) : (
                <Badge {...(person.state === 'invited' ? {} : { tone: 'bad' })}>{stateWords[person.state]}</Badge>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

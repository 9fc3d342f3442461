import type { UserListed } from '@doorward/contract'
import { Checkbox } from '@mantine/core'
import { IconBuilding, IconHome } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { Avatar } from '../parts/picture.tsx'
import { useRowKeys, useShortcut } from '../parts/shortcuts.ts'
import { Badge } from '../parts/status.tsx'
import { stateWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { FactorWord } from './factor-word.tsx'
import { LastSeen } from './last-seen.tsx'
import { RoleWord } from './role-word.tsx'
import type { PeopleColumn } from './use-columns.ts'

const words = t.people

interface PeopleTableProps {
  /** On a phone the boxes appear only when asked for. */
  selecting: boolean
  people: readonly UserListed[]
  columns: readonly PeopleColumn[]
  /** What a person's source is called. */
  sourceName: (source: string) => string
  selected: readonly UserListed[]
  onSelect: (people: readonly UserListed[]) => void
}

const groupWords = ({ groups, groupCount }: UserListed) => {
  const more = groupCount - groups.length
  return groups.map(group => group.name).join(', ') + (more > 0 ? `, +${more}` : '')
}

interface CellProps {
  column: PeopleColumn
  person: UserListed
  sourceName: (source: string) => string
}

function Cell({ column, person, sourceName }: CellProps) {
  const none = (word: string) => <span className="dim">{word}</span>
  const cells: Record<PeopleColumn, ReactNode> = {
    email: person.email ?? none(words.fields.noEmail),
    source: (
      <span className={person.source === 'local' ? 'status dim' : 'status'}>
        {person.source === 'local' ? (
          <IconHome size={16} stroke={1.75} aria-hidden />
        ) : (
          <IconBuilding size={16} stroke={1.75} aria-hidden />
        )}
        {sourceName(person.source)}
      </span>
    ),
    role: <RoleWord role={person.role} />,
    groups: groupWords(person) || none(words.fields.noGroups),
    factor: <FactorWord person={person} />,
    seen: <LastSeen person={person} />,
  }
  return cells[column]
}

/** What is not usual of somebody; a phone has no column for their role. */
function State({ person: { role, state } }: { person: UserListed }) {
  return (
    <>
      {state !== 'active' && (
        <Badge {...(state === 'invited' ? {} : { tone: 'bad' as const })}>{stateWords[state]}</Badge>
      )}
      {role !== 'user' && (
        <span className="only-phone">
          {' '}
          <RoleWord role={role} />
        </span>
      )}
    </>
  )
}

/** Anything in a row that does something of its own keeps its click. */
const isOwnClick = ({ target }: MouseEvent) =>
  target instanceof Element && target.closest('a, button, input, label') !== null

export function PeopleTable({ selecting, people, columns, sourceName, selected, onSelect }: PeopleTableProps) {
  const navigate = useNavigate()
  const chosen = new Set(selected.map(({ id }) => id))
  const toggle = (person: UserListed) =>
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
                  <State person={person} />
                  <small>{person.username ?? words.fields.noUsername}</small>
                </span>
              </div>
            </td>
            {columns.map(column => (
              <td key={column} className="wide-only ink2">
                <Cell column={column} person={person} sourceName={sourceName} />
              </td>
            ))}
            <td className="at-end only-phone">
              <FactorWord person={person} />
              <small>
                <LastSeen person={person} />
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

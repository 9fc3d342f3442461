import type { DirectoryQuery } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconFilter, IconPlus, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { CopyText } from '../../parts/copy.tsx'
import { printFull } from '../../parts/dates.ts'
import { indentFilter } from './indent-filter.ts'
import { printCommand } from './print-command.ts'
import { hintOf, kindWords, outcomeOf, printTook, scopeWords } from './query-words.ts'
import type { QueryFilters } from './use-live-queries.ts'
import { t } from '../../texts/index.ts'

const words = t.directoryQueries.facts

type Fact = [name: string, value: string | null | undefined, mono?: true]

const targetWord = ({ kind }: DirectoryQuery) =>
  kind === 'search' ? words.base : kind === 'bind' ? words.bindDn : kind === 'extended' ? words.extension : words.entry

const wishes = ({ sizeLimit, timeLimit }: DirectoryQuery) =>
  [sizeLimit ? words.atMostEntries(sizeLimit) : '', timeLimit ? words.atMostSeconds(timeLimit) : '']
    .filter(Boolean)
    .join(', ')

const attributesOf = ({ kind, attributes }: DirectoryQuery) =>
  attributes.length === 0 && kind === 'search' ? words.allAttributes : attributes.join(', ')

const attributeWord = ({ kind }: DirectoryQuery) =>
  kind === 'bind' ? words.mechanism : kind === 'modify-dn' ? words.newName : words.attributes

function answerOf(query: DirectoryQuery): string {
  const { code, codeName, abandoned } = query
  if (abandoned) return words.abandoned
  const named = code === null ? undefined : `${codeName} (${code})`
  return [named, outcomeOf(query)].filter(Boolean).join(': ')
}

const factsOf = (query: DirectoryQuery): Fact[] => [
  [words.operation, kindWords[query.kind]],
  [targetWord(query), query.kind === 'connection' ? null : query.target || words.theRootDse, true],
  [words.scope, query.scope && scopeWords[query.scope]],
  [words.filter, query.filter === null ? null : indentFilter(query.filter), true],
  [words.filter, query.kind === 'search' && query.filter === null ? words.tooLong : null],
  [attributeWord(query), attributesOf(query), true],
  [words.atMost, wishes(query)],
  [words.answer, answerOf(query)],
  [words.told, query.kind === 'connection' ? null : query.message],
  [words.entries, query.entries === null ? null : String(query.entries)],
  [words.took, query.kind === 'connection' ? null : printTook(query.tookUs)],
  [words.boundAs, query.kind === 'connection' ? null : (query.boundAs ?? words.nobody), true],
  [words.who, query.user?.name],
  [words.app, query.app?.name],
  [words.from, (query.encrypted ? words.overTls : words.withoutTls)(query.address), true],
  [words.time, printFull(query.at)],
]

interface QueryDetailsProps {
  query: DirectoryQuery
  url: string
  onNarrow: (filters: QueryFilters) => void
  /** Absent where it may not, or need not, be allowed. */
  onAllow: ((address: string) => void) | undefined
}

/** Everything that is known of one operation, and what its code means. */
export function QueryDetails({ query, url, onNarrow, onAllow }: QueryDetailsProps) {
  const { user, address } = query
  const hint = hintOf(query)
  const command = printCommand(query, url)
  return (
    <div className="event-details">
      <dl>
        {factsOf(query).map(
          ([name, value, mono]) =>
            value && (
              <div key={`${name} ${value}`}>
                <dt>{name}</dt>
                <dd className={mono && 'mono'}>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <div className="acts">
        {hint !== undefined && <p className="query-hint">{hint}</p>}
        {onAllow && query.kind === 'connection' && query.message === 'not accepted' && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={15} />}
            onClick={() => onAllow(address)}
          >
            {words.allowOne(address)}
          </Button>
        )}
        {command !== undefined && <CopyText value={command}>{words.copy}</CopyText>}
        {user !== null && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconUser size={15} />}
              renderRoot={props => <Link to="/people/$userId" params={{ userId: user.id }} {...props} />}
            >
              {words.open(user.name)}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconFilter size={15} />}
              onClick={() => onNarrow({ user: user.id })}
            >
              {words.onlyPerson}
            </Button>
          </>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFilter size={15} />}
          onClick={() => onNarrow({ address })}
        >
          {words.only(address)}
        </Button>
      </div>
    </div>
  )
}

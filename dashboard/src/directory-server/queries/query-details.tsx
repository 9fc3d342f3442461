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

type Fact = [name: string, value: string | null | undefined, mono?: true]

const targetWord = ({ kind }: DirectoryQuery) =>
  kind === 'search' ? 'Base' : kind === 'bind' ? 'Bind DN' : kind === 'extended' ? 'Extension' : 'Entry'

const wishes = ({ sizeLimit, timeLimit }: DirectoryQuery) =>
  [sizeLimit ? `${sizeLimit} entries` : '', timeLimit ? `${timeLimit} seconds` : ''].filter(Boolean).join(', ')

const attributesOf = ({ kind, attributes }: DirectoryQuery) =>
  attributes.length === 0 && kind === 'search' ? 'all user attributes' : attributes.join(', ')

const attributeWord = ({ kind }: DirectoryQuery) =>
  kind === 'bind' ? 'Mechanism' : kind === 'modify-dn' ? 'New name' : 'Attributes'

function answerOf(query: DirectoryQuery): string {
  const { code, codeName, abandoned } = query
  if (abandoned) return 'Nobody waited for it any more.'
  const words = outcomeOf(query)
  const named = code === null ? undefined : `${codeName} (${code})`
  return [named, words].filter(Boolean).join(': ')
}

const factsOf = (query: DirectoryQuery): Fact[] => [
  ['Operation', kindWords[query.kind]],
  [targetWord(query), query.kind === 'connection' ? null : query.target || 'the root DSE', true],
  ['Scope', query.scope && scopeWords[query.scope]],
  ['Filter', query.filter === null ? null : indentFilter(query.filter), true],
  ['Filter', query.kind === 'search' && query.filter === null ? 'Too long to be kept' : null],
  [attributeWord(query), attributesOf(query), true],
  ['At most', wishes(query)],
  ['Answer', answerOf(query)],
  ['Told', query.kind === 'connection' ? null : query.message],
  ['Entries', query.entries === null ? null : String(query.entries)],
  ['Took', query.kind === 'connection' ? null : printTook(query.tookUs)],
  ['Bound as', query.kind === 'connection' ? null : (query.boundAs ?? 'nobody'), true],
  ['Who', query.user?.name],
  ['App', query.app?.name],
  ['From', `${query.address}, ${query.encrypted ? 'over TLS' : 'without TLS'}`, true],
  ['Time', printFull(query.at)],
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
            Allow {address}
          </Button>
        )}
        {command !== undefined && <CopyText value={command}>Copy as ldapsearch</CopyText>}
        {user !== null && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconUser size={15} />}
              renderRoot={props => <Link to="/people/$userId" params={{ userId: user.id }} {...props} />}
            >
              Open {user.name}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconFilter size={15} />}
              onClick={() => onNarrow({ user: user.id })}
            >
              Only this person
            </Button>
          </>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFilter size={15} />}
          onClick={() => onNarrow({ address })}
        >
          Only {address}
        </Button>
      </div>
    </div>
  )
}

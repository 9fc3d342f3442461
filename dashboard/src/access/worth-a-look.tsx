import { type AccessFinding, unusedAfterDays } from '@doorward/contract'
import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printDay } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'

const words = t.matrix.findings

const shown = 6

function hintOf(finding: AccessFinding): string {
  if (finding.kind === 'disabled-in-groups') return words.comeBack
  if (finding.kind === 'sensitive-everyone') return words.can(finding.people)
  if (finding.kind === 'by-name')
    return finding.unending === finding.people ? words.allUnending : words.unending(finding.unending)
  const last = finding.lastOpenedAt === null ? words.never : words.last(printDay(finding.lastOpenedAt))
  return `${last} ${finding.person === null ? words.can(finding.people) : words.only(finding.person.name)}`
}

function titleOf(finding: AccessFinding): string {
  if (finding.kind === 'disabled-in-groups') return words.disabled(finding.people)
  if (finding.kind === 'sensitive-everyone') return words.sensitive(finding.app.name)
  if (finding.kind === 'by-name') return words.byName(finding.people, finding.app.name)
  return words.unused(finding.app.name, unusedAfterDays)
}

const keyOf = (finding: AccessFinding): string => `${finding.kind} ${'app' in finding ? finding.app.id : ''}`

/** To where it can be looked at and changed. */
function Subject({ finding }: { finding: AccessFinding }) {
  const title = titleOf(finding)
  return finding.kind === 'disabled-in-groups' ? (
    <Link to="/people" search={{ state: 'disabled' }}>
      {title}
    </Link>
  ) : (
    <Link to={finding.kind === 'unused' ? '/apps/$appId' : '/apps/$appId/access'} params={{ appId: finding.app.id }}>
      {title}
    </Link>
  )
}

/** Access somebody may want to look at again. */
export function WorthALook({ query }: { query: UseQueryResult<{ items: AccessFinding[] }> }) {
  const [isWhole, setWhole] = useState(false)
  return (
    <Panel
      title={words.title}
      footer={
        query.data !== undefined &&
        query.data.items.length > shown && (
          <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? words.fewer : words.more(query.data.items.length - shown)}
          </Button>
        )
      }
    >
      <Loaded query={query} what={words.what} rows={2}>
        {({ items }) => (
          <ul className="rows">
            {(isWhole ? items : items.slice(0, shown)).map(finding => (
              <li key={keyOf(finding)}>
                <span>
                  <Subject finding={finding} />
                  <small>{hintOf(finding)}</small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}

import type { ExternalConflict } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Status } from '../../parts/status.tsx'
import { ConflictChoice } from '../conflicts/conflict-choice.tsx'
import { ChangeWords } from './change-words.tsx'
import { type Change, type ChangeKind, changeKinds, kindSigns, kindWords } from './kinds.ts'

const shownFirst = 50

export function Sign({ kind }: { kind: ChangeKind }) {
  const { sign, tone } = kindSigns[kind]
  return (
    <span className={`sign ${tone}`} aria-hidden="true">
      {sign}
    </span>
  )
}

interface RowProps {
  change: Change
  directory: { id: string; title: string; mayLink: boolean }
  /** As it was written down by the last sync, so that it can be decided. */
  conflict: ExternalConflict | undefined
}

function Row({ change, directory, conflict }: RowProps) {
  const { kind, name, username, userId } = change
  const [open, setOpen] = useState(false)
  return (
    <li data-kind={kind}>
      <Sign kind={kind} />
      <span className="kind">
        {kind === 'conflict' ? <Status tone="warn">{kindWords[kind]}</Status> : kindWords[kind]}
      </span>
      <span className="who">
        {userId === null ? (
          <b>{name}</b>
        ) : (
          <Link to="/people/$userId" params={{ userId }}>
            {name}
          </Link>
        )}{' '}
        {username !== null && <span className="dim mono">{username}</span>}
      </span>
      <span className="what">
        <ChangeWords change={change} />
        {kind === 'conflict' && !conflict && (
          <small>Held back. Decide it after the sync, on the directory’s page.</small>
        )}
      </span>
      {conflict && (
        <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {conflict.resolution === null ? 'Decide' : 'Decided'}
        </Button>
      )}
      {conflict && open && <ConflictChoice conflict={conflict} directory={directory} />}
    </li>
  )
}

interface ChangeListProps {
  changes: readonly Change[]
  unchanged: number
  directory: RowProps['directory']
  conflicts: readonly ExternalConflict[]
}

/** The preview as a diff, by kind. */
export function ChangeList({ changes, unchanged, directory, conflicts }: ChangeListProps) {
  const [only, setOnly] = useState<ChangeKind | null>(null)
  const [all, setAll] = useState(false)
  const counts = new Map(changeKinds.map(kind => [kind, changes.filter(one => one.kind === kind).length]))
  const chosen = changes.filter(({ kind }) => only === null || kind === only)
  const shown = all ? chosen : chosen.slice(0, shownFirst)
  const filters: [ChangeKind | null, string, number][] = [
    [null, 'All changes', changes.length],
    ...changeKinds.flatMap(kind => {
      const amount = counts.get(kind) ?? 0
      return amount === 0 ? [] : [[kind, kindWords[kind], amount] as [ChangeKind, string, number]]
    }),
  ]
  return (
    <section className="panel" aria-label="Changes">
      <div className="bar">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons of one question, not a form */}
        <span className="seg" role="group" aria-label="Show">
          {filters.map(([kind, label, amount]) => (
            <button key={label} type="button" aria-pressed={only === kind} onClick={() => setOnly(kind)}>
              {label} {amount}
            </button>
          ))}
        </span>
        <span className="pager dim">
          {unchanged === 1 ? '1 person stays as they are' : `${unchanged} people stay as they are`}
        </span>
      </div>
      <ul className="changes">
        {shown.map(change => (
          <Row
            key={change.key}
            change={change}
            directory={directory}
            conflict={conflicts.find(({ dn }) => change.kind === 'conflict' && dn === change.dn)}
          />
        ))}
      </ul>
      {shown.length < chosen.length && (
        <footer>
          Showing {shown.length} of {chosen.length}
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            Show all
          </Button>
        </footer>
      )}
    </section>
  )
}

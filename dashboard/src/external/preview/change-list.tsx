import type { ExternalConflict, ExternalDirectory } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Avatar } from '../../parts/picture.tsx'
import { Status } from '../../parts/status.tsx'
import { ConflictChoice } from '../conflicts/conflict-choice.tsx'
import { resolutionWords } from '../conflicts/resolution-words.ts'
import { ChangeWords } from './change-words.tsx'
import { type Change, type ChangeKind, changeKinds, conflictOf, isWaiting, kindSigns, kindWords } from './kinds.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync

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
  directory: ExternalDirectory
  /** As it was written down, so that it can be decided. */
  conflict: ExternalConflict | undefined
  isOpenFirst: boolean
}

function Row({ change, directory, conflict, isOpenFirst }: RowProps) {
  const { kind, username, userId } = change
  const name = conflict?.displayName || change.name
  const [open, setOpen] = useState(isOpenFirst)
  const resolution = conflict?.resolution ?? null
  const isWaiting = kind === 'conflict' && resolution === null
  return (
    <li data-kind={kind}>
      <Sign kind={kind} />
      <span className="kind">
        {isWaiting ? (
          <Status tone="warn">{kindWords[kind]}</Status>
        ) : kind === 'conflict' && resolution !== null ? (
          <Status tone="ok">{resolutionWords[resolution]}</Status>
        ) : (
          kindWords[kind]
        )}
      </span>
      <span className="who">
        <span className="cell">
          <Avatar name={name} />
          <span>
            {userId === null ? (
              <b>{name}</b>
            ) : (
              <Link to="/people/$userId" params={{ userId }}>
                {name}
              </Link>
            )}{' '}
            {username !== null && <span className="dim mono">{username}</span>}
          </span>
        </span>
      </span>
      <span className="what">
        <ChangeWords change={change} />
      </span>
      {conflict && (
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={open}
          aria-label={(isWaiting ? words.conflicts.decideOne : words.conflicts.changeOne)(name)}
          onClick={() => setOpen(!open)}
        >
          {isWaiting ? words.conflicts.decide : words.conflicts.change}
        </Button>
      )}
      {conflict && open && (
        <ConflictChoice conflict={conflict} directory={directory} onDecided={() => setOpen(false)} />
      )}
    </li>
  )
}

interface ChangeListProps {
  changes: readonly Change[]
  unchanged: number
  directory: ExternalDirectory
  conflicts: readonly ExternalConflict[]
}

/** The preview as a diff, by kind. */
export function ChangeList({ changes, unchanged, directory, conflicts }: ChangeListProps) {
  const [only, setOnly] = useState<ChangeKind | null>(null)
  const [all, setAll] = useState(false)
  const first = changes.find(change => isWaiting(change, conflicts))
  const counts = new Map(changeKinds.map(kind => [kind, changes.filter(one => one.kind === kind).length]))
  const chosen = changes.filter(({ kind }) => only === null || kind === only)
  const shown = all ? chosen : chosen.slice(0, shownFirst)
  const filters: [ChangeKind | null, string, number][] = [
    [null, words.preview.all, changes.length],
    ...changeKinds.flatMap(kind => {
      const amount = counts.get(kind) ?? 0
      return amount === 0 ? [] : [[kind, kindWords[kind], amount] as [ChangeKind, string, number]]
    }),
  ]
  return (
    <section className="panel" aria-label={words.preview.changes}>
      <div className="bar">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons of one question, not a form */}
        <span className="seg" role="group" aria-label={words.preview.show}>
          {filters.map(([kind, label, amount]) => (
            <button key={label} type="button" aria-pressed={only === kind} onClick={() => setOnly(kind)}>
              {label} {amount}
            </button>
          ))}
        </span>
        <span className="pager dim">{unchanged === 0 ? '' : words.preview.unchanged(unchanged)}</span>
      </div>
      <ul className="changes">
        {shown.map(change => (
          <Row
            key={change.key}
            change={change}
            directory={directory}
            conflict={conflictOf(change, conflicts)}
            isOpenFirst={change === first}
          />
        ))}
      </ul>
      {shown.length < chosen.length && (
        <footer>
          {words.preview.showing(shown.length, chosen.length)}
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {words.preview.showAll}
          </Button>
        </footer>
      )}
    </section>
  )
}

import type { ExternalConflict, ExternalDirectory } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { Sign } from '../preview/change-list.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { resolutionWords } from './resolution-words.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.conflicts

function Row({ conflict, directory }: { conflict: ExternalConflict; directory: ExternalDirectory }) {
  const [open, setOpen] = useState(false)
  const { displayName, username, explanation, resolution } = conflict
  return (
    <li data-kind="conflict">
      <Sign kind="conflict" />
      <span className="kind">
        {resolution === null ? (
          <Status tone="warn">{words.heldBack}</Status>
        ) : (
          <Status tone="ok">{resolutionWords[resolution]}</Status>
        )}
      </span>
      <span className="who">
        <b>{displayName || username}</b> <span className="dim mono">{username}</span>
      </span>
      <span className="what">{explanation}</span>
      <Button
        variant="default"
        size="compact-sm"
        aria-expanded={open}
        aria-label={(resolution === null ? words.decideOne : words.changeOne)(displayName || username)}
        onClick={() => setOpen(!open)}
      >
        {resolution === null ? words.decide : words.change}
      </Button>
      {open && <ConflictChoice conflict={conflict} directory={directory} onDecided={() => setOpen(false)} />}
    </li>
  )
}

/** Who waits for an admin's word. */
export function ConflictList({ directory }: { directory: ExternalDirectory }) {
  const { data } = useQuery(queries.externalConflicts(directory.id))
  if (!data || data.items.length === 0) return null
  return (
    <Panel title={words.title} footer={words.footer}>
      <ul className="changes">
        {data.items.map(conflict => (
          <Row key={conflict.upstreamId} conflict={conflict} directory={directory} />
        ))}
      </ul>
    </Panel>
  )
}

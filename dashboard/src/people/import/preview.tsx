import type { ImportedRow, ImportRow } from '@doorward/contract'
import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useMay } from '../../shell/session.ts'
import { t } from '../../texts/index.ts'
import { RowTable } from './row-table.tsx'
import type { Progress } from './send-rows.ts'

const words = t.peopleImport

const outcomes = ['refused', 'added', 'kept'] as const

/** Of many, enough to see what they are like. */
const shownMax = 100

interface PreviewProps {
  progress: Progress
  rows: readonly ImportRow[]
  busy: boolean
  passwords: boolean
  onPasswords: (on: boolean) => void
  onGroupsMade: () => void
}

/** What would become of each row. What is wrong comes first. */
export function Preview({ progress, rows, busy, passwords, onPasswords, onGroupsMade }: PreviewProps) {
  const may = useMay()
  const of = (outcome: ImportedRow['outcome']) => progress.rows.filter(row => row.outcome === outcome)
  const [chosen, setChosen] = useState<ImportedRow['outcome']>()
  const shown = chosen ?? outcomes.find(outcome => of(outcome).length > 0) ?? 'added'
  const make = useMutation({
    mutationFn: async () => {
      for (const name of progress.unknownGroups) await api.createGroup({ body: { name } })
      await forget('groups', 'overview')
    },
    onSuccess: onGroupsMade,
  })
  return (
    <>
      {progress.unknownGroups.length > 0 && may('createGroup') && (
        <Note
          tone="warn"
          title={words.unknownGroups(progress.unknownGroups.length)}
          answers={
            <Button size="compact-sm" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
              {words.makeGroups}
            </Button>
          }
        >
          {new Intl.ListFormat(t.locale).format(progress.unknownGroups)}
        </Note>
      )}
      <Failure error={make.error} what={words.noGroups} focus />
      <Panel
        title={words.preview}
        right={
          <span className="seg" role="group" aria-label={words.show}>
            {outcomes.map(outcome => (
              <button key={outcome} type="button" aria-pressed={outcome === shown} onClick={() => setChosen(outcome)}>
                {words.outcomes[outcome](of(outcome).length)}
              </button>
            ))}
          </span>
        }
        footer={of(shown).length > shownMax && words.more(of(shown).length - shownMax)}
      >
        <div aria-live="polite" aria-busy={busy}>
          <RowTable imported={of(shown).slice(0, shownMax)} rows={rows} outcome={shown} />
        </div>
      </Panel>
      <Checkbox
        label={words.passwords}
        description={words.passwordsHint}
        checked={passwords}
        onChange={event => onPasswords(event.currentTarget.checked)}
      />
    </>
  )
}

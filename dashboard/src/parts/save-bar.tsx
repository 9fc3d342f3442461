import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { LeaveGuard } from './leave-guard.tsx'

interface SaveBarProps {
  /** What would change, in words. Nothing is shown while it is empty. */
  changes: string[]
  saving: boolean
  /** What it would break, each in a few words. */
  warnings?: string[]
  /** What saving would do is still being found out. */
  waiting?: boolean
  onUndo: () => void
  /** Absent: the button submits the form it is in. */
  label?: string
}

/** Stays in sight while there is something to save, and asks before the page is left. */
export function SaveBar({ changes, warnings = [], saving, waiting, onUndo, label = t.parts.save }: SaveBarProps) {
  return (
    <>
      <LeaveGuard when={changes.length > 0} />
      {changes.length > 0 && (
        <div className="save-bar">
          <IconPencil size={17} aria-hidden />
          <span>
            <b className="b">{t.parts.unsaved(changes.length)}</b> <span className="dim">{changes.join(', ')}</span>
            {warnings.map(warning => (
              <span key={warning} className="warning">
                {warning}
              </span>
            ))}
          </span>
          <span className="r">
            <Button variant="subtle" onClick={onUndo} disabled={saving}>
              {t.parts.undo}
            </Button>
            <Button type="submit" loading={saving} {...(waiting ? { disabled: true } : {})}>
              {label}
            </Button>
          </span>
        </div>
      )}
    </>
  )
}

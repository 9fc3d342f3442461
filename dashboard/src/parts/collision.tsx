import { Button } from '@mantine/core'
import { Note } from './note.tsx'

/** Somebody saved between our reading and our saving. */
export function Collision({
  what,
  onReload,
  onSaveOver,
}: {
  what: string
  onReload: () => void
  onSaveOver: () => void
}) {
  return (
    <Note
      tone="warn"
      title={`Somebody changed ${what} while you were editing`}
      answers={
        <>
          <Button variant="default" size="compact-sm" onClick={onReload}>
            Reload
          </Button>
          <Button variant="default" size="compact-sm" onClick={onSaveOver}>
            Save over it
          </Button>
        </>
      }
    >
      Your changes are still here. Reload to see theirs and lose yours, or save over them.
    </Note>
  )
}

import { Button } from '@mantine/core'
import { t } from '../texts/index.ts'
import { Note } from './note.tsx'

const words = t.parts.collision

/** Somebody else saved while this form was being filled in: known before it is sent, and nothing to hurry for. */
export function Overtaken({ onShow }: { onShow: () => void }) {
  return (
    <p className="overtaken" role="status">
      {words.overtaken}
      <Button variant="subtle" size="compact-sm" onClick={onShow}>
        {words.show}
      </Button>
    </p>
  )
}

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
      title={words.title(what)}
      answers={
        <>
          <Button variant="default" size="compact-sm" onClick={onReload}>
            {words.reload}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onSaveOver}>
            {words.saveOver}
          </Button>
        </>
      }
    >
      {words.text}
    </Note>
  )
}

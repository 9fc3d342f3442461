import { pictureBytesMax, pictureTypes } from '@doorward/contract'
import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'

const words = t.parts.picture

interface PictureInputProps {
  /** What is chosen: `logo`. Names the buttons for screen readers. */
  what: string
  /** As it stands. */
  children: ReactNode
  has: boolean
  busy?: boolean
  onChoose: (file: File) => void
  onRemove: () => void
  /** Why the last one was not taken. */
  error?: string | null
  /** It is larger than the server takes; nothing was sent. */
  onTooLarge: () => void
  /** Where a form keeps it, so that what the server says of it is shown here. */
  path?: string
}

/** A picture with what can be done about it. The server looks at what is chosen; only its size is looked at here. */
export function PictureInput({
  what,
  children,
  has,
  busy = false,
  onChoose,
  onRemove,
  error,
  onTooLarge,
  path,
}: PictureInputProps) {
  const choose = (file: File | null) => {
    if (file === null) return
    if (file.size > pictureBytesMax) onTooLarge()
    else onChoose(file)
  }
  return (
    <div className="picture-input">
      <div className="row">
        {children}
        <FileButton accept={pictureTypes.join(',')} onChange={choose} disabled={busy}>
          {props => (
            <Button
              {...props}
              variant="default"
              data-path={path}
              leftSection={<IconUpload size={16} aria-hidden />}
              loading={busy}
              aria-label={has ? words.replaceWhat(what) : words.chooseWhat(what)}
            >
              {has ? words.replace : words.choose}
            </Button>
          )}
        </FileButton>
        {has && (
          <Button variant="subtle" disabled={busy} onClick={onRemove} aria-label={words.removeWhat(what)}>
            {words.remove}
          </Button>
        )}
      </div>
      {error ? (
        <p className="error" role="alert">
          {error}
        </p>
      ) : (
        <p className="hint">{words.hint}</p>
      )}
    </div>
  )
}

export const tooLarge = words.tooLarge

import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Note } from './note.tsx'
import { CopyText } from './copy.tsx'

const words = t.parts.once

/** A secret in plain text, this once. */
export function ShownOnce({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div className="form">
      <div>
        <div className="b" id="shown-once">
          {name}
        </div>
        <div className="secret-row">
          <output className="secret" aria-labelledby="shown-once">
            {value}
          </output>
          <CopyText value={value}>{words.copy(name)}</CopyText>
        </div>
      </div>
      <Note title={words.text(name)}>{children}</Note>
    </div>
  )
}

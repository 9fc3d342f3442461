import type { ReactNode } from 'react'
import { Note } from './note.tsx'
import { CopyText } from './copy.tsx'

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
          <CopyText value={value}>{`Copy ${name.toLowerCase()}`}</CopyText>
        </div>
      </div>
      <Note title={`The ${name.toLowerCase()} is shown once.`}>{children}</Note>
    </div>
  )
}

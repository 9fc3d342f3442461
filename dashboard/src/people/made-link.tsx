import type { OneTimeLink } from '@doorward/contract'
import { CopyText } from '../parts/copy.tsx'
import { printFull } from '../parts/dates.ts'
import { Note } from '../parts/note.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { t } from '../texts/index.ts'

const words = t.people.link

interface MadeLinkProps {
  link: OneTimeLink
  /** What it is for: “Invitation link”. */
  name: string
  /** Whom it is for. */
  person: string
  /** Where it was mailed as well. */
  mailedTo?: string | null
}

/** A link to hand over, in plain text this once, and as a picture for their phone. */
export function MadeLink({ link, name, person, mailedTo = null }: MadeLinkProps) {
  return (
    <div className="form">
      <div>
        <div className="b" id="made-link">
          {name}
        </div>
        <div className="secret-row">
          <output className="secret" aria-labelledby="made-link">
            {link.url}
          </output>
          <CopyText value={link.url}>{words.copy}</CopyText>
        </div>
      </div>
      <QrCode text={link.url} label={words.qr(person)} />
      {mailedTo !== null && <Note tone="ok" title={words.mailed(mailedTo)} />}
      <Note title={words.once}>{words.give(person, printFull(link.expiresAt))}</Note>
    </div>
  )
}

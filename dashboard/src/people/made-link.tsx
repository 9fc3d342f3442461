import type { OneTimeLink } from '@doorward/contract'
import { CopyText } from '../parts/copy.tsx'
import { printFull } from '../parts/dates.ts'
import { Note } from '../parts/note.tsx'
import { QrCode } from '../parts/qr-code.tsx'

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
          <CopyText value={link.url}>Copy link</CopyText>
        </div>
      </div>
      <QrCode text={link.url} label={`QR code of the link for ${person}`} />
      {mailedTo !== null && <Note tone="ok" title={`It is on its way to ${mailedTo} as well.`} />}
      <Note title="The link is shown once.">
        Give it to {person} and to nobody else. It works once, until {printFull(link.expiresAt)}.
      </Note>
    </div>
  )
}

import { Fill } from '../../parts/fill.tsx'
import { Note } from '../../parts/note.tsx'
import { t } from '../../texts/index.ts'

const words = t.appsSetup.tabs.ownProxy

/** Where Doorward passes requests on itself there is nothing to paste. */
export function OwnProxy({ host, upstream }: { host: string; upstream: string }) {
  return (
    <div className="pad stack">
      <Note title={words.title}>
        <Fill
          text={words.text}
          host={<span className="mono">{host}</span>}
          upstream={<span className="mono">{upstream}</span>}
        />
      </Note>
      <Note tone="warn" title={words.sideDoor}>
        {words.sideDoorText(upstream)}
      </Note>
    </div>
  )
}

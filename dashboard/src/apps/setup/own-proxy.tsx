import { Note } from '../../parts/note.tsx'

/** Where Doorward passes requests on itself there is nothing to paste. */
export function OwnProxy({ host, upstream }: { host: string; upstream: string }) {
  return (
    <div className="pad stack">
      <Note title="There is nothing to paste.">
        Let <span className="mono">{host}</span> lead to this server, as the name of Doorward does. Who may pass is led
        on to <span className="mono">{upstream}</span>.
      </Note>
      <Note tone="warn" title="Close the side door.">
        Nothing but Doorward may reach {upstream}: whoever does says who they are themselves.
      </Note>
    </div>
  )
}

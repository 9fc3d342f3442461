import type { SetupWay } from '@doorward/contract'
import { Fragment, type ReactNode } from 'react'

/** What stands between back-quotes is a name of something there. */
export const withNames = (sentence: string): ReactNode =>
  sentence.split('`').map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence that does not change
      <code key={at}>{part}</code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence that does not change
      <Fragment key={at}>{part}</Fragment>
    ),
  )

/** What is known of the app at this door. */
export function WayNotes({ way }: { way: SetupWay }) {
  return (
    <div className="form notes">
      {way.quirks.length > 0 && (
        <ul>
          {way.quirks.map(quirk => (
            <li key={quirk}>{withNames(quirk)}</li>
          ))}
        </ul>
      )}
      <dl className="facts">
        <dt>Admins</dt>
        <dd>{withNames(way.adminFlag)}</dd>
        <dt>Groups</dt>
        <dd>
          {withNames(way.groups.readAt)} Sent by {way.groups.sentAs}.
        </dd>
        <dt>Sign-out</dt>
        <dd>{withNames(way.signOut.words)}</dd>
      </dl>
    </div>
  )
}

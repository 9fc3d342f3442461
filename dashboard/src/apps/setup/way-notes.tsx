import type { SetupWay } from '@doorward/contract'
import { Fragment, type ReactNode } from 'react'
import { t } from '../../texts/index.ts'

const words = t.appsSetup.notes

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
        <dt>{words.admins}</dt>
        <dd>{withNames(way.adminFlag)}</dd>
        <dt>{words.groups}</dt>
        <dd>
          {withNames(way.groups.readAt)} {words.sentAs[way.groups.sentAs]}
        </dd>
        <dt>{words.signOut}</dt>
        <dd>{withNames(way.signOut.words)}</dd>
      </dl>
    </div>
  )
}

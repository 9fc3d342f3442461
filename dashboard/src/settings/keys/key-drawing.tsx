import type { SigningKey } from '@doorward/contract'
import { Fragment } from 'react'
import { printDay, printFull, printMoment } from '../../parts/dates.ts'
import { listNames } from '../../parts/words.ts'
import { printAxis, printStretches, type Stretch } from './timeline.ts'

/** How people tell keys apart: their thumbprints’ first characters. */
export const shortName = ({ kid }: SigningKey) => kid.slice(0, 4)

const dayOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })
const dayBriefly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

const words = (key: SigningKey): Record<Stretch['kind'], string> => ({
  shown: 'Shown to apps',
  signs: key.phase === 'next' ? `Signs from ${dayOnly.format(new Date(key.signsFrom))}` : 'Signs',
  accepted: 'Still accepted',
})

/** The same as the bars, in a sentence. */
function describe(key: SigningKey): string {
  const name = `${key.algorithm} key ${shortName(key)}`
  const until = key.retiredAt === null ? '' : ` and is published until ${printFull(key.retiredAt)}`
  if (key.phase === 'next') return `${name} is shown to apps and signs from ${printFull(key.signsFrom)}.`
  return key.phase === 'signs' ? `${name} signs${until}.` : `${name} signs no more${until}.`
}

function about(key: SigningKey): string {
  if (key.phase === 'next') return `Made ${printMoment(key.createdAt)}`
  if (key.phase === 'old') return `Until ${printDay(key.retiredAt ?? key.signsFrom)}`
  return key.apps.length > 0 ? `For ${listNames(key.apps, 2)}` : `Since ${printDay(key.signsFrom)}`
}

/** One bar for each key: when it is shown, signs, and is still accepted. */
export function KeyDrawing({ keys, now }: { keys: readonly SigningKey[]; now: number }) {
  return (
    <div className="turns">
      {keys.map(key => (
        <Fragment key={key.kid}>
          <span title={key.kid}>
            <b>
              {key.algorithm} {shortName(key)}
            </b>
            <small>{about(key)}</small>
          </span>
          <div className="track" role="img" aria-label={describe(key)}>
            {printStretches(key, keys, now).map(({ kind, left, width }) => (
              <i key={kind} className={kind} style={{ left: `${left}%`, width: `${width}%` }}>
                {words(key)[kind]}
              </i>
            ))}
          </div>
        </Fragment>
      ))}
      <span />
      <div className="axis" aria-hidden>
        {printAxis(now).map(({ at, left }, place) => (
          <span key={left} className={place === 4 ? 'last' : undefined} style={place === 4 ? {} : { left: `${left}%` }}>
            {place === 1 ? <b>{dayOnly.format(at)}, today</b> : dayBriefly.format(at)}
          </span>
        ))}
      </div>
    </div>
  )
}

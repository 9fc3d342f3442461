import type { SigningKey } from '@doorward/contract'
import { Fragment } from 'react'
import { printDay, printFull, printMoment } from '../../parts/dates.ts'
import { listNames } from '../../parts/words.ts'
import { printAxis, printStretches, type Stretch } from './timeline.ts'
import { t } from '../../texts/index.ts'

const words = t.keys.drawing

/** How people tell keys apart: their thumbprints’ first characters. */
export const shortName = ({ kid }: SigningKey) => kid.slice(0, 4)

const dayOnly = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'long' })
const dayBriefly = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short' })

const kindWords = (key: SigningKey): Record<Stretch['kind'], string> => ({
  shown: words.shown,
  signs: key.phase === 'next' ? words.signsFrom(dayOnly.format(new Date(key.signsFrom))) : words.signs,
  accepted: words.accepted,
})

/** The same as the bars, in a sentence. */
function describe(key: SigningKey): string {
  const name = shortName(key)
  if (key.phase === 'next') return words.willSign(key.algorithm, name, printFull(key.signsFrom))
  const [ends, goesOn] =
    key.phase === 'signs' ? [words.isSigningUntil, words.isSigning] : [words.noMoreUntil, words.noMore]
  return key.retiredAt === null ? goesOn(key.algorithm, name) : ends(key.algorithm, name, printFull(key.retiredAt))
}

function about(key: SigningKey): string {
  if (key.phase === 'next') return words.made(printMoment(key.createdAt))
  if (key.phase === 'old') return words.until(printDay(key.retiredAt ?? key.signsFrom))
  return key.apps.length > 0 ? words.forApps(listNames(key.apps, 2)) : words.since(printDay(key.signsFrom))
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
                {kindWords(key)[kind]}
              </i>
            ))}
          </div>
        </Fragment>
      ))}
      <span />
      <div className="axis" aria-hidden>
        {printAxis(now).map(({ at, left }, place) => (
          <span key={left} className={place === 4 ? 'last' : undefined} style={place === 4 ? {} : { left: `${left}%` }}>
            {place === 1 ? <b>{words.today(dayOnly.format(at))}</b> : dayBriefly.format(at)}
          </span>
        ))}
      </div>
    </div>
  )
}

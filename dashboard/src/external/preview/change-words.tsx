import { wordOf } from '../../parts/words.ts'
import { printStateThere } from '../state-there.ts'
import type { Change } from './kinds.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.preview

/** Of a new person only what a list of people shows. */
const ofNew = new Set(['email'])

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What changes, side by side. */
export function ChangeWords({ change }: { change: Change }) {
  const { kind, steps, changes, reason } = change
  const groupsOf = (which: string) => steps.flatMap(step => (step.kind === which && step.detail ? [step.detail] : []))
  const [joins, leaves] = [groupsOf('member-add'), groupsOf('member-remove')]
  const joined = steps.filter(step => step.kind === 'member-add').length
  const fields = changes.filter(({ field }) => (kind === 'create' ? ofNew.has(field) : true))
  const state = steps.find(step => step.kind === 'disable' || step.kind === 'restore')?.detail
  return (
    <>
      {kind === 'link' && <span>{words.keeps} </span>}
      {state != null && <span>{printStateThere(state)}. </span>}
      {reason !== null && <span>{reason} </span>}
      {steps.some(step => step.kind === 'without-email') && <span>{words.addressTaken} </span>}
      {kind === 'create'
        ? fields.map(({ field, to }) => (
            <span key={field} className="dim">
              {to}{' '}
            </span>
          ))
        : fields.map(({ field, from, to }) => (
            <span key={field}>
              {capital(wordOf(field))} {from !== null && <del>{from}</del>} {to !== null && <ins>{to}</ins>}{' '}
            </span>
          ))}
      {joins.length > 0 && (kind === 'create' ? <>{words.joins(joins.join(', '))}</> : <ins>+ {joins.join(', ')}</ins>)}
      {joins.length === 0 && joined > 0 && <>{joined === 1 ? words.joinsOne : words.joinsSome(joined)}</>}
      {leaves.length > 0 && <del> − {leaves.join(', ')}</del>}
    </>
  )
}

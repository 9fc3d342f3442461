import type { AccessCell, Matrix } from '@doorward/contract'
import {
  IconCalendarEvent,
  IconCheck,
  IconCornerDownRight,
  IconMinus,
  IconShieldHalf,
  type Icon,
} from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { Badge } from '../parts/status.tsx'
import { countPeople, stateWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { cellWords, type Sign, signOf, signWords } from './cell-words.ts'

const words = t.matrix

const signIcons: Record<Sign, Icon> = {
  open: IconCheck,
  nested: IconCornerDownRight,
  until: IconCalendarEvent,
  'second-factor': IconShieldHalf,
  no: IconMinus,
}
const toneOf = (sign: Sign): string => (sign === 'no' ? '' : sign === 'second-factor' ? 'w' : 'y')

/** A square: which row, and which app. */
export interface Square {
  row: number
  app: number
}

interface MatrixTableProps {
  matrix: Matrix
  chosen: Square | undefined
  onChoose: (square: Square) => void
}

const steps: Record<string, [row: number, app: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function SquareButton({
  cell,
  label,
  ...rest
}: {
  cell: AccessCell
  label: string
  isChosen: boolean
  canFocus: boolean
  at: string
  onChoose: () => void
  onFocus: () => void
}) {
  const sign = signOf[cell]
  const Drawing = signIcons[sign]
  return (
    <button
      type="button"
      className={toneOf(sign)}
      data-square={rest.at}
      tabIndex={rest.canFocus ? 0 : -1}
      aria-pressed={rest.isChosen}
      aria-label={label}
      onClick={rest.onChoose}
      onFocus={rest.onFocus}
    >
      <Drawing size={16} stroke={1.75} aria-hidden />
    </button>
  )
}

/** People or groups by apps. One square takes the focus; arrow keys move it. */
export function MatrixTable({ matrix: { apps, items }, chosen, onChoose }: MatrixTableProps) {
  const [focus, setFocus] = useState<Square>({ row: 0, app: 0 })
  const inside = { row: Math.min(focus.row, items.length - 1), app: Math.min(focus.app, apps.length - 1) }
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const [row, app] = [inside.row + step[0], inside.app + step[1]]
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-square="${row}-${app}"]`)?.focus()
  }
  return (
    // Scrolled by its squares, which take the focus.
    <div className="mx">
      <table className="mxt">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.who}</span>
            </th>
            {apps.map(({ id, name, icon }, app) => (
              <th key={id} scope="col" className={chosen?.app === app ? 'hl' : undefined}>
                <span>
                  <b>{name}</b>
                  <AppIcon title={name} icon={icon} small />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {items.map(({ kind, id, name, state, people, cells }, row) => (
            <tr key={id ?? kind} className={chosen?.row === row ? 'hl' : undefined}>
              <th scope="row">
                <span className="who">
                  {kind === 'person' && <Avatar name={name} />}
                  <span>
                    {name}{' '}
                    {state !== null && state !== 'active' && (
                      <Badge tone={state === 'invited' ? 'accent' : 'bad'}>{stateWords[state]}</Badge>
                    )}
                    {people !== null && <small>{countPeople(people)}</small>}
                  </span>
                </span>
              </th>
              {cells.map((cell, app) => (
                <td key={apps[app]?.id} className={chosen?.app === app ? 'hl' : undefined}>
                  <SquareButton
                    cell={cell}
                    label={words.square(name, apps[app]?.name ?? '', cellWords[cell])}
                    at={`${row}-${app}`}
                    isChosen={chosen?.row === row && chosen.app === app}
                    canFocus={inside.row === row && inside.app === app}
                    onChoose={() => onChoose({ row, app })}
                    onFocus={() => setFocus({ row, app })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Legend() {
  return (
    <ul className="legend" aria-label={words.signs}>
      {(Object.keys(signWords) as Sign[]).map(sign => {
        const Drawing = signIcons[sign]
        return (
          <li key={sign}>
            <span className={`sign ${toneOf(sign)}`} aria-hidden>
              <Drawing size={14} stroke={1.75} />
            </span>
            {signWords[sign]}
          </li>
        )
      })}
    </ul>
  )
}

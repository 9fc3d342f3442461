import type { GroupSummary } from '@doorward/contract'
import { useMediaQuery } from '@mantine/hooks'
import { IconBuilding, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { AppIcon } from '../parts/picture.tsx'
import { useRowKeys, useShortcut } from '../parts/shortcuts.ts'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { KeptIn, keeperName, isKeptHere } from './kept-in.tsx'

const words = t.groups

const iconsMax = 4
const number = new Intl.NumberFormat(t.locale)
const names = (list: readonly { name: string }[]) => listNames(list.map(({ name }) => name))

/** What a name alone does not say: how it is nested first, then its description. */
const noteOf = (group: GroupSummary): string => {
  if (group.includes.length > 0) return words.includes(names(group.includes))
  if (group.inside.length > 0) return words.inside(names(group.inside))
  return group.description || (isKeptHere(group) ? '' : t.parts.readOnly)
}

function Opens({ apps }: { apps: GroupSummary['opens'] }) {
  if (apps.length === 0) return <span className="dim">{words.opensNone}</span>
  return (
    <span className="app-icons" title={names(apps)}>
      {apps.slice(0, iconsMax).map(({ id, name, icon }) => (
        <AppIcon key={id} title={name} icon={icon} small />
      ))}
      {apps.length > iconsMax && <span className="dim">+{apps.length - iconsMax}</span>}
      <span className="visually-hidden">{names(apps)}</span>
    </span>
  )
}

/** A link keeps its click; everything else in a row opens the group at a glance. */
const isOwnClick = ({ target }: MouseEvent) => target instanceof Element && target.closest('a, button') !== null

interface GroupsTableProps {
  groups: readonly GroupSummary[]
  /** The one shown at a glance. */
  shown?: string | undefined
  /** Absent where there is no glance, as on a phone. */
  onGlance?: ((group: GroupSummary) => void) | undefined
}

export function GroupsTable({ groups, shown, onGlance }: GroupsTableProps) {
  const isPhone = useMediaQuery('(max-width: 767px)')
  const glance = isPhone ? undefined : onGlance
  useRowKeys()
  useShortcut(' ', () => {
    const id = document.activeElement?.closest('tr')?.dataset['id']
    const group = groups.find(one => one.id === id)
    if (group) glance?.(group)
  })
  return (
    <table className="list">
      <thead>
        <tr>
          <th>{words.columns.group}</th>
          <th>{words.columns.source}</th>
          <th className="num">{words.columns.people}</th>
          <th>{words.columns.opens}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(group => (
          <tr
            key={group.id}
            data-id={group.id}
            data-opens={glance && true}
            data-selected={group.id === shown || undefined}
            onClick={event => {
              if (!isOwnClick(event)) glance?.(group)
            }}
          >
            <td className="main-cell">
              <div className="cell">
                {group.source === 'local' ? (
                  <IconUsersGroup size={18} stroke={1.75} aria-hidden />
                ) : (
                  <IconBuilding size={18} stroke={1.75} aria-hidden />
                )}
                <span>
                  <Link to="/groups/$groupId" params={{ groupId: group.id }} data-row>
                    {group.name}
                  </Link>
                  <small>
                    {noteOf(group)}
                    {!isKeptHere(group) && <span className="only-phone"> · {keeperName(group)}</span>}
                  </small>
                </span>
              </div>
            </td>
            <td className="wide-only">
              <KeptIn group={group} />
            </td>
            <td className="num at-end">
              {number.format(group.peopleCount)}
              <small className="only-phone">{words.people(group.peopleCount)}</small>
            </td>
            <td className="wide-only">
              <Opens apps={group.opens} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { GroupKeeper, GroupSummary } from '@doorward/contract'
import { IconBuilding, IconFileText, IconHome, type Icon } from '@tabler/icons-react'
import { t } from '../texts/index.ts'

const words = t.groups

export const keeperWords: Record<GroupKeeper, string> = words.kept

type Kept = Pick<GroupSummary, 'source' | 'managedBy'>

const keeperOf = ({ source, managedBy }: Kept): GroupKeeper =>
  source !== 'local' ? 'directory' : managedBy === null ? 'here' : 'file'

const icons: Record<GroupKeeper, Icon> = { here: IconHome, file: IconFileText, directory: IconBuilding }

export const isKeptHere = (group: Kept) => keeperOf(group) === 'here'

/** The name of the file or directory; `Local` for what is kept here. */
export const keeperName = (group: Kept) =>
  keeperOf(group) === 'directory' ? group.source : (group.managedBy ?? keeperWords.here)

/** Why the group cannot be changed here, and where it can; undefined when it can. */
export const whyReadOnly = (group: Kept): string | undefined =>
  ({
    here: undefined,
    file: words.keptInFile(group.managedBy ?? ''),
    directory: words.keptInDirectory(group.source),
  })[keeperOf(group)]

export function KeptIn({ group }: { group: Kept }) {
  const Drawing = icons[keeperOf(group)]
  return (
    <span className={isKeptHere(group) ? 'status dim' : 'status'}>
      <Drawing size={16} stroke={1.75} aria-hidden />
      {keeperName(group)}
    </span>
  )
}

/** `Kept here`, with its sign. */
export function KeptBadge({ group }: { group: Kept }) {
  const Drawing = icons[keeperOf(group)]
  return (
    <span className="badge">
      <Drawing size={13} stroke={1.75} aria-hidden />
      {isKeptHere(group) ? words.keptHere : t.parts.keptIn(keeperName(group))}
    </span>
  )
}

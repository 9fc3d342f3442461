import { matrixAppsMax, type Matrix } from '@doorward/contract'
import { inSlices, type AppId, type Millis } from '#ground'
import { cellsOf, cellsOfGroup, type Cell } from '#access'
import { stateOf, type App, type DirectoryMemory, type Group, type User } from '#directory'
import { byName } from './by-name.ts'

type Row = Matrix['items'][number]

/** The apps beside one another: those asked for that are there, or the first fifty by title. */
export function matrixApps({ apps }: DirectoryMemory, asked: readonly AppId[] | undefined) {
  const found = asked === undefined ? [...apps.all()] : asked.flatMap(id => apps.find(id) ?? [])
  const sorted = [...new Set(found)].map(app => ({ app, name: app.title })).sort(byName)
  return { shown: sorted.slice(0, matrixAppsMax).map(({ app }) => app), count: apps.size }
}

export async function peopleRows(
  memory: DirectoryMemory,
  users: readonly User[],
  apps: readonly App[],
  now: Millis,
): Promise<Row[]> {
  const rows: Row[] = []
  const slices = inSlices()
  for (const user of users) {
    if (slices.isOver()) await slices.next()
    const { id, displayName: name } = user
    rows.push({
      kind: 'person',
      id,
      name,
      state: stateOf(user, now),
      people: null,
      cells: cellsOf(memory, user, apps, now),
    })
  }
  return rows
}

/** Groups; before them everyone, of whom there are so many, and after the last those let in by name. */
export function groupRows(
  memory: DirectoryMemory,
  groups: readonly Group[],
  apps: readonly App[],
  now: Millis,
  { everyone: count, isLast }: { everyone: number | undefined; isLast: boolean },
): Row[] {
  const rows = groups.map(({ id, name }): Row => {
    const people = memory.groups.peopleCount(id, now)
    return { kind: 'group', id, name, state: null, people, cells: cellsOfGroup(memory, id, apps, now) }
  })
  const everyone = apps.map(
    ({ access, enabled }): Cell => (access.kind !== 'everyone' ? 'no' : enabled ? 'everyone' : 'off'),
  )
  const named = apps.map(app => ({ app, people: namedIn(app, now) }))
  const byNames = named.map(({ app, people }): Cell => (people.length === 0 ? 'no' : app.enabled ? 'name' : 'off'))
  return [
    ...(count === undefined ? [] : [special('everyone', 'Everyone', count, everyone)]),
    ...rows,
    ...(isLast ? [special('by-name', 'By name', new Set(named.flatMap(({ people }) => people)).size, byNames)] : []),
  ]
}

const special = (kind: 'everyone' | 'by-name', name: string, people: number, cells: Cell[]): Row => ({
  kind,
  id: null,
  name,
  state: null,
  people,
  cells,
})

const namedIn = ({ access, grants }: App, now: Millis): string[] => [
  ...(access.kind === 'chosen' ? access.users : access.kind === 'single-user' ? [access.user] : []),
  ...(access.kind === 'single-user'
    ? []
    : grants.filter(one => one.expiresAt === null || one.expiresAt > now).map(one => one.user)),
]

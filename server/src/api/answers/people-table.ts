import type { Clock } from '#ground'
import { stateOf, type DirectoryMemory, type User } from '#directory'

const head = [
  'username',
  'name',
  'email',
  'given name',
  'family name',
  'groups',
  'role',
  'status',
  'second factor',
  'from',
  'member since',
]

/**
 * A cell (RFC 4180 §2). Spreadsheets take what begins with one of these signs as a formula, and run it: an apostrophe
 * makes it text again, which our import takes off.
 */
function printCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const printRow = (cells: readonly string[]): string => `${cells.map(printCell).join(',')}\r\n`

/** Names in one cell, which may themselves hold the sign between them. */
export const joinNames = (names: readonly string[]): string =>
  names.map(name => name.replaceAll(/[\\;]/g, String.raw`\$&`)).join(';')

/** People as a table, some at a time as it is read. A mark at its beginning tells spreadsheets that it is UTF-8. */
export async function* printPeople(
  memory: DirectoryMemory,
  clock: Clock,
  people: AsyncIterable<readonly User[]>,
): AsyncGenerator<string> {
  const now = clock.now()
  yield `\u{FEFF}${printRow(head)}`
  for await (const some of people) yield some.map(user => printRow(cellsOf(memory, user, now))).join('')
}

function cellsOf(memory: DirectoryMemory, user: User, now: number): string[] {
  const slot = memory.people.slotOf(user.id)
  const direct = slot === undefined ? [] : memory.people.directGroupsAt(slot, now)
  return [
    user.username ?? '',
    user.displayName,
    user.email ?? '',
    user.givenName,
    user.familyName,
    joinNames(direct.flatMap(at => memory.groups.at(at)?.name ?? [])),
    user.role,
    stateOf(user, now),
    user.secondFactor ? 'yes' : 'no',
    user.source === 'local' ? '' : (memory.externals.find(user.source)?.title ?? user.source),
    new Date(user.createdAt).toISOString().slice(0, 10),
  ]
}

import {
  newGivenPassword,
  Problem,
  say,
  Secret,
  toFieldError,
  type FieldError,
  type GroupId,
  type Words,
} from '#ground'
import { foldName } from '../names.ts'
import type { Group } from '../group.ts'
import type { User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { prepareUser, usersOf } from './users.ts'

/** A row of somebody's table. */
export interface ImportRow {
  /** In the file, to be told of. */
  line: number
  username: string
  /** The username where it is empty. */
  displayName: string
  email: string
  givenName: string
  familyName: string
  /** By name. */
  groups: readonly string[]
}

export type ImportedRow =
  /** `user`: as they are now; null where nothing was to be changed. `password`: what they were given. */
  | { line: number; outcome: 'added'; user: User | null; password: Secret | null }
  /** Somebody has this username, and stays as they are. */
  | { line: number; outcome: 'kept'; user: User }
  | { line: number; outcome: 'refused'; errors: FieldError[] }

export interface Imported {
  rows: ImportedRow[]
  /** Groups that rows name and nobody has made. */
  unknownGroups: string[]
}

type Prepared = Awaited<ReturnType<typeof prepareUser>>

/** A row that could be added. */
interface Ready {
  line: number
  outcome: 'ready'
  prepared: Prepared
  password: Secret | null
}

export interface ImportOptions {
  apply: boolean
  /** Gives each a password they have to change. */
  passwords: boolean
}

const field = (path: string, message: Words): FieldError => toFieldError({ path, message })

/**
 * Adds people from rows, or only says what would become of each. Who is here already is kept, so that a table may be
 * given again after it was cut off. Every row stands for itself: one that is refused keeps no other from being added.
 */
export function importOf(handle: Handle) {
  const { memory } = handle

  async function prepare(
    row: ImportRow,
    seen: Map<string, number>,
    purged: ReadonlySet<string>,
    { apply, passwords }: ImportOptions,
  ) {
    const username = row.username.trim()
    if (username === '') return refuse(row, [field('username', 'Give a username.')])
    const here = memory.people.findByUsername(username)
    if (here !== undefined) return { line: row.line, outcome: 'kept' as const, user: here }
    const errors: FieldError[] = []
    for (const [path, name] of [
      ['username', username],
      ['email', row.email.trim()],
    ] as const) {
      const other = name === '' ? undefined : seen.get(foldName(name))
      if (other !== undefined && other !== row.line)
        errors.push(field(path, say('Line {other} has it too.', { other })))
      else if (name !== '') seen.set(foldName(name), row.line)
      // Usernames and addresses are one namespace; whose username this is has been looked at for the username itself.
      const holder = memory.people.findByEmail(name) ?? memory.people.findByUsername(name)
      if (holder !== undefined) errors.push(field(path, 'This belongs to somebody else.'))
    }
    if (purged.has(username))
      errors.push(field('username', 'It belonged to somebody who was deleted, and names are never given again.'))
    const groups = findGroups(row, errors)
    if (errors.length > 0) return refuse(row, errors)
    try {
      const { givenName, familyName, ...named } = row
      const password = apply && passwords ? new Secret(newGivenPassword()) : null
      const prepared = await prepareUser(handle, {
        username,
        displayName: named.displayName.trim() || username,
        email: named.email,
        givenName: givenName.trim() || null,
        familyName: familyName.trim() || null,
        groups,
        ...(password === null ? {} : { password: { plain: password }, mustChange: true }),
      })
      return { line: row.line, outcome: 'ready' as const, prepared, password }
    } catch (error) {
      return refuse(row, errorsOf(error))
    }
  }

  function findGroups({ groups }: ImportRow, errors: FieldError[]): GroupId[] {
    return [...new Set(groups.map(name => name.trim()).filter(Boolean))].flatMap(name => {
      const group = memory.groups.findByName(name)
      if (group === undefined) errors.push(field('groups', say('There is no group “{name}”.', { name })))
      else if (isKeptElsewhere(group))
        errors.push(field('groups', say('Who is in “{name}” is decided elsewhere.', { name })))
      return group === undefined ? [] : [group.id]
    })
  }

  async function add({ line, prepared, password }: Ready): Promise<ImportedRow> {
    try {
      const user = await handle.run('createUser', { ...newDeed(handle), ...prepared })
      return { line, outcome: 'added', user, password }
    } catch (error) {
      return { line, outcome: 'refused', errors: errorsOf(error) }
    }
  }

  return async function importRows(rows: readonly ImportRow[], options: ImportOptions): Promise<Imported> {
    requireRole(askerOf(handle), 'usermanager')
    const usernames = rows.map(({ username }) => username.trim()).filter(Boolean)
    const purged = new Set(await usersOf(handle).findPurged(usernames))
    const seen = new Map<string, number>()
    const prepared: (Ready | ImportedRow)[] = []
    for (const row of rows) prepared.push(await prepare(row, seen, purged, options))
    const unknownGroups = new Set(
      rows.flatMap(({ groups }) =>
        groups.map(name => name.trim()).filter(name => name && !memory.groups.findByName(name)),
      ),
    )
    return {
      // Together, so that they share the writes to the disk.
      rows: await Promise.all(
        prepared.map(async (row): Promise<ImportedRow> => {
          if (row.outcome !== 'ready') return row
          return options.apply ? add(row) : { line: row.line, outcome: 'added', user: null, password: null }
        }),
      ),
      unknownGroups: [...unknownGroups],
    }
  }
}

const refuse = ({ line }: ImportRow, errors: FieldError[]): ImportedRow => ({ line, outcome: 'refused', errors })

const isKeptElsewhere = ({ source, managedBy }: Group): boolean => source !== 'local' || managedBy !== null

/** What is expected to go wrong with one row; anything else is a fault of ours, and of all of them. */
function errorsOf(error: unknown): FieldError[] {
  if (!(error instanceof Problem) || error.code === 'unavailable') throw error
  return error.fields.length > 0 ? error.fields : [field('', error.saying)]
}

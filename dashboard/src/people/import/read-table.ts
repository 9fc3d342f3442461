import type { ImportRow } from '@doorward/contract'
import Papa from 'papaparse'

/** What of a person a column holds. */
export const columnKinds = ['username', 'displayName', 'email', 'givenName', 'familyName', 'groups'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** A file as it was read: the names of its columns, and its rows. */
export interface Table {
  columns: string[]
  /** `line`: in the file, from 1 on. */
  rows: { line: number; cells: string[] }[]
}

/** Which column holds what; `null` where none does. */
export type Columns = Record<ColumnKind, number | null>

/** What other programs call them, without case and signs. */
const usualNames: Record<ColumnKind, readonly string[]> = {
  username: ['username', 'user', 'userid', 'uid', 'login', 'loginname', 'samaccountname', 'account', 'benutzername'],
  displayName: ['name', 'displayname', 'fullname', 'cn', 'anzeigename', 'nom complet', 'nombrecompleto'],
  email: ['email', 'mail', 'emailaddress', 'courriel', 'correo', 'primaryemail'],
  givenName: ['givenname', 'firstname', 'first', 'vorname', 'prenom', 'nombre'],
  familyName: ['familyname', 'lastname', 'last', 'surname', 'sn', 'nachname', 'nom', 'apellidos', 'apellido'],
  groups: ['groups', 'group', 'memberof', 'gruppen', 'groupes', 'grupos'],
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

export const guessColumns = ({ columns }: Table): Columns => {
  const folded = columns.map(fold)
  const find = (kind: ColumnKind) => {
    const at = folded.findIndex(name => usualNames[kind].includes(name))
    return at === -1 ? null : at
  }
  return {
    username: find('username'),
    displayName: find('displayName'),
    email: find('email'),
    givenName: find('givenName'),
    familyName: find('familyName'),
    groups: find('groups'),
  }
}

/** Spreadsheets of some countries still write their old encoding, in which UTF-8 has letters that cannot be. */
export function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The sign between cells is found out. Undefined for a text without a head and one row below it. */
export function readTable(text: string): Table | undefined {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false })
  const numbered = data.map((cells, i) => ({ line: i + 1, cells }))
  const [head, ...rows] = numbered.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  return head === undefined || rows.length === 0 ? undefined : { columns: head.cells.map(name => name.trim()), rows }
}

/** Our export makes formulas text with an apostrophe. */
const plain = (cell: string) => cell.trim().replace(/^'(?=[=+\-@])/, '')

/** `Staff;A\; B` are two names. */
export const splitNames = (cell: string): string[] =>
  [...cell.matchAll(/(?:\\.|[^;\\])+/g)].map(([name]) => name.replaceAll(/\\(.)/g, '$1').trim()).filter(Boolean)

/** Where there is no column of usernames, they are what stands before the @. */
export function rowsOf({ rows }: Table, columns: Columns): ImportRow[] {
  const cellOf = (cells: string[], kind: ColumnKind) => plain(cells[columns[kind] ?? -1] ?? '')
  return rows.map(({ line, cells }) => {
    const email = cellOf(cells, 'email')
    const given = cellOf(cells, 'givenName')
    const family = cellOf(cells, 'familyName')
    return {
      line,
      username: columns.username === null ? (email.split('@', 1)[0] ?? '').toLowerCase() : cellOf(cells, 'username'),
      displayName: cellOf(cells, 'displayName') || [given, family].filter(Boolean).join(' '),
      email,
      givenName: given,
      familyName: family,
      groups: splitNames(cellOf(cells, 'groups')),
    }
  })
}

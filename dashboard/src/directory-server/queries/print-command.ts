import type { DirectoryQuery } from '@doorward/contract'

const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** The search as a command of OpenLDAP's tools that asks for the password on the terminal. */
export function printCommand(query: DirectoryQuery, url: string): string | undefined {
  const { kind, filter, scope, target, boundAs, sizeLimit, timeLimit, attributes } = query
  if (kind !== 'search' || filter === null || scope === null || filter.includes('<hidden>')) return undefined
  const words = [
    ['ldapsearch', '-x', '-H', url],
    boundAs === null ? [] : ['-D', boundAs, '-W'],
    ['-b', target, '-s', scope],
    sizeLimit ? ['-z', String(sizeLimit)] : [],
    timeLimit ? ['-l', String(timeLimit)] : [],
    [filter, ...attributes],
  ]
  return words.flat().map(quote).join(' ')
}

export interface Table {
  columns: string[]
  rows: string[][]
}

const line = (cells: string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`

export const printTable = ({ columns, rows }: Table): string =>
  [columns, columns.map(() => '---'), ...rows].map(line).join('\n')

/** The rows a checked-in file has and those it should have, told apart by their first two cells. */
export function differingRows(
  before: string,
  after: string,
): { added: string[]; removed: string[]; changed: string[] } {
  const read = (text: string) =>
    new Map(
      text
        .split('\n')
        .filter(row => row.startsWith('| '))
        .map(row => [row.split(' | ', 2).join(' '), row]),
    )
  const [old, now] = [read(before), read(after)]
  return {
    added: [...now.keys()].filter(key => !old.has(key)),
    removed: [...old.keys()].filter(key => !now.has(key)),
    changed: [...now].filter(([key, row]) => old.has(key) && old.get(key) !== row).map(([key]) => key),
  }
}

/** Columns as wide as their widest cell, two spaces apart. Control characters are shown, never sent to a terminal. */
export function printTable(rows: string[][]): string {
  const clean = rows.map(row => row.map(cell => cell.replace(/\p{Cc}/gu, '�')))
  const widths: number[] = []
  for (const row of clean) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return clean
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

import type { ImportedRow, ImportRow } from '@doorward/contract'
import Papa from 'papaparse'

/** As a table, made in this page: the server does not know the passwords any more. */
export function downloadPasswords(added: readonly ImportedRow[], rows: readonly ImportRow[]): void {
  const byLine = new Map(rows.map(row => [row.line, row]))
  const text = Papa.unparse(
    added.map(({ line, password }) => {
      const { username = '', displayName = '', email = '' } = byLine.get(line) ?? {}
      return { username, name: displayName, email, password }
    }),
    { escapeFormulae: true },
  )
  const url = URL.createObjectURL(new Blob([`\u{FEFF}${text}`], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'passwords.csv'
  link.click()
  URL.revokeObjectURL(url)
}

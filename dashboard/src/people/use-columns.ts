import { useState } from 'react'

/** Columns of the list of people beside the person and their status, in their order. */
export const peopleColumns = ['email', 'source', 'factor', 'role', 'groups', 'seen'] as const
export type PeopleColumn = (typeof peopleColumns)[number]

const storageKey = 'doorward-people-columns'
const usual: readonly PeopleColumn[] = ['source', 'factor', 'role', 'groups', 'seen']

function readColumns(): readonly PeopleColumn[] {
  const kept = localStorage.getItem(storageKey)
  return kept === null ? usual : peopleColumns.filter(column => kept.split(',').includes(column))
}

/** Which columns are shown; kept in this browser. */
export function useColumns() {
  const [columns, setColumns] = useState(readColumns)
  return {
    columns,
    toggle: (column: PeopleColumn) => {
      const next = peopleColumns.filter(each => (each === column) !== columns.includes(each))
      localStorage.setItem(storageKey, next.join(','))
      setColumns(next)
    },
  }
}

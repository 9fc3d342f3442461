import type { GroupId, Millis } from '#ground'
import type { GroupRow } from '#store'

export interface Group {
  id: GroupId
  name: string
  /** What external directories and apps match by; the folded name unless set. */
  code: string
  description: string
  source: string
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

export const groupFromRow = ({ folded: _folded, ...row }: GroupRow): Group => ({ ...row, id: row.id as GroupId })

import type { GroupId, Millis, UserId } from '#ground'
import type { GroupRow } from '#store'
import { foldName } from './names.ts'

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
  /** Given once and kept, from the range that people's numbers come from. */
  gidNumber: number | null
  /** Who may edit the membership, whatever their role; ascending by id. */
  managers: readonly UserId[]
}

export const groupFromRow = ({ folded: _folded, ...row }: GroupRow, managers: readonly UserId[]): Group => ({
  ...row,
  id: row.id as GroupId,
  managers,
})

/** The inverse of `groupFromRow`, but for the managers, who have rows of their own. */
export const rowFromGroup = ({ managers: _managers, ...group }: Group): GroupRow => ({
  ...group,
  folded: foldName(group.name),
})

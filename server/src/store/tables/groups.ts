import type { Millis } from '#ground'

export interface GroupRow {
  id: string
  name: string
  folded: string
  code: string
  description: string
  source: string
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
  gidNumber: number | null
}

export interface MembershipRow {
  groupId: string
  userId: string
  /** `hand`, or the id of the external directory that gave it. */
  origin: string
  expiresAt: Millis | null
  createdAt: Millis
}

/** A group inside another one: everybody in `memberId` is in `groupId` too. */
export interface GroupMemberRow {
  groupId: string
  memberId: string
  /** As a membership's. */
  origin: string
  expiresAt: Millis | null
  createdAt: Millis
}

/** Somebody who may edit a group's membership, whatever their role. */
export interface GroupManagerRow {
  groupId: string
  userId: string
}

import type { Brand, Millis, UserId } from '#ground'
import type { ServiceAccountRow, ServiceTokenRow } from '#store'
import type { DirectoryMemory } from './memory.ts'
import { foldName } from './names.ts'
import { isRole, type Role } from './role.ts'
import { isActive } from './user.ts'

export type ServiceId = Brand<string, 'ServiceId'>

/** What a machine may be: an owner is always a person. */
export type ServiceRole = Exclude<Role, 'owner'>

/** A machine that calls the API by itself, with tokens and nothing else. */
export interface ServiceAccount {
  id: ServiceId
  /** Unique, folded. */
  name: string
  description: string
  /** Who looks after it; null when that person was erased. What becomes of them does not touch the account. */
  contactId: UserId | null
  role: ServiceRole
  disabled: boolean
  createdAt: Millis
  createdBy: string
  updatedAt: Millis
  version: number
  managedBy: string | null
}

export const isServiceRole = (role: string): role is ServiceRole => isRole(role) && role !== 'owner'

export function serviceFromRow({ folded: _folded, ...row }: ServiceAccountRow): ServiceAccount {
  return {
    ...row,
    id: row.id as ServiceId,
    contactId: row.contactId as UserId | null,
    role: isServiceRole(row.role) ? row.role : 'user',
    disabled: row.disabled === 1,
  }
}

/** The inverse of `serviceFromRow`. */
export const rowFromService = (service: ServiceAccount): ServiceAccountRow => ({
  ...service,
  folded: foldName(service.name),
  disabled: service.disabled ? 1 : 0,
})

/** Whether its contact is still somebody who could be asked: not disabled, deleted, expired or erased. */
export function isLookedAfter({ people }: DirectoryMemory, { contactId }: ServiceAccount, now: Millis): boolean {
  const contact = contactId === null ? undefined : people.find(contactId)
  return contact !== undefined && isActive(contact, now)
}

/** Those that go on while nobody looks after them, which admins are told of. */
export const findAlone = (memory: DirectoryMemory, now: Millis): ServiceAccount[] =>
  [...memory.services.all()].filter(service => !service.disabled && !isLookedAfter(memory, service, now))

/** As an API token of a person, of a service account. */
export interface ServiceToken {
  id: string
  name: string
  accountId: ServiceId
  /** What it may be used for, in the words of whoever reads it: the API. */
  scopes: readonly string[]
  createdAt: Millis
  createdBy: string
  expiresAt: Millis | null
  lastUsedAt: Millis | null
  lastAddress: string | null
}

export function serviceTokenFromRow({ hash: _hash, ...row }: ServiceTokenRow): ServiceToken {
  return { ...row, accountId: row.accountId as ServiceId, scopes: JSON.parse(row.scopes) as string[] }
}

import type { Brand, Millis } from '#ground'
import type { AttributeRow } from '#store'
import { foldName } from './names.ts'

export type AttributeId = Brand<string, 'AttributeId'>

/** What a value may be. Dates are `YYYY-MM-DD`, numbers decimal integers, booleans `true` or `false`: all kept as text. */
export const attributeTypes = ['text', 'number', 'boolean', 'date'] as const
export type AttributeType = (typeof attributeTypes)[number]

/** `admins`: user managers and above, and admin binds. `self`: also the person. `everyone`: whoever sees the person. */
export const attributeSights = ['admins', 'self', 'everyone'] as const
export type AttributeSight = (typeof attributeSights)[number]

/** A custom attribute of people: declared once, then in the dashboard, the API, LDAP and claims under one name. */
export interface CustomAttribute {
  id: AttributeId
  /** Never changed. The same in the API, LDAP and claims, so it is an LDAP attribute name (RFC 4512 §1.4 `keystring`). */
  name: string
  title: string
  type: AttributeType
  multiValued: boolean
  seenBy: AttributeSight
  /** Who may set it: user managers and above, or people themselves too. */
  editedBy: 'admins' | 'self'
  /** Kept in an index, so that LDAP searches on it need not look at everybody. */
  searchable: boolean
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** The values of a person by attribute id. What is declared no more is ignored. */
export type AttributeValues = Readonly<Record<string, readonly string[]>>

export function attributeFromRow({ folded: _folded, ...row }: AttributeRow): CustomAttribute {
  return {
    ...row,
    id: row.id as AttributeId,
    type: row.type as AttributeType,
    multiValued: row.multiValued === 1,
    seenBy: row.seenBy as AttributeSight,
    editedBy: row.editedBy as CustomAttribute['editedBy'],
    searchable: row.searchable === 1,
  }
}

/** The inverse of `attributeFromRow`. */
export const rowFromAttribute = (attribute: CustomAttribute): AttributeRow => ({
  ...attribute,
  folded: foldName(attribute.name),
  multiValued: attribute.multiValued ? 1 : 0,
  searchable: attribute.searchable ? 1 : 0,
})

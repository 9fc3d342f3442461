/** One `type=value`, RFC 4514. The value is text, or octets when it is not UTF-8. */
export interface AttributeTypeAndValue {
  /** As written: a short name or an OID in digits. */
  readonly type: string
  readonly value: string | Uint8Array
}

/** A relative distinguished name: one or more `type=value`, a set. */
export type RDN = readonly AttributeTypeAndValue[]

/** A distinguished name: the entry's own RDN first, the root's last. The empty one names the root DSE. */
export type DN = readonly RDN[]

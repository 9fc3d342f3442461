/** Identifier octets, X.690 §8.1.2. LDAP uses single-octet ones only. */
export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  octetString: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const

/** `[n]` around a primitive value. */
export function contextTag(number: number): number {
  return 0x80 | number
}

/** `[n]` around a constructed value. */
export function contextConstructedTag(number: number): number {
  return 0xa0 | number
}

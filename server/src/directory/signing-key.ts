import type { SigningKeyRow } from '#store'
import type { SigningAlgorithm } from './oidc-client.ts'

/**
 * A key that tokens are signed with. It is published from the moment it is made until `retiredAt`, and signs from
 * `signsFrom` until the next one of its algorithm does.
 */
export interface SigningKey extends SigningKeyRow {
  /** Its thumbprint (RFC 7638). */
  kid: string
  algorithm: SigningAlgorithm
}

export const signingKeyFromRow = (row: SigningKeyRow): SigningKey => ({
  ...row,
  algorithm: row.algorithm as SigningAlgorithm,
})

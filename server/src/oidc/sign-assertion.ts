import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import type { PrivateJwk, KeyRing } from './signing-keys.ts'

/** What is signed of somebody; times in seconds. */
export type AssertionClaims = Record<string, unknown> & {
  iss: string
  aud: string
  sub: string
  iat: number
  exp: number
}

/**
 * Signs with the ES256 key that signs ID tokens now, so that an app checks it with the keys we publish. Its `typ` says what
 * it is, as RFC 8725 §3.11 wants it: nobody takes it for an ID token.
 */
export function createAssertionSigner(ring: () => KeyRing): (claims: AssertionClaims) => Promise<string> {
  const opened = new WeakMap<PrivateJwk, KeyObject>()
  return async claims => {
    const jwk = ring().keys.find(({ alg }) => alg === 'ES256')
    if (jwk === undefined) throw new Error('There is no ES256 key.')
    const key = opened.get(jwk) ?? createPrivateKey({ key: jwk, format: 'jwk' })
    opened.set(jwk, key)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid, typ: 'doorward-assertion+jwt' })
      .sign(key)
  }
}

/**
 * oidc: sign-in for apps over OpenID Connect and OAuth 2.0. The protocol is the library `oidc-provider`; here are its
 * storage, the questions it asks about people and apps, and its addresses. State: `oidcRecord` and `signingKey`, and
 * sign-ins in progress in memory.
 */
import type { Oidc } from './oidc.ts'
import type { OidcParts } from './parts.ts'

export { oidcCommands, type OidcCommands } from './commands.ts'
export { mountPath } from './mount-path.ts'
export type { Oidc } from './oidc.ts'
export type { AskedFor, OidcNoticed, OidcSeen, SeenFrom } from './noticed.ts'
export type { OidcPages } from './pages.ts'
export { createPreview, type ClaimPreview } from './preview.ts'
export type { OidcParts } from './parts.ts'
export type { TokenBearer } from './person-token.ts'
export type { AssertionClaims } from './sign-assertion.ts'
export { explainRefusal } from './refusal.ts'
export {
  createRegistrationTokens,
  type RegistrationToken,
  type RegistrationTokens,
} from './registration/tokens.ts'
export { createSigningKeys, type SigningKeys, type SigningKeyState } from './signing-keys.ts'

/** Loaded when it is needed: the store's thread wants the commands alone, without the library. */
export const createOidc = async (parts: OidcParts): Promise<Oidc> => (await loadLibrary()).createOidc(parts)

/**
 * The library knows Node's LTS lines by name and calls a line without one an unsupported runtime. Ours is pinned and
 * tried with it, so that one line is kept from the operator's screen.
 */
async function loadLibrary() {
  const { warn } = console
  console.warn = (...words: unknown[]) =>
    String(words[0]).includes('Unsupported runtime') ? undefined : warn(...words)
  try {
    return await import('./oidc.ts')
  } finally {
    console.warn = warn
  }
}

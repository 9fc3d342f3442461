/** simpleauth: a plain HTTP API for apps that can do no more than have a password checked. */
export { simpleAuthCommands, type SimpleAuthCommands } from './commands.ts'
export { aliases, mountSimpleAuth, type SimpleAuthDoor } from './mount.ts'
export type { SimpleAuthNoticed, SimpleAuthParts, SimpleAuthSeen } from './parts.ts'
export { createTokens } from './tokens.ts'

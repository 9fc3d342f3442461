import { errors, type ResourceServer } from 'oidc-provider'
import type { DirectoryMemory } from '#directory'
import { findApp } from './apps.ts'

/**
 * An API an app may ask tokens for (RFC 8707), as the library knows it. Its tokens are JWTs (RFC 9068), which the API
 * checks by itself. Throws InvalidTarget for one the app is not set to.
 */
export function findResourceServer(memory: DirectoryMemory, clientId: string, uri: string): ResourceServer {
  const app = findApp(memory, clientId)
  const resource = app?.oidc.resources.find(one => one.uri === uri)
  if (app === undefined || resource === undefined)
    throw new errors.InvalidTarget('this app may not ask for tokens for this resource')
  return {
    audience: uri,
    scope: resource.scopes.join(' '),
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: app.oidc.signingAlgorithm } },
  }
}

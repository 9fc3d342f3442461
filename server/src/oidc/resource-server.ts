import { errors, type ResourceServer } from 'oidc-provider'
import type { DirectoryMemory } from '#directory'
import { findApp } from './apps.ts'

/**
 * An API an app may ask tokens for (RFC 8707), as the library knows it. Its tokens are JWTs (RFC 9068), which the API
 * checks by itself, but where it is an app that the gateway lets tokens through to. Throws InvalidTarget for one the app is not set to.
 */
export function findResourceServer(memory: DirectoryMemory, clientId: string, uri: string): ResourceServer {
  const app = findApp(memory, clientId)
  const resource = app?.oidc.resources.find(one => one.uri === uri)
  if (app === undefined || resource === undefined)
    throw new errors.InvalidTarget('this app may not ask for tokens for this resource')
  const about = { audience: uri, scope: resource.scopes.join(' ') }
  // The gateway asks us, who know what has ended since.
  if (isTakenByGateway(memory, uri)) return { ...about, accessTokenFormat: 'opaque' }
  return { ...about, accessTokenFormat: 'jwt', jwt: { sign: { alg: app.oidc.signingAlgorithm } } }
}

/** Whether an audience is the address of an app under this name: scheme and name, perhaps a port, and no path. */
export function isOfHost(uri: string, host: string | undefined): boolean {
  const url = URL.parse(uri)
  return url !== null && host !== undefined && url.hostname === host && `${url.origin}/` === url.href
}

const isTakenByGateway = ({ apps }: DirectoryMemory, uri: string): boolean => {
  const app = apps.findByHost(URL.parse(uri)?.hostname ?? '')
  return app?.gateway?.acceptTokens === true && isOfHost(uri, app.gateway.host)
}

import type { ClientAuthMethod } from '#directory'
import { missing } from '../world/peer.ts'
import { startScript, type Script } from './script.ts'

export const noAuthlib = missing('/usr/lib/python3/dist-packages/authlib/oauth2/client.py')

export interface AuthlibOptions {
  issuer: string
  clientId: string
  /** For `private_key_jwt` the private key as PEM. */
  secret: string
  authMethod: ClientAuthMethod
  redirectUri: string
}

/** An app of its own program, written with python3-authlib: `authlib_client.py` says its steps. */
export type AuthlibApp = Script

export const startAuthlib = (options: AuthlibOptions): AuthlibApp =>
  startScript('/usr/bin/python3', new URL('authlib_client.py', import.meta.url), options, {
    AUTHLIB_INSECURE_TRANSPORT: '1',
  })

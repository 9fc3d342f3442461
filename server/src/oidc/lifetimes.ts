import type { Configuration } from 'oidc-provider'
import { days, minutes } from '#ground'
import type { DirectoryMemory, OidcClient } from '#directory'
import { findApp } from './apps.ts'
import { inSeconds, oidcLimits, refreshTokenTtl } from './limits.ts'

/** How long each artefact of the library lives, in seconds; an app's own settings come first. */
export function lifetimes(memory: DirectoryMemory): NonNullable<Configuration['ttl']> {
  const settingOf = (
    clientId: string | undefined,
    name: Extract<keyof OidcClient, `${string}Minutes` | 'refreshTokenDays'>,
  ) => findApp(memory, clientId)?.oidc[name] ?? null
  const accessTokenTtl = (clientId: string | undefined): number => {
    const own = settingOf(clientId, 'accessTokenMinutes')
    return inSeconds(own === null ? oidcLimits.accessTokenMs : minutes(own))
  }
  return {
    AccessToken: (_ctx, token) => accessTokenTtl(token.clientId),
    AuthorizationCode: inSeconds(oidcLimits.codeMs),
    ClientCredentials: (_ctx, token) => accessTokenTtl(token.clientId),
    DeviceCode: inSeconds(oidcLimits.deviceCodeMs),
    Grant: inSeconds(oidcLimits.grantMs),
    IdToken(_ctx, _token, client) {
      const own = settingOf(client.clientId, 'idTokenMinutes')
      return inSeconds(own === null ? oidcLimits.idTokenMs : minutes(own))
    },
    Interaction: inSeconds(oidcLimits.attemptMs),
    PushedAuthorizationRequest: inSeconds(oidcLimits.pushedRequestMs),
    RefreshToken(_ctx, token) {
      const own = settingOf(token.clientId, 'refreshTokenDays')
      return refreshTokenTtl(token.totalLifetime(), own === null ? oidcLimits.refreshTokenMs : days(own))
    },
    Session: (_ctx, session) =>
      inSeconds(session.accountId === undefined ? oidcLimits.anonymousSessionMs : oidcLimits.sessionMs),
  }
}

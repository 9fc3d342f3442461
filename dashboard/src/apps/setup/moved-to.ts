import type { App, AppPatch } from '@doorward/contract'
import { hostOfAddress } from '../gateway/gateway-values.ts'

/** As people type it, without the slash at its end; undefined while it is none. */
export function parseAddress(typed: string): string | undefined {
  const text = typed.trim().replace(/\/+$/, '')
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined
}

/** What changes with the address an app is at: what lies below the old one lies below the new one. */
export function movedTo(app: App, address: string): AppPatch {
  const before = addressOf(app)
  const move = (uri: string) => (before !== null && uri.startsWith(before) ? address + uri.slice(before.length) : uri)
  return {
    link: address,
    ...(app.oidc && {
      oidc: {
        redirectUris: app.oidc.redirectUris.map(move),
        postLogoutRedirectUris: app.oidc.postLogoutRedirectUris.map(move),
        backchannelLogoutUri: app.oidc.backchannelLogoutUri && move(app.oidc.backchannelLogoutUri),
      },
    }),
    ...(app.gateway && { gateway: { host: hostOfAddress(address) } }),
  }
}

/** Where people open the app, as far as it is known. */
export const addressOf = ({ link }: Pick<App, 'link'>): string | null => link?.replace(/\/+$/, '') ?? null

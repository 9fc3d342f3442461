import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { AppRow } from '#store'
import { oidcClientFromText, type OidcClient } from './oidc-client.ts'

/** Who may open an app. `nobody` is what a new app starts with. */
export type AccessRule =
  | { kind: 'nobody' }
  | { kind: 'everyone' }
  | { kind: 'chosen'; groups: GroupId[]; users: UserId[] }
  | { kind: 'single-user'; user: UserId }

export interface LdapAccount {
  /** Whether a bare password is enough for people who have a second factor. */
  allowBarePassword: boolean
}

/** One thing people open, with every door it uses. */
export interface App {
  id: AppId
  /** Immutable, a DNS label. */
  name: string
  title: string
  icon: string | null
  link: string | null
  signInUrl: string | null
  enabled: boolean
  access: AccessRule
  adminsIncluded: boolean
  requireTwoFactor: boolean
  sensitive: boolean
  contact: UserId | null
  oidc: OidcClient | null
  ldap: LdapAccount | null
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

export function appFromRow({ clientId: _clientId, ...row }: AppRow): App {
  return {
    ...row,
    id: row.id as AppId,
    enabled: row.enabled === 1,
    access: JSON.parse(row.access) as AccessRule,
    adminsIncluded: row.adminsIncluded === 1,
    requireTwoFactor: row.requireTwoFactor === 1,
    sensitive: row.sensitive === 1,
    contact: row.contact as UserId | null,
    oidc: row.oidc === null ? null : oidcClientFromText(row.oidc),
    ldap: row.ldap === null ? null : (JSON.parse(row.ldap) as LdapAccount),
  }
}

/** The inverse of `appFromRow`. */
export function rowFromApp(app: App): AppRow {
  return {
    ...app,
    enabled: app.enabled ? 1 : 0,
    access: JSON.stringify(app.access),
    adminsIncluded: app.adminsIncluded ? 1 : 0,
    requireTwoFactor: app.requireTwoFactor ? 1 : 0,
    sensitive: app.sensitive ? 1 : 0,
    clientId: app.oidc?.clientId ?? null,
    oidc: app.oidc === null ? null : JSON.stringify(app.oidc),
    ldap: app.ldap === null ? null : JSON.stringify(app.ldap),
  }
}

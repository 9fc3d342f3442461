import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { AppGrantRow, AppRow } from '#store'
import { grantFromRow, type AppGrant } from './app-grant.ts'
import { gatewayFromText, type GatewayDoor } from './gateway-door.ts'
import { oidcClientFromText, type OidcClient } from './oidc-client.ts'
import type { SimpleAuthClient } from './simple-auth-client.ts'

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
  /** The recipe it was set up by; it may be one this version does not have. */
  recipe: string | null
  link: string | null
  signInUrl: string | null
  enabled: boolean
  access: AccessRule
  adminsIncluded: boolean
  /** Who is let in by name beside the rule, in the order of their ids; some of a time that is over. */
  grants: AppGrant[]
  requireTwoFactor: boolean
  /** Addresses and ranges it is open from; none: from anywhere. */
  networks: string[]
  /** How long after proving who they are somebody may go on without proving it again; null: as long as they are signed in. */
  sessionMinutes: number | null
  sensitive: boolean
  contact: UserId | null
  oidc: OidcClient | null
  ldap: LdapAccount | null
  simpleAuth: SimpleAuthClient | null
  gateway: GatewayDoor | null
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** Doors whose apps prove themselves with a secret; secrets are of a door. */
export const secretDoors = ['oidc', 'ldap', 'simpleAuth'] as const
export type SecretDoor = (typeof secretDoors)[number]

/** `grants`: this app's, in the order of their people's ids. */
export function appFromRow(
  { clientId: _id, simpleAuthId: _simple, gatewayHost: _host, ...row }: AppRow,
  grants: readonly AppGrantRow[],
): App {
  return {
    ...row,
    id: row.id as AppId,
    enabled: row.enabled === 1,
    access: JSON.parse(row.access) as AccessRule,
    adminsIncluded: row.adminsIncluded === 1,
    grants: grants.map(grantFromRow),
    requireTwoFactor: row.requireTwoFactor === 1,
    sensitive: row.sensitive === 1,
    contact: row.contact as UserId | null,
    oidc: row.oidc === null ? null : oidcClientFromText(row.oidc),
    ldap: row.ldap === null ? null : (JSON.parse(row.ldap) as LdapAccount),
    simpleAuth: row.simpleAuth === null ? null : (JSON.parse(row.simpleAuth) as SimpleAuthClient),
    gateway: row.gateway === null ? null : gatewayFromText(row.gateway),
    networks: JSON.parse(row.networks) as string[],
  }
}

/** The inverse of `appFromRow`; grants have rows of their own. */
export function rowFromApp({ grants: _grants, ...app }: App): AppRow {
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
    simpleAuthId: app.simpleAuth?.clientId ?? null,
    simpleAuth: app.simpleAuth === null ? null : JSON.stringify(app.simpleAuth),
    gatewayHost: app.gateway?.host ?? null,
    gateway: app.gateway === null ? null : JSON.stringify(app.gateway),
    networks: JSON.stringify(app.networks),
  }
}

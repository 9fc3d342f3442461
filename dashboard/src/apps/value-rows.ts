import type { App, LdapValues, OidcValues, SimpleAuthValues } from '@doorward/contract'
import { t } from '../texts/index.ts'

const names = t.appsValues.names

export type Row = [name: string, value: string]

export const oidcRows = (values: OidcValues, redirectUris: string[]): Row[] => [
  [names.clientId, values.clientId],
  [names.issuer, values.issuer],
  [names.discovery, values.discovery],
  [names.authorization, values.authorization],
  [names.token, values.token],
  [names.userinfo, values.userinfo],
  [names.jwks, values.jwks],
  [names.endSession, values.endSession],
  ...(values.pushedRequest === null ? [] : [[names.pushedRequest, values.pushedRequest] as Row]),
  ...(values.device === null ? [] : [[names.device, values.device] as Row]),
  [names.scopes, values.scopes],
  ...redirectUris.map((uri): Row => [names.redirect, uri]),
]

export const ldapRows = (values: LdapValues): Row[] => [
  [names.server, values.url],
  [names.host, values.host],
  ...(values.ldapsPort ? [[names.ldapsPort, String(values.ldapsPort)] as Row] : []),
  ...(values.ldapPort ? [[names.ldapPort, String(values.ldapPort)] as Row] : []),
  [names.bindDn, values.bindDn],
  [names.base, values.base],
  [names.peopleBase, values.peopleBase],
  [names.groupsBase, values.groupsBase],
  [names.filter, values.filter],
]

export const simpleAuthRows = (clientId: string, values: SimpleAuthValues): Row[] => [
  [names.clientId, clientId],
  [names.signIn, values.login],
  [names.signOut, values.logout],
  [names.profile, values.profile],
]

export const gatewayRows = ({ host, values }: NonNullable<App['gateway']>): Row[] => [
  [names.host, host],
  [names.address, values.url],
  [names.signIn, values.signIn],
  [names.signOut, values.signOut],
]

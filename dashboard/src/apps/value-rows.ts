import type { App, LdapValues, OidcValues, SimpleAuthValues } from '@doorward/contract'

export type Row = [name: string, value: string]

export const oidcRows = (values: OidcValues, redirectUris: string[]): Row[] => [
  ['Client ID', values.clientId],
  ['Issuer', values.issuer],
  ['Discovery', values.discovery],
  ['Authorization endpoint', values.authorization],
  ['Token endpoint', values.token],
  ['Userinfo endpoint', values.userinfo],
  ['Keys (JWKS)', values.jwks],
  ['Sign-out endpoint', values.endSession],
  ...(values.pushedRequest === null ? [] : [['Pushed requests (PAR)', values.pushedRequest] as Row]),
  ...(values.device === null ? [] : [['Device endpoint', values.device] as Row]),
  ['Scopes', values.scopes],
  ...redirectUris.map((uri): Row => ['Redirect address', uri]),
]

export const ldapRows = (values: LdapValues): Row[] => [
  ['Server', values.url],
  ['Host', values.host],
  ...(values.ldapsPort ? [['Port (LDAPS)', String(values.ldapsPort)] as Row] : []),
  ...(values.ldapPort ? [['Port (LDAP)', String(values.ldapPort)] as Row] : []),
  ['Bind DN', values.bindDn],
  ['Base DN', values.base],
  ['People base', values.peopleBase],
  ['Groups base', values.groupsBase],
  ['Login filter', values.filter],
]

export const simpleAuthRows = (clientId: string, values: SimpleAuthValues): Row[] => [
  ['Client ID', clientId],
  ['Sign-in address', values.login],
  ['Sign-out address', values.logout],
  ['Profile address', values.profile],
]

export const gatewayRows = ({ host, values }: NonNullable<App['gateway']>): Row[] => [
  ['Host', host],
  ['Address', values.url],
  ['Sign-in address', values.signIn],
  ['Sign-out address', values.signOut],
]

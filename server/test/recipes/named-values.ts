import type { Values } from '../../src/recipes/fill/values.ts'

/** As the pages of the documentation call everything. */
export const pageValues: Values = {
  name: 'wiki',
  title: 'Wiki',
  organisation: 'Fernhill',
  address: 'https://wiki.example.com',
  host: 'wiki.example.com',
  doorwardUrl: 'https://id.example.com',
  doorward: '127.0.0.1:8080',
  upstream: '127.0.0.1:3000',
  issuer: 'https://id.example.com/openid',
  discovery: 'https://id.example.com/openid/.well-known/openid-configuration',
  authorization: 'https://id.example.com/openid/auth',
  token: 'https://id.example.com/openid/token',
  userinfo: 'https://id.example.com/openid/me',
  jwks: 'https://id.example.com/openid/jwks',
  endSession: 'https://id.example.com/openid/session/end',
  clientId: 'wiki',
  scopes: 'openid profile email groups',
  ldapUrl: 'ldaps://id.example.com:6360',
  ldapScheme: 'ldaps',
  ldapHost: 'id.example.com',
  ldapPort: '6360',
  ldapAuthority: '/etc/ssl/doorward.pem',
  simpleAuthLogin: 'https://id.example.com/simple-auth/login',
}

/** Of an app's tree in the directory. */
export function treeValues(app: string): Values {
  const base = `cn=${app},ou=apps,dc=example,dc=com`
  return { bindDn: base, base, peopleBase: `ou=users,${base}`, groupsBase: `ou=groups,${base}` }
}

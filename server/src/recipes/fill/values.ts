/**
 * What a placeholder may name. `plain`: made of a host, a port, a slug or one of our own addresses, so that it may stand
 * in a snippet as it is. `free`: people have typed it, so that it stands in quotes, or where a value is the rest of a line.
 */
export const placeholders = {
  /** The app's slug. */
  name: 'plain',
  title: 'free',
  organisation: 'free',
  /** Where people open the app, without a slash at the end. */
  address: 'free',
  /** The host of it, without a port. */
  host: 'plain',
  /** Our own address, without a slash at the end. */
  doorwardUrl: 'plain',
  /** Where a proxy on this machine reaches us. */
  doorward: 'plain',
  /** Where a proxy reaches the app. */
  upstream: 'plain',
  issuer: 'plain',
  discovery: 'plain',
  authorization: 'plain',
  token: 'plain',
  userinfo: 'plain',
  jwks: 'plain',
  endSession: 'plain',
  clientId: 'free',
  scopes: 'plain',
  ldapUrl: 'plain',
  /** `ldaps` or `ldap`. */
  ldapScheme: 'plain',
  ldapHost: 'plain',
  ldapPort: 'plain',
  /** Where a program finds the authority that has signed the directory server's certificate. */
  ldapAuthority: 'plain',
  bindDn: 'free',
  base: 'free',
  peopleBase: 'free',
  groupsBase: 'free',
  simpleAuthLogin: 'plain',
} as const satisfies Record<string, 'plain' | 'free'>

export type PlaceholderName = keyof typeof placeholders

/** What an app has. A door it does not use gives none. */
export type Values = Partial<Record<PlaceholderName, string>>

/** Stands for itself: whoever shows the snippet has the secret, and we have only its hash. */
export const secretPlaceholder = 'secret'

export const isPlaceholder = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name)

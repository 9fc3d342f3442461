import type { App, PathRule } from '@doorward/contract'

export type PathNeed = PathRule['rule']

/** A rule while it is typed. */
export interface TypedRule {
  kind: 'prefix' | 'pattern'
  path: string
  rule: PathNeed
}

/** What is asked about an app behind a proxy, beside its host. */
export interface GatewayValues {
  visibility: 'private' | 'public'
  paths: TypedRule[]
  acceptAppPasswords: boolean
  acceptTokens: boolean
  assertion: boolean
  usernameForm: 'plain' | 'icap'
  /** Empty: no proxy of ours. */
  upstream: string
  verifyUpstream: boolean
}

export const newGatewayValues: GatewayValues = {
  visibility: 'private',
  paths: [],
  acceptAppPasswords: false,
  acceptTokens: false,
  assertion: false,
  usernameForm: 'plain',
  upstream: '',
  verifyUpstream: true,
}

export const readGateway = (gateway: NonNullable<App['gateway']>): GatewayValues => ({
  visibility: gateway.visibility,
  paths: gateway.paths.map(one =>
    'prefix' in one
      ? { kind: 'prefix', path: one.prefix, rule: one.rule }
      : { kind: 'pattern', path: one.pattern, rule: one.rule },
  ),
  acceptAppPasswords: gateway.acceptAppPasswords,
  acceptTokens: gateway.acceptTokens,
  assertion: gateway.assertion,
  usernameForm: gateway.usernameForm,
  upstream: gateway.upstream ?? '',
  verifyUpstream: gateway.verifyUpstream,
})

export const gatewayBody = ({ paths, upstream, ...values }: GatewayValues) => ({
  ...values,
  upstream: upstream.trim() || null,
  paths: paths.map(
    ({ kind, path, rule }): PathRule =>
      kind === 'prefix' ? { prefix: path.trim(), rule } : { pattern: path.trim(), rule },
  ),
})

/** The contract and the server name a path by its kind; here it is one field. */
export const gatewayFieldOf = (at: string): string => at.replace(/^(gateway\.paths\.\d+)\.\w+$/, '$1')

/** Without port: rules are about a host under all its ports. Empty while the address is none. */
export const hostOfAddress = (address: string): string =>
  URL.canParse(address.trim()) ? new URL(address.trim()).hostname : ''

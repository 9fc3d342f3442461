import type { Millis } from '#ground'

export type Door = 'oidc' | 'ldap' | 'simpleAuth' | 'gateway'

/** Steps by the door they are of; `null`: of the app itself. The order is the one in which they are told. */
export const stepDoors = {
  reachable: null,
  'oidc.asked': 'oidc',
  'oidc.address': 'oidc',
  'oidc.allowed': 'oidc',
  'oidc.exchanged': 'oidc',
  'oidc.profile': 'oidc',
  'ldap.bound': 'ldap',
  'ldap.searched': 'ldap',
  'ldap.password': 'ldap',
  'ldap.allowed': 'ldap',
  'ldap.groups': 'ldap',
  'simple-auth.client': 'simpleAuth',
  'simple-auth.password': 'simpleAuth',
  'simple-auth.allowed': 'simpleAuth',
  'gateway.asked': 'gateway',
  'gateway.address': 'gateway',
  'gateway.allowed': 'gateway',
  'gateway.forged': 'gateway',
  'gateway.side-door': 'gateway',
} as const satisfies Record<string, Door | null>
export type StepId = keyof typeof stepDoors

/** What was seen of a step, in words. No secret, token or password is ever in it. */
export interface Finding {
  step: StepId
  state: 'passed' | 'attention' | 'failed'
  title: string
  detail: string | null
  /** What to change, and where. */
  fix: string | null
  /** Of what was asked of the app. */
  ms?: Millis
  /** Another attempt has begun: what was seen of these before is over, unless all had passed. */
  over?: readonly StepId[]
  /** Not in place of what was seen of the step before. */
  onlyFirst?: boolean
}

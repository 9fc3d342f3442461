import type { Millis } from '#ground'
import type { App } from '#directory'

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

/** What an app calls the setting in which something is typed, where its recipe says so; else undefined. */
export type SettingOf = (app: App, setting: Setting) => string | undefined

export type Setting =
  | 'address'
  | 'clientId'
  | 'clientSecret'
  | 'scopes'
  | 'authMethod'
  | 'pkce'
  | 'bindDn'
  | 'bindPassword'
  | 'ldapUrl'
  | 'searchBase'
  | 'filter'

const usual: Record<Setting, string> = {
  address: 'the address in its own settings',
  clientId: 'the client ID in its settings',
  clientSecret: 'the client secret in its settings',
  scopes: 'the scopes in its settings',
  authMethod: 'how it sends its client secret',
  pkce: 'PKCE in its settings',
  bindDn: 'the bind DN in its settings',
  bindPassword: 'the bind password in its settings',
  ldapUrl: 'the LDAP address in its settings',
  searchBase: 'the search base in its settings',
  filter: 'the user filter in its settings',
}

/** The setting as the app calls it, else in general words. */
export type NameSetting = (app: App, setting: Setting) => string

export const createNameSetting =
  (settingOf: SettingOf = () => undefined): NameSetting =>
  (app, setting) =>
    settingOf(app, setting) ?? usual[setting]

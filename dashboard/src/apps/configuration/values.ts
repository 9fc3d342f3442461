import {
  type App,
  type AppPatch,
  appPatch,
  type AuthMethod,
  type SigningAlgorithm,
  type SubjectKind,
} from '@doorward/contract'
import { checkedBy } from '../../parts/form.ts'
import { t } from '../../texts/index.ts'
import { lines } from '../add/draft.ts'
import {
  gatewayBody,
  gatewayFieldOf,
  type GatewayValues,
  newGatewayValues,
  readGateway,
} from '../gateway/gateway-values.ts'
import type { OidcSwitch } from '../oidc-switches.ts'

/** A number that is typed; empty for the server's own. */
type Typed = number | ''

export interface OidcValues extends Record<OidcSwitch, boolean> {
  clientId: string
  /** One address a line, as in the other lists. */
  redirectUris: string
  postLogoutRedirectUris: string
  backchannelLogoutUri: string
  authMethod: AuthMethod
  /** JSON, as it is pasted. */
  jwks: string
  subject: SubjectKind
  signingAlgorithm: SigningAlgorithm
  accessTokenMinutes: Typed
  idTokenMinutes: Typed
  refreshTokenDays: Typed
  groupsAs: 'names' | 'codes'
  /** Every field everyone may see, under its own name; else only those of the rows. */
  allAttributes: boolean
  attributeClaims: { attribute: string; claim: string }[]
  /** Scopes are separated by spaces. */
  resources: { uri: string; scopes: string }[]
}

export interface Values {
  title: string
  link: string
  oidc: OidcValues
  ldap: { allowBarePassword: boolean }
  simpleAuth: { requireSecret: boolean }
  gateway: GatewayValues & { host: string }
}

const typed = (value: number | null | undefined): Typed => value ?? ''

export const read = ({ title, link, oidc, ldap, simpleAuth, gateway }: App): Values => ({
  title,
  link: link ?? '',
  oidc: {
    clientId: oidc?.values.clientId ?? '',
    redirectUris: oidc?.redirectUris.join('\n') ?? '',
    postLogoutRedirectUris: oidc?.postLogoutRedirectUris.join('\n') ?? '',
    backchannelLogoutUri: oidc?.backchannelLogoutUri ?? '',
    authMethod: oidc?.authMethod ?? 'client_secret_basic',
    jwks: oidc?.jwks ? JSON.stringify(oidc.jwks, null, 2) : '',
    subject: oidc?.subject ?? 'username',
    signingAlgorithm: oidc?.signingAlgorithm ?? 'RS256',
    accessTokenMinutes: typed(oidc?.accessTokenMinutes),
    idTokenMinutes: typed(oidc?.idTokenMinutes),
    refreshTokenDays: typed(oidc?.refreshTokenDays),
    groupsAs: oidc?.groupsAs ?? 'names',
    allAttributes: oidc?.attributeClaims == null,
    attributeClaims: oidc?.attributeClaims?.map(({ attribute, claim }) => ({ attribute, claim })) ?? [],
    resources: oidc?.resources.map(({ uri, scopes }) => ({ uri, scopes: scopes.join(' ') })) ?? [],
    claimsInIdToken: oidc?.claimsInIdToken ?? false,
    requirePkce: oidc?.requirePkce ?? false,
    askConsent: oidc?.askConsent ?? false,
    requirePar: oidc?.requirePar ?? false,
    requireDpop: oidc?.requireDpop ?? false,
    deviceFlow: oidc?.deviceFlow ?? false,
    clientCredentials: oidc?.clientCredentials ?? false,
    onlyItsGroups: oidc?.onlyItsGroups ?? false,
  },
  ldap: { allowBarePassword: ldap?.allowBarePassword ?? false },
  simpleAuth: { requireSecret: simpleAuth?.requireSecret ?? true },
  gateway: { host: gateway?.host ?? '', ...(gateway ? readGateway(gateway) : newGatewayValues) },
})

type Keys = { keys: Record<string, unknown>[] }

/** A JWK Set as it is pasted, or a single key of one. Undefined: it is neither. */
export function parseKeys(text: string): Keys | null | undefined {
  if (text.trim() === '') return null
  try {
    const parsed = JSON.parse(text) as Keys & Record<string, unknown>
    if (Array.isArray(parsed.keys)) return { keys: parsed.keys }
    return typeof parsed['kty'] === 'string' ? { keys: [parsed] } : undefined
  } catch {
    return undefined
  }
}

const orNull = (value: Typed): number | null => (value === '' ? null : value)

export const toBody = ({ title, link, oidc, ldap, simpleAuth, gateway }: Values, app: App): AppPatch => {
  const { jwks, allAttributes, ...plain } = oidc
  return {
    title,
    link: link.trim() || null,
    ...(app.oidc && {
      oidc: {
        ...plain,
        redirectUris: lines(oidc.redirectUris),
        postLogoutRedirectUris: lines(oidc.postLogoutRedirectUris),
        backchannelLogoutUri: oidc.backchannelLogoutUri.trim() || null,
        jwks: parseKeys(jwks) ?? null,
        accessTokenMinutes: orNull(oidc.accessTokenMinutes),
        idTokenMinutes: orNull(oidc.idTokenMinutes),
        refreshTokenDays: orNull(oidc.refreshTokenDays),
        attributeClaims: allAttributes ? null : oidc.attributeClaims,
        resources: oidc.resources.map(({ uri, scopes }) => ({ uri, scopes: scopes.split(/\s+/).filter(Boolean) })),
      },
    }),
    ...(app.ldap && { ldap }),
    ...(app.simpleAuth && { simpleAuth }),
    ...(app.gateway && { gateway: { host: gateway.host.trim(), ...gatewayBody(gateway) } }),
  }
}

/** Where the form keeps what the server and the contract name by this path. */
export const fieldOf = (path: string): string =>
  gatewayFieldOf(path.replace(/^(oidc\.resources\.\d+\.scopes|oidc\.jwks)\..*$/, '$1'))

export function check(values: Values, app: App): Record<string, string> {
  const found = checkedBy(appPatch, (typed: Values) => toBody(typed, app))(values)
  const errors = Object.fromEntries(Object.entries(found).map(([path, message]) => [fieldOf(path), message]))
  if (app.oidc && parseKeys(values.oidc.jwks) === undefined) errors['oidc.jwks'] = t.appsConfiguration.proof.noKeys
  return errors
}

/** What each part of the form is called where changes are counted. */
export const labels: Record<string, string> = t.appsConfiguration.changed

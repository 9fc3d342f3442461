import { hours, seconds } from '#ground'
import type { ExternalSettings, GroupSearch, Provider } from '#directory'
import { presetOf } from './every-preset.ts'

type Nested = 'tls' | 'userSearch' | 'attributes' | 'groupSearch' | 'timeouts' | 'removalGuard'

/** Settings of which some are given. What is absent is filled in; `null` is a choice like any other. */
export interface GivenSettings extends Partial<Omit<ExternalSettings, 'provider' | Nested>> {
  /** The top of the directory, completed to where people and groups usually are. */
  baseDn?: string
  tls?: Partial<ExternalSettings['tls']>
  userSearch?: Partial<ExternalSettings['userSearch']>
  attributes?: Partial<ExternalSettings['attributes']>
  groupSearch?: Partial<GroupSearch> | null
  timeouts?: Partial<ExternalSettings['timeouts']>
  removalGuard?: Partial<ExternalSettings['removalGuard']>
}

/** Complete settings: what was given, and for the rest what is usual at such a server. Checks nothing. */
export function settingsOf(provider: Provider, given: GivenSettings): ExternalSettings {
  const { defaults } = presetOf(provider)
  const { baseDn = '', ...own } = given
  const policy = own.policy ?? 'synchronise'
  return {
    urls: [],
    startTls: false,
    bindDn: null,
    userDnPattern: null,
    usernamePattern: null,
    nestedGroups: defaults.nestedGroups,
    syncGroups: false,
    groupMap: [],
    autoCreate: false,
    defaultGroup: null,
    requireGroup: policy === 'authenticate',
    trustEmail: true,
    match: 'refuse',
    interval: hours(4),
    recordsMax: 2000,
    pageSize: 500,
    referrals: 'ignore',
    removal: { kind: 'keep' },
    writeBack: false,
    ...own,
    provider,
    policy,
    tls: {
      ca: null,
      clientCertificate: null,
      serverName: null,
      minVersion: 'TLSv1.2',
      acceptSelfSigned: false,
      ...own.tls,
    },
    userSearch: {
      base: below(defaults.usersBelow, baseDn),
      scope: 'subtree',
      filter: defaults.userFilter,
      signInFilter: null,
      ...own.userSearch,
    },
    attributes: { ...defaults.attributes, custom: {}, ...own.attributes },
    groupSearch: groupSearchOf(provider, own.groupSearch, baseDn),
    timeouts: { connect: seconds(5), bind: seconds(5), search: seconds(30), ...own.timeouts },
    removalGuard: { percent: 10, count: 20, ...own.removalGuard },
  }
}

function groupSearchOf(
  provider: Provider,
  given: GivenSettings['groupSearch'],
  baseDn: string,
): ExternalSettings['groupSearch'] {
  const { groups } = presetOf(provider).defaults
  if (given === null || (groups === null && given === undefined)) return null
  const { below: place, ...usual } = groups ?? { below: '', filter: '', code: 'cn', member: 'member' }
  return { base: below(place, baseDn), scope: 'subtree', ...usual, ...given }
}

const below = (rdns: string, base: string): string => [rdns, base].filter(part => part !== '').join(',')

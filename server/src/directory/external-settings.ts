import { hours, seconds } from '#ground'
import type { ExternalSettings } from './external-directory.ts'

/** Settings where nothing else is said; what a vendor needs differently is in its preset. */
export const usualExternalSettings: ExternalSettings = {
  provider: 'other',
  urls: [],
  startTls: false,
  tls: { ca: null, clientCertificate: null, serverName: null, minVersion: 'TLSv1.2', acceptSelfSigned: false },
  bindDn: null,
  policy: 'synchronise',
  userDnPattern: null,
  usernamePattern: null,
  userSearch: { base: '', scope: 'subtree', filter: '(objectClass=inetOrgPerson)', signInFilter: null },
  attributes: {
    username: 'uid',
    id: 'entryUUID',
    displayName: 'cn',
    firstName: 'givenName',
    lastName: 'sn',
    email: 'mail',
    groups: null,
    avatar: null,
    phone: null,
    custom: {},
  },
  groupSearch: null,
  nestedGroups: false,
  syncGroups: false,
  groupMap: [],
  autoCreate: false,
  defaultGroup: null,
  requireGroup: false,
  trustEmail: true,
  match: 'refuse',
  interval: hours(4),
  timeouts: { connect: seconds(5), bind: seconds(5), search: seconds(30) },
  recordsMax: 2000,
  pageSize: 500,
  referrals: 'ignore',
  removal: { kind: 'keep' },
  removalGuard: { percent: 10, count: 20 },
  writeBack: false,
}

/** Groups of settings of which some may be changed and the rest be left. */
const merged = ['tls', 'userSearch', 'attributes', 'timeouts', 'removalGuard'] as const
type Merged = (typeof merged)[number]
type Some<T> = { [K in keyof T]?: T[K] | undefined }

// oxlint-disable-next-line no-template-curly-in-string -- the place for the name, as settings are written
const usernamePlace = '${username}'

/** Absent is untouched. Lists, and what may be null, are given whole. */
export type ExternalSettingsPatch = Some<Omit<ExternalSettings, Merged>> & {
  [K in Merged]?: Some<ExternalSettings[K]> | undefined
}

export function mergeExternalSettings(before: ExternalSettings, patch: ExternalSettingsPatch): ExternalSettings {
  const { userSearch } = patch
  // A filter with a place for the name says by itself how somebody is found.
  const isLone = userSearch?.filter?.includes(usernamePlace) === true && userSearch.signInFilter === undefined
  const after: ExternalSettings = { ...before, ...given(patch as Partial<ExternalSettings>) }
  for (const key of merged) Object.assign(after, { [key]: { ...before[key], ...given(patch[key] ?? {}) } })
  if (isLone) after.userSearch = { ...after.userSearch, signInFilter: null }
  return after
}

/** What there is of it: a form leaves out by `undefined` too. */
const given = <T extends object>(some: T): T =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as T

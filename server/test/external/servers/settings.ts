import type { ExternalSettings } from '#directory'
import { Secret } from '#ground'
import type { UpstreamSecrets } from '#external'

/** Settings of a directory that is reached at `urls`, with what else a test is about. */
export function makeSettings(urls: readonly string[], more: Partial<ExternalSettings> = {}): ExternalSettings {
  return {
    provider: 'openldap',
    urls: [...urls],
    startTls: false,
    tls: {
      ca: null,
      clientCertificate: null,
      serverName: null,
      minVersion: 'TLSv1.2',
      acceptSelfSigned: false,
    },
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
    interval: null,
    timeouts: { connect: 5_000, bind: 5_000, search: 30_000 },
    recordsMax: 2_000,
    pageSize: 500,
    referrals: 'ignore',
    removal: { kind: 'keep' },
    removalGuard: { percent: 10, count: 20 },
    writeBack: false,
    ...more,
  }
}

export const noSecrets: UpstreamSecrets = { bindPassword: null, clientKey: null }

export const withPassword = (password: string): UpstreamSecrets => ({
  bindPassword: new Secret(password),
  clientKey: null,
})

import { createHash } from 'node:crypto'
import { foldName, usualExternalSettings, type ExternalSettings } from '#directory'
import {
  digestOf,
  markOf,
  type ExternalCommands,
  type Incoming,
  type UpstreamGroup,
  type UpstreamPerson,
} from '#external'
import { newUuid, type UserId } from '#ground'
import type { FixedClock } from '../../world/clock.ts'
import type { TestWorld } from '../../world/open-test-world.ts'

export const directoryId = '01990000-0000-7000-8000-000000000001'

/** A directory that synchronises people with all their fields, and no groups. */
export const usualSettings: ExternalSettings = {
  ...usualExternalSettings,
  provider: 'openldap',
  urls: ['ldap://127.0.0.1:1389'],
  userSearch: { ...usualExternalSettings.userSearch, base: 'dc=example,dc=com' },
  attributes: { ...usualExternalSettings.attributes, displayName: 'displayName' },
  autoCreate: true,
  interval: null,
}

/** Somebody there. Unless said otherwise the id there follows from the username, as it would for a new entry. */
export function person(username: string, given: Partial<UpstreamPerson> = {}): UpstreamPerson {
  return {
    upstreamId: createHash('sha256').update(username).digest('hex').slice(0, 32),
    dn: `uid=${username},dc=example,dc=com`,
    username,
    displayName: `${username} There`,
    firstName: '',
    lastName: '',
    email: `${username}@there.example`,
    phone: null,
    custom: {},
    avatar: null,
    state: 'active',
    secondFactor: false,
    groups: [],
    ...given,
  }
}

export const group = (code: string, at = 'ou=groups'): UpstreamGroup => ({
  upstreamId: createHash('sha256').update(`${code} ${at}`).digest('hex').slice(0, 32),
  dn: `cn=${code},${at},dc=example,dc=com`,
  code,
})

export function incomingOf(world: TestWorld, settings: ExternalSettings, who: UpstreamPerson): Incoming {
  return {
    person: who,
    usernameHash: world.sealer.keyedHash('username', foldName(who.username)),
    digest: digestOf(who, markOf(settings)),
    id: newUuid(world.clock) as UserId,
  }
}

export const applyPeople = (
  world: TestWorld,
  clock: FixedClock,
  settings: ExternalSettings,
  people: UpstreamPerson[],
) =>
  world.store.commands<ExternalCommands>('external')('apply', {
    actor: { kind: 'system', name: 'external' },
    origin: { door: 'system', address: null },
    at: clock.now(),
    eventId: newUuid(clock),
    directoryId,
    people: people.map(who => incomingOf(world, settings, who)),
    targets: null,
  })

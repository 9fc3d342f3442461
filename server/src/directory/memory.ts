import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { App } from './app.ts'
import type { DirectoryEffect } from './change-log.ts'
import type { AttributeId, CustomAttribute } from './custom-attribute.ts'
import type { ExternalDirectory } from './external-directory.ts'
import type { Group } from './group.ts'
import type { Role } from './role.ts'
import type { ServiceAccount, ServiceId } from './service-account.ts'
import type { Settings } from './settings.ts'
import type { SigningKey } from './signing-key.ts'
import type { User } from './user.ts'

/**
 * The directory as it stands at `seq`, for reads that must not wait: LDAP, claims, access decisions. Current before the
 * answer to a change leaves. Everybody is in it, disabled and trashed people too: who may be seen is the reader's
 * question, not the index's.
 */
export interface DirectoryMemory {
  /** The change log's number up to which this is current. */
  readonly seq: number
  /** The number of the last change of everybody and every group at once, whatever their own versions say. */
  readonly formSeq: number
  readonly people: People
  readonly groups: Groups
  readonly apps: Apps
  readonly attributes: Attributes
  readonly services: Services
  readonly externals: Externals
  readonly signingKeys: SigningKeys
  settings(): Settings
  /** Told after memory has followed, in the order of the log. Returns how to stop listening. */
  watch(listener: (effects: DirectoryEffect[]) => void): () => void
}

/**
 * People are numbered by slots, small integers that stay with a person while the process lives; what a door keeps per
 * person (encoded LDAP entries) it keeps by slot. A slot is never given again, not even after a purge.
 */
export interface People {
  /** How many there are, in whatever state. */
  readonly size: number
  /** Slots are 0 ≤ slot < slotEnd; some may be empty. */
  readonly slotEnd: number
  find(id: UserId): User | undefined
  findByUsername(username: string): User | undefined
  findByEmail(email: string): User | undefined
  /** By what a person types: the id if it has its form, the e-mail address if it has `@` and one exists, else the username. */
  resolve(identifier: string): User | undefined
  slotOf(id: UserId): number | undefined
  /** Undefined for an empty slot. */
  idAt(slot: number): UserId | undefined
  /** The slot of the person whose folded username is these UTF-8 bytes: no string is made. */
  slotOfUsername(folded: Uint8Array): number | undefined
  slotOfEmail(folded: Uint8Array): number | undefined
  slotOfUidNumber(uidNumber: number): number | undefined
  /** Undefined for an empty slot. */
  at(slot: number): User | undefined
  /** As `at(slot)` would say, without making a User: for counting and scanning. */
  isActiveAt(slot: number, now: Millis): boolean
  roleAt(slot: number): Role | undefined
  /** The number of the last change of the person; undefined for an empty slot. */
  versionAt(slot: number): number | undefined
  hasSecondFactorAt(slot: number): boolean
  /** The groups a person is in now, directly and through other groups, by slots of groups, ascending. */
  groupsAt(slot: number, now: Millis): number[]
  /** Those the person is a direct member of. Memberships that have ended do not count, here and everywhere. */
  directGroupsAt(slot: number, now: Millis): number[]
  /**
   * People who have this value of a searchable custom attribute, in whatever state, ascending; the value is compared
   * without regard to case, runs of spaces and what cannot be seen. Undefined when the attribute is not searchable: look
   * at everybody.
   */
  slotsHaving(attribute: AttributeId, value: string): Iterable<number> | undefined
  groupsOf(id: UserId, now: Millis): Group[]
}

export interface Groups {
  readonly size: number
  readonly slotEnd: number
  find(id: GroupId): Group | undefined
  /** Ignoring case. */
  findByName(name: string): Group | undefined
  slotOf(id: GroupId): number | undefined
  slotOfGidNumber(gidNumber: number): number | undefined
  at(slot: number): Group | undefined
  /** Slots of the people in the group now, directly and through groups inside it, ascending, in whatever state they are. */
  membersAt(slot: number, now: Millis): Iterable<number>
  directMembersAt(slot: number, now: Millis): Iterable<number>
  /** When the direct membership of a person ends; null for never, undefined when there is none. */
  endOf(slot: number, person: number): Millis | null | undefined
  /** When the group directly inside leaves it; null for never, undefined when it is not directly inside. */
  endOfInside(slot: number, inside: number): Millis | null | undefined
  /** Slots of the groups directly inside, ascending. */
  insideAt(slot: number, now: Millis): Iterable<number>
  /** Slots of the groups it is directly inside of, ascending. */
  aroundAt(slot: number, now: Millis): Iterable<number>
  /** Every group inside, at any depth, without itself, ascending. */
  allInsideAt(slot: number, now: Millis): readonly number[]
  /** Every group it is inside of, at any depth, without itself, ascending. */
  allAroundAt(slot: number, now: Millis): readonly number[]
  /**
   * The number of the last change of the group, of who is in it, or of a group inside it at any depth; undefined for an
   * empty slot. The same on every node and after a restart.
   */
  touchedAt(slot: number): number | undefined
  /** People in the group now, directly and through groups inside it, each counted once, those in the trash left out. */
  peopleCount(id: GroupId, now: Millis): number
  /**
   * The same, and how many of them are direct members, and of those whose membership has an end; `endingGroups` are the
   * groups directly inside that leave it some day.
   */
  countsOf(id: GroupId, now: Millis): { people: number; direct: number; ending: number; endingGroups: number }
  /** Directly or through a group inside. */
  isMember(id: GroupId, user: UserId, now: Millis): boolean
  all(): Iterable<Group>
}

/** Custom attributes as declared, few and in the order they were made. */
export interface Attributes {
  find(id: AttributeId): CustomAttribute | undefined
  /** Ignoring case, as LDAP does. */
  findByName(name: string): CustomAttribute | undefined
  all(): readonly CustomAttribute[]
}

export interface Apps {
  readonly size: number
  /** Another number after each change of an app. */
  readonly version: number
  find(id: AppId): App | undefined
  findByName(name: string): App | undefined
  findByClientId(clientId: string): App | undefined
  findBySimpleAuthId(clientId: string): App | undefined
  /** By the name people reach it under through the gateway: lower case, without port. */
  findByHost(host: string): App | undefined
  all(): Iterable<App>
}

/** Accounts of machines; of their tokens nothing is here. */
export interface Services {
  readonly size: number
  find(id: ServiceId): ServiceAccount | undefined
  /** Ignoring case. */
  findByName(name: string): ServiceAccount | undefined
  all(): Iterable<ServiceAccount>
}

/** Directories people come from: few, in the order they were made. What is secret about them is not here. */
export interface Externals {
  find(id: string): ExternalDirectory | undefined
  findByName(name: string): ExternalDirectory | undefined
  all(): readonly ExternalDirectory[]
}

/** Keys that tokens are signed with, private parts sealed: few, in the order they were made. */
export interface SigningKeys {
  find(kid: string): SigningKey | undefined
  /** The same array for as long as none has changed. */
  all(): readonly SigningKey[]
}

import type { Millis, UserId } from '#ground'
import type { Group } from '../group.ts'
import type { AttributeId, AttributeValues } from '../custom-attribute.ts'
import type { People } from '../memory.ts'
import { roles, type Role } from '../role.ts'
import { parseAttributes, parseKeys, type User } from '../user.ts'
import { FoldedText } from './folded-text.ts'
import { equalBytes, hashBytes, hashNumber } from './hash.ts'
import { IdColumn } from './id-column.ts'
import { parseTime, place, textsOf } from './person-texts.ts'
import { SearchableValues } from './searchable-values.ts'
import { SlotTable } from './slot-table.ts'
import { TextArena, TextCursor } from './text-arena.ts'

const flag = {
  used: 4,
  emailVerified: 8,
  namesSet: 16,
  disabledByAdmin: 32,
  disabledByDirectory: 64,
  named: 128,
  secondFactor: 256,
} as const
const roleMask = 3

/** Numbers per person in one Float64Array; NaN for null. */
const numbers = {
  createdAt: 0,
  updatedAt: 1,
  version: 2,
  credentialVersion: 3,
  goneAt: 4,
  trashedAt: 5,
  expiresAt: 6,
  uidNumber: 7,
} as const
const stride = 8

/** What people's memberships answer; groups live in a table of their own. */
export interface GroupsOfPeople {
  groupsAt(person: number, now: Millis): number[]
  directGroupsAt(person: number, now: Millis): number[]
  groupAt(slot: number): Group | undefined
}

/**
 * Everybody, in about 250 bytes each: texts in one arena, numbers in typed arrays, and four flat hash tables. A `User`
 * is made when asked for.
 */
export class PeopleTable implements People {
  readonly #ids = new IdColumn()
  readonly #usernames = new SlotTable()
  readonly #emails = new SlotTable()
  readonly #uidNumbers = new SlotTable()
  readonly #groups: GroupsOfPeople
  readonly #sought = new FoldedText()
  readonly #cursor = new TextCursor()
  #texts = new TextArena()
  #starts = new Uint32Array(16)
  #lengths = new Uint32Array(16)
  #flags = new Uint16Array(16)
  #numbers = new Float64Array(16 * stride)
  #size = 0
  #slotEnd = 0
  readonly #trashed = new Set<number>()
  readonly #searchable = new SearchableValues()

  constructor(groups: GroupsOfPeople) {
    this.#groups = groups
  }

  get size(): number {
    return this.#size
  }

  get slotEnd(): number {
    return this.#slotEnd
  }

  find(id: UserId): User | undefined {
    return this.#userAt(this.#ids.find(id))
  }

  findByUsername(username: string): User | undefined {
    this.#sought.set(username)
    return this.#userAt(this.#slotNamed(this.#sought.bytes, this.#sought.length))
  }

  findByEmail(email: string): User | undefined {
    this.#sought.set(email)
    return this.#userAt(this.#slotMailed(this.#sought.bytes, this.#sought.length))
  }

  resolve(identifier: string): User | undefined {
    const text = identifier.trim()
    const byId = this.find(text as UserId)
    if (byId !== undefined) return byId
    return (text.includes('@') ? this.findByEmail(text) : undefined) ?? this.findByUsername(text)
  }

  slotOf(id: UserId): number | undefined {
    return this.#ids.find(id)
  }

  idAt(slot: number): UserId | undefined {
    return this.#has(slot) ? (this.#ids.at(slot) as UserId) : undefined
  }

  slotOfUsername(folded: Uint8Array): number | undefined {
    return this.#slotNamed(folded, folded.length)
  }

  slotOfEmail(folded: Uint8Array): number | undefined {
    return this.#slotMailed(folded, folded.length)
  }

  slotOfUidNumber(uidNumber: number): number | undefined {
    const hash = hashNumber(uidNumber)
    for (let at = this.#uidNumbers.first(hash); at !== -1; at = this.#uidNumbers.next(at, hash)) {
      const slot = this.#uidNumbers.slotAt(at)
      if (this.#uidNumberAt(slot) === uidNumber) return slot
    }
    return undefined
  }

  at(slot: number): User | undefined {
    const flags = this.#flags[slot] ?? 0
    if ((flags & flag.used) === 0) return undefined
    const record = this.#cursor.moveTo(this.#texts, this.#starts[slot] as number)
    const base = slot * stride
    const number = (at: number): number => this.#numbers[base + at] as number
    const numberOrNull = (at: number): number | null => {
      const value = number(at)
      return Number.isNaN(value) ? null : value
    }
    // In the order of `textsOf`.
    return {
      id: this.#ids.at(slot) as UserId,
      username: record.step().text(),
      email: record.step(1).text(),
      subject: record.step(1).text(),
      displayName: record.step().text() ?? '',
      givenName: record.step().text() ?? '',
      familyName: record.step().text() ?? '',
      recoveryEmail: record.step().text(),
      locale: record.step().text(),
      zoneinfo: record.step().text(),
      phone: record.step().text(),
      source: record.step().text() ?? '',
      managedBy: record.step().text(),
      attributes: parseAttributes(record.step().text()),
      sshKeys: parseKeys(record.step().text()),
      loginShell: record.step().text(),
      homeDirectory: record.step().text(),
      expiryNotedAt: parseTime(record.step().text()),
      picture: record.step().text(),
      role: roles[flags & roleMask] ?? 'user',
      emailVerified: (flags & flag.emailVerified) !== 0,
      namesSet: (flags & flag.namesSet) !== 0,
      disabledByAdmin: (flags & flag.disabledByAdmin) !== 0,
      disabledByDirectory: (flags & flag.disabledByDirectory) !== 0,
      secondFactor: (flags & flag.secondFactor) !== 0,
      goneAt: numberOrNull(numbers.goneAt),
      trashedAt: numberOrNull(numbers.trashedAt),
      expiresAt: numberOrNull(numbers.expiresAt),
      uidNumber: numberOrNull(numbers.uidNumber),
      createdAt: number(numbers.createdAt),
      updatedAt: number(numbers.updatedAt),
      credentialVersion: number(numbers.credentialVersion),
      version: number(numbers.version),
    }
  }

  isActiveAt(slot: number, now: Millis): boolean {
    const flags = this.#flags[slot] ?? 0
    const { used, named, disabledByAdmin, disabledByDirectory } = flag
    if ((flags & (used | named | disabledByAdmin | disabledByDirectory)) !== (used | named)) return false
    const base = slot * stride
    const expiresAt = this.#numbers[base + numbers.expiresAt] as number
    return (
      Number.isNaN(this.#numbers[base + numbers.trashedAt]) &&
      Number.isNaN(this.#numbers[base + numbers.goneAt]) &&
      !(expiresAt <= now)
    )
  }

  roleAt(slot: number): Role | undefined {
    return this.#has(slot) ? roles[(this.#flags[slot] as number) & roleMask] : undefined
  }

  versionAt(slot: number): number | undefined {
    return this.#has(slot) ? this.#numbers[slot * stride + numbers.version] : undefined
  }

  hasSecondFactorAt(slot: number): boolean {
    return ((this.#flags[slot] ?? 0) & flag.secondFactor) !== 0
  }

  groupsAt(slot: number, now: Millis): number[] {
    return this.#groups.groupsAt(slot, now)
  }

  directGroupsAt(slot: number, now: Millis): number[] {
    return this.#groups.directGroupsAt(slot, now)
  }

  slotsHaving(attribute: AttributeId, value: string): readonly number[] | undefined {
    return this.#searchable.slotsHaving(attribute, value)
  }

  /** Slots of those in the trash. */
  get trashed(): ReadonlySet<number> {
    return this.#trashed
  }

  groupsOf(id: UserId, now: Millis): Group[] {
    const slot = this.slotOf(id)
    if (slot === undefined) return []
    return this.groupsAt(slot, now).flatMap(group => this.#groups.groupAt(group) ?? [])
  }

  reserve(people: number): void {
    this.#ids.reserve(people)
    this.#usernames.reserve(people)
    this.#emails.reserve(people)
    this.#uidNumbers.reserve(people)
    this.#growColumns(people)
  }

  /** Adds a person or replaces what is known of them. Answers whether anything is different now. */
  set(user: User): boolean {
    const known = this.#ids.find(user.id)
    const slot = known ?? this.#slotEnd
    if (known === undefined) {
      this.#growColumns(slot + 1)
      this.#slotEnd++
      this.#size++
      this.#ids.set(slot, user.id)
    }
    const texts = this.#setTexts(slot, user, known === undefined)
    if (known === undefined) this.#numbers.fill(Number.NaN, slot * stride, (slot + 1) * stride)
    const numbers = this.#setNumbers(slot, user)
    if (this.#texts.wasteful) this.#compact()
    return texts || numbers
  }

  #setTexts(slot: number, user: User, isNew: boolean): boolean {
    const start = this.#texts.append(textsOf(user))
    const length = this.#texts.used - start
    if (!isNew) {
      const oldLength = this.#lengths[slot] as number
      if (this.#texts.undoIfEqual(start, this.#starts[slot] as number, oldLength)) return false
      this.#unname(slot)
      this.#texts.release(oldLength)
    }
    if (!this.#searchable.isEmpty) this.#searchable.change(slot, isNew ? {} : this.#attributesAt(slot), user.attributes)
    this.#starts[slot] = start
    this.#lengths[slot] = length
    this.#name(slot)
    return true
  }

  #setNumbers(slot: number, user: User): boolean {
    const flags =
      roles.indexOf(user.role) |
      flag.used |
      (user.username === null ? 0 : flag.named) |
      (user.emailVerified ? flag.emailVerified : 0) |
      (user.namesSet ? flag.namesSet : 0) |
      (user.disabledByAdmin ? flag.disabledByAdmin : 0) |
      (user.disabledByDirectory ? flag.disabledByDirectory : 0) |
      (user.secondFactor ? flag.secondFactor : 0)
    let changed = this.#flags[slot] !== flags
    this.#flags[slot] = flags
    this.#setUidNumber(slot, user.uidNumber)
    const base = slot * stride
    for (const key of numberKeys) {
      const number = user[key] ?? Number.NaN
      changed ||= !Object.is(this.#numbers[base + numbers[key]], number)
      this.#numbers[base + numbers[key]] = number
    }
    if (user.trashedAt === null) this.#trashed.delete(slot)
    else this.#trashed.add(slot)
    return changed
  }

  /** Forgets a person whose row is no more. The slot stays empty: a paged search may stand on it for long. */
  remove(slot: number): void {
    if (!this.#has(slot)) return
    this.#unname(slot)
    this.#setUidNumber(slot, null)
    if (!this.#searchable.isEmpty) this.#searchable.change(slot, this.#attributesAt(slot), {})
    this.#trashed.delete(slot)
    this.#ids.remove(slot)
    this.#texts.release(this.#lengths[slot] as number)
    this.#lengths[slot] = 0
    this.#flags[slot] = 0
    this.#size--
  }

  #setUidNumber(slot: number, uidNumber: number | null): void {
    const old = this.#uidNumberAt(slot)
    if (old === uidNumber) return
    if (!Number.isNaN(old)) this.#uidNumbers.remove(hashNumber(old), slot)
    if (uidNumber !== null) this.#uidNumbers.add(hashNumber(uidNumber), slot)
  }

  /** Begins or stops to keep an index of an attribute's values. */
  setSearchable(attribute: AttributeId, searchable: boolean): void {
    if (searchable === this.#searchable.has(attribute)) return
    if (searchable) this.#searchable.begin(attribute, this.#everybodysAttributes())
    else this.#searchable.end(attribute)
  }

  *#everybodysAttributes(): Iterable<[number, AttributeValues]> {
    for (let slot = 0; slot < this.#slotEnd; slot++) if (this.#has(slot)) yield [slot, this.#attributesAt(slot)]
  }

  #attributesAt(slot: number): AttributeValues {
    const record = this.#cursor.moveTo(this.#texts, this.#starts[slot] as number)
    return parseAttributes(record.step(place.attributes).text())
  }

  #has(slot: number): boolean {
    return ((this.#flags[slot] ?? 0) & flag.used) !== 0
  }

  #userAt(slot: number | undefined): User | undefined {
    return slot === undefined ? undefined : this.at(slot)
  }

  #slotNamed(folded: Uint8Array, length: number): number | undefined {
    const hash = hashBytes(folded, 0, length)
    for (let at = this.#usernames.first(hash); at !== -1; at = this.#usernames.next(at, hash)) {
      const slot = this.#usernames.slotAt(at)
      if (this.#isText(slot, place.username, folded, length)) return slot
    }
    return undefined
  }

  /** Addresses are unique among people who are not in the trash; those who are come last. */
  #slotMailed(folded: Uint8Array, length: number): number | undefined {
    const hash = hashBytes(folded, 0, length)
    let trashed: number | undefined
    for (let at = this.#emails.first(hash); at !== -1; at = this.#emails.next(at, hash)) {
      const slot = this.#emails.slotAt(at)
      if (!this.#isText(slot, place.email, folded, length)) continue
      if (Number.isNaN(this.#numbers[slot * stride + numbers.trashedAt])) return slot
      trashed = slot
    }
    return trashed
  }

  #isText(slot: number, at: number, folded: Uint8Array, length: number): boolean {
    const { start, end } = this.#folded(slot, at)
    return end - start === length && equalBytes(this.#texts.bytes, start, folded, 0, length)
  }

  /** Steps on the folded form of the username or e-mail address; `start` is -1 if there is none. */
  #folded(slot: number, at: number): TextCursor {
    const cursor = this.#cursor.moveTo(this.#texts, this.#starts[slot] as number).step(at)
    const { start, end } = cursor
    cursor.step()
    if (cursor.start === -1) {
      cursor.start = start
      cursor.end = end
    }
    return cursor
  }

  #uidNumberAt(slot: number): number {
    return this.#numbers[slot * stride + numbers.uidNumber] as number
  }

  #name(slot: number): void {
    const username = this.#folded(slot, place.username)
    if (username.start !== -1) this.#usernames.add(hashBytes(this.#texts.bytes, username.start, username.end), slot)
    const email = this.#folded(slot, place.email)
    if (email.start !== -1) this.#emails.add(hashBytes(this.#texts.bytes, email.start, email.end), slot)
  }

  #unname(slot: number): void {
    const username = this.#folded(slot, place.username)
    if (username.start !== -1) this.#usernames.remove(hashBytes(this.#texts.bytes, username.start, username.end), slot)
    const email = this.#folded(slot, place.email)
    if (email.start !== -1) this.#emails.remove(hashBytes(this.#texts.bytes, email.start, email.end), slot)
  }

  #compact(): void {
    const arena = new TextArena()
    arena.reserve(Math.ceil(this.#texts.used * 0.6))
    for (let slot = 0; slot < this.#slotEnd; slot++)
      if (this.#has(slot))
        this.#starts[slot] = arena.adopt(this.#texts, this.#starts[slot] as number, this.#lengths[slot] as number)
    this.#texts = arena
  }

  #growColumns(count: number): void {
    if (count <= this.#flags.length) return
    const capacity = Math.max(count, Math.ceil(this.#flags.length * 1.5))
    this.#starts = into(new Uint32Array(capacity), this.#starts)
    this.#lengths = into(new Uint32Array(capacity), this.#lengths)
    this.#flags = into(new Uint16Array(capacity), this.#flags)
    this.#numbers = into(new Float64Array(capacity * stride), this.#numbers)
  }
}

const numberKeys = Object.keys(numbers) as (keyof typeof numbers)[]

function into<A extends { set(from: A): void }>(grown: A, from: A): A {
  grown.set(from)
  return grown
}

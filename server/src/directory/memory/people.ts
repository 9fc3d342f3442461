import type { Millis, UserId } from '#ground'
import type { Group } from '../group.ts'
import type { AttributeId, AttributeValues } from '../custom-attribute.ts'
import type { People } from '../memory.ts'
import type { Role } from '../role.ts'
import { parseAttributes, parseKeys, type User } from '../user.ts'
import { FoldedText } from './folded-text.ts'
import { equalBytes, hashBytes, hashNumber } from './hash.ts'
import { IdColumn } from './id-column.ts'
import { flag, into, numberAt, PersonNumbers } from './person-numbers.ts'
import { parseTime, place, textsOf } from './person-texts.ts'
import { SearchableValues } from './searchable-values.ts'
import { SlotTable } from './slot-table.ts'
import { TextArena, TextCursor } from './text-arena.ts'

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
  readonly #numbers = new PersonNumbers()
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
    return this.#numbers.has(slot) ? (this.#ids.at(slot) as UserId) : undefined
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
    const numbers = this.#numbers
    if (!numbers.has(slot)) return undefined
    const record = this.#cursor.moveTo(this.#texts, this.#starts[slot] as number)
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
      role: numbers.role(slot),
      emailVerified: numbers.is(slot, flag.emailVerified),
      namesSet: numbers.is(slot, flag.namesSet),
      disabledByAdmin: numbers.is(slot, flag.disabledByAdmin),
      disabledByDirectory: numbers.is(slot, flag.disabledByDirectory),
      secondFactor: numbers.is(slot, flag.secondFactor),
      goneAt: numbers.numberOrNull(slot, numberAt.goneAt),
      trashedAt: numbers.numberOrNull(slot, numberAt.trashedAt),
      expiresAt: numbers.numberOrNull(slot, numberAt.expiresAt),
      uidNumber: numbers.numberOrNull(slot, numberAt.uidNumber),
      createdAt: numbers.number(slot, numberAt.createdAt),
      updatedAt: numbers.number(slot, numberAt.updatedAt),
      credentialVersion: numbers.number(slot, numberAt.credentialVersion),
      version: numbers.number(slot, numberAt.version),
    }
  }

  isActiveAt(slot: number, now: Millis): boolean {
    return this.#numbers.isActiveAt(slot, now)
  }

  roleAt(slot: number): Role | undefined {
    return this.#numbers.has(slot) ? this.#numbers.role(slot) : undefined
  }

  versionAt(slot: number): number | undefined {
    return this.#numbers.has(slot) ? this.#numbers.number(slot, numberAt.version) : undefined
  }

  hasSecondFactorAt(slot: number): boolean {
    return this.#numbers.is(slot, flag.secondFactor)
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
    if (known === undefined) this.#numbers.clear(slot)
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
    // The index of numbers goes by the one there was.
    this.#setUidNumber(slot, user.uidNumber)
    if (user.trashedAt === null) this.#trashed.delete(slot)
    else this.#trashed.add(slot)
    return this.#numbers.set(slot, user)
  }

  /** Forgets a person whose row is no more. The slot stays empty: a paged search may stand on it for long. */
  remove(slot: number): void {
    if (!this.#numbers.has(slot)) return
    this.#unname(slot)
    this.#setUidNumber(slot, null)
    if (!this.#searchable.isEmpty) this.#searchable.change(slot, this.#attributesAt(slot), {})
    this.#trashed.delete(slot)
    this.#ids.remove(slot)
    this.#texts.release(this.#lengths[slot] as number)
    this.#lengths[slot] = 0
    this.#numbers.remove(slot)
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
    for (let slot = 0; slot < this.#slotEnd; slot++) if (this.#numbers.has(slot)) yield [slot, this.#attributesAt(slot)]
  }

  #attributesAt(slot: number): AttributeValues {
    const record = this.#cursor.moveTo(this.#texts, this.#starts[slot] as number)
    return parseAttributes(record.step(place.attributes).text())
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
      if (!this.#numbers.isTrashed(slot)) return slot
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
    return this.#numbers.number(slot, numberAt.uidNumber)
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
      if (this.#numbers.has(slot))
        this.#starts[slot] = arena.adopt(this.#texts, this.#starts[slot] as number, this.#lengths[slot] as number)
    this.#texts = arena
  }

  #growColumns(count: number): void {
    if (count <= this.#starts.length) return
    const capacity = Math.max(count, Math.ceil(this.#starts.length * 1.5))
    this.#starts = into(new Uint32Array(capacity), this.#starts)
    this.#lengths = into(new Uint32Array(capacity), this.#lengths)
    this.#numbers.grow(capacity)
  }
}

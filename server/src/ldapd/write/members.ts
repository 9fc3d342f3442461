import { isUuid, type GroupId, type UserId } from '#ground'
import type { DirectoryMemory, MembersChange } from '#directory'
import { LdapError, type Modification, ModifyOperation, ResultCode } from '@doorward/ldap'
import type { Sight } from '../search/sight.ts'
import { bareId, type Place } from '../tree/place.ts'
import { isSameTree } from '../tree/tree.ts'
import { refuse } from './refusal.ts'
import { textOf, wrongSyntax } from './values.ts'

export interface MembersParts {
  memory: DirectoryMemory
  sight: Sight
  /** Throws invalidDNSyntax. */
  findPlace: (dn: string) => Place
}

export type Member = { of: 'user'; id: UserId } | { of: 'group'; id: GroupId }

/** How a value names a member. `filler` is the empty name that groups which must have a member are made with. */
type ReadMember = (value: Uint8Array, at: number) => Member | 'filler' | undefined

/** Members by DN: people, and groups to be inside. */
export const byName =
  (name: string, { memory, sight, findPlace }: MembersParts): ReadMember =>
  (value, at) => {
    if (value.length === 0) return 'filler'
    let place: Place
    try {
      place = findPlace(textOf(name, value, at))
    } catch (error) {
      if (error instanceof LdapError) throw wrongSyntax(name, at)
      throw error
    }
    if (place.tree === undefined || !isSameTree(place.tree, sight.tree) || !sight.sees(place)) return undefined
    if (place.kind === 'person') {
      const user = memory.people.at(place.slot)
      return user && { of: 'user', id: user.id }
    }
    const group = place.kind === 'group' ? memory.groups.at(place.slot) : undefined
    return group && { of: 'group', id: group.id }
  }

/** Members by username, or by id with `uid-` before it. */
export const byUsername =
  (name: string, { memory, sight }: MembersParts): ReadMember =>
  (value, at) => {
    const text = bareId(textOf(name, value, at), 'uid-')
    const user = isUuid(text) ? memory.people.find(text.toLowerCase() as UserId) : memory.people.findByUsername(text)
    const slot = user && memory.people.slotOf(user.id)
    return user !== undefined && slot !== undefined && sight.seesPerson(slot) ? { of: 'user', id: user.id } : undefined
  }

/**
 * Who is in a group, while changes are worked out. A group tells everybody who is in it, through groups inside it too, and
 * none of those groups; so `replace` is about people alone, and leaves the groups inside.
 */
export class Members {
  readonly #parts: MembersParts
  /** Undefined for a group that is being made. */
  readonly #slot: number | undefined
  readonly #people = new Map<UserId, boolean>()
  readonly #groups = new Map<GroupId, boolean>()

  constructor(parts: MembersParts, slot: number | undefined) {
    this.#parts = parts
    this.#slot = slot
  }

  /** `isToo`: another attribute has named members already, and may have named the same. */
  apply({ operation, modification }: Modification, name: string, read: ReadMember, { isToo = false } = {}): void {
    if (operation === ModifyOperation.increment)
      throw refuse(ResultCode.constraintViolation, `modify/increment: ${name}: holds no numbers`)
    const given = this.#read(modification.values, name, read)
    switch (operation) {
      case ModifyOperation.add:
        if (modification.values.length === 0)
          throw refuse(ResultCode.protocolError, `modify/add: ${name}: no values given`)
        for (const [at, member] of given) {
          if (member === undefined) throw nobody(name, at)
          if (!isToo && this.#has(member))
            throw refuse(ResultCode.attributeOrValueExists, `modify/add: ${name}: value #${at} already exists`)
          this.#put(member, true)
        }
        break
      case ModifyOperation.delete:
        if (modification.values.length === 0 && !this.#isAnybodyIn())
          throw refuse(ResultCode.noSuchAttribute, `modify/delete: ${name}: no such attribute`)
        for (const [, member] of given) {
          if (member === undefined || !this.#has(member))
            throw refuse(ResultCode.noSuchAttribute, `modify/delete: ${name}: no such value`)
          this.#put(member, false)
        }
        if (modification.values.length === 0) this.#clear()
        break
      case ModifyOperation.replace:
        for (const [at, member] of given) if (member === undefined) throw nobody(name, at)
        this.#clear()
        for (const [, member] of given) if (member !== undefined) this.#put(member, true)
    }
  }

  /** What is to be done; undefined for nothing. Throws for somebody who would still be in through a group inside. */
  toChange(): MembersChange | undefined {
    const { groups } = this.#parts.memory
    const change: Required<MembersChange> = { add: [], remove: [], addGroups: [], removeGroups: [] }
    for (const [id, isIn] of this.#groups) {
      if (isIn === this.#isInside(id)) continue
      if (isIn) change.addGroups.push(id)
      else change.removeGroups.push(id)
    }
    for (const [id, isIn] of this.#people) {
      const through = this.#findThrough(id)
      if (isIn) {
        if (!this.#isDirect(id) && through === undefined) change.add.push(id)
        continue
      }
      if (through !== undefined)
        throw refuse(
          ResultCode.unwillingToPerform,
          `Somebody you take out is in this group through “${groups.find(through)?.name ?? ''}”, which is inside it. Take them out there.`,
        )
      if (this.#isDirect(id)) change.remove.push(id)
    }
    return Object.values(change).some(list => list.length > 0) ? change : undefined
  }

  #read(values: readonly Uint8Array[], name: string, read: ReadMember): [number, Member | undefined][] {
    const seen = new Set<string>()
    return values.flatMap((value, at): [number, Member | undefined][] => {
      const member = read(value, at)
      if (member === 'filler') return []
      if (member !== undefined && seen.has(member.id))
        throw refuse(ResultCode.attributeOrValueExists, `${name}: value #${at} provided more than once`)
      if (member !== undefined) seen.add(member.id)
      return [[at, member]]
    })
  }

  #put(member: Member, isIn: boolean): void {
    if (member.of === 'user') this.#people.set(member.id, isIn)
    else this.#groups.set(member.id, isIn)
  }

  #has(member: Member): boolean {
    if (member.of === 'group') return this.#groups.get(member.id) ?? this.#isInside(member.id)
    return this.#people.get(member.id) ?? (this.#isDirect(member.id) || this.#findThrough(member.id) !== undefined)
  }

  /** Everybody who is told, one after the other. */
  *#told(): Iterable<UserId> {
    const { memory, sight } = this.#parts
    if (this.#slot === undefined) return
    for (const slot of memory.groups.membersAt(this.#slot, sight.now)) {
      const user = sight.seesPerson(slot) ? memory.people.at(slot) : undefined
      if (user !== undefined) yield user.id
    }
  }

  #isAnybodyIn(): boolean {
    for (const isIn of this.#people.values()) if (isIn) return true
    for (const id of this.#told()) if (this.#people.get(id) !== false) return true
    return false
  }

  #clear(): void {
    for (const id of this.#people.keys()) this.#people.set(id, false)
    for (const id of this.#told()) this.#people.set(id, false)
  }

  #isDirect(id: UserId): boolean {
    const { memory, sight } = this.#parts
    const person = memory.people.slotOf(id)
    if (this.#slot === undefined || person === undefined) return false
    const end = memory.groups.endOf(this.#slot, person)
    return end === null || (end !== undefined && end > sight.now)
  }

  #inside(): GroupId[] {
    const { memory, sight } = this.#parts
    if (this.#slot === undefined) return []
    return [...memory.groups.insideAt(this.#slot, sight.now)].flatMap(slot => memory.groups.at(slot)?.id ?? [])
  }

  #isInside(id: GroupId): boolean {
    return this.#inside().includes(id)
  }

  /** The group inside through which somebody is in when the change is done. */
  #findThrough(id: UserId): GroupId | undefined {
    const { memory, sight } = this.#parts
    const inside = new Set(this.#inside())
    for (const [group, isIn] of this.#groups) {
      if (isIn) inside.add(group)
      else inside.delete(group)
    }
    for (const group of inside) if (memory.groups.isMember(group, id, sight.now)) return group
    return undefined
  }
}

const nobody = (name: string, at: number) =>
  refuse(ResultCode.constraintViolation, `${name}: value #${at} names nobody and no group here`)

import type { Millis } from '#ground'
import { IntLists } from './int-lists.ts'
import { Nesting } from './nesting.ts'
import { SlotSet } from './slot-set.ts'

/**
 * Who is in which group, by slots, both ways, and which groups are in which. The few memberships that end some day stand
 * beside it as well, and the clock decides at every read.
 */
export class Memberships {
  readonly nesting: Nesting = new Nesting()
  readonly #byGroup = new IntLists()
  readonly #byPerson = new IntLists()
  /** Group → person → end. */
  readonly #ending = new Map<number, Map<number, Millis>>()

  reserve(groups: number, people: number): void {
    this.#byGroup.reserve(groups)
    this.#byPerson.reserve(people)
  }

  set(group: number, person: number, expiresAt: Millis | null): void {
    this.#byGroup.add(group, person)
    this.#byPerson.add(person, group)
    if (expiresAt === null) this.#forgetEnd(group, person)
    else {
      const ends = this.#ending.get(group) ?? new Map<number, Millis>()
      this.#ending.set(group, ends.set(person, expiresAt))
    }
  }

  remove(group: number, person: number): void {
    this.#byGroup.remove(group, person)
    this.#byPerson.remove(person, group)
    this.#forgetEnd(group, person)
  }

  dropGroup(group: number): void {
    for (const person of this.#byGroup.list(group)) this.#byPerson.remove(person, group)
    this.#byGroup.clear(group)
    this.#ending.delete(group)
    this.nesting.drop(group)
  }

  dropPerson(person: number): void {
    for (const group of this.#byPerson.list(person)) this.remove(group, person)
    this.#byPerson.clear(person)
  }

  directMembersAt(group: number, now: Millis): Int32Array {
    const members = this.#byGroup.list(group)
    const ends = this.#ending.get(group)
    return ends === undefined ? members : members.filter(person => !hasEnded(ends.get(person), now))
  }

  directGroupsAt(person: number, now: Millis): number[] {
    const groups = Array.from(this.#byPerson.list(person))
    if (this.#ending.size === 0) return groups
    return groups.filter(group => !hasEnded(this.#ending.get(group)?.get(person), now))
  }

  /** Directly and through groups inside. `slotEnd` is that of people. */
  membersAt(group: number, now: Millis, slotEnd: number): Int32Array {
    const inside = this.nesting.allInsideAt(group, now)
    if (inside.length === 0) return this.directMembersAt(group, now)
    return this.#unite(group, inside, now, slotEnd).slots()
  }

  groupsAt(person: number, now: Millis): number[] {
    const direct = this.directGroupsAt(person, now)
    if (this.nesting.isEmpty || direct.length === 0) return direct
    const all = new Set(direct)
    for (const group of direct) for (const around of this.nesting.allAroundAt(group, now)) all.add(around)
    return all.size === direct.length ? direct : [...all].sort((a, b) => a - b)
  }

  isMember(group: number, person: number, now: Millis): boolean {
    if (this.#isDirect(group, person, now)) return true
    for (const inside of this.nesting.allInsideAt(group, now)) if (this.#isDirect(inside, person, now)) return true
    return false
  }

  /** How many people are in the group now, each counted once, without those in `left`. */
  countAt(group: number, now: Millis, left: ReadonlySet<number>, slotEnd: number): number {
    const inside = this.nesting.allInsideAt(group, now)
    if (inside.length === 0) return this.countDirectAt(group, now, left).direct
    const all = this.#unite(group, inside, now, slotEnd)
    let count = all.size
    for (const person of left) if (all.has(person)) count--
    return count
  }

  /** Those who are directly in it, and those among them whose membership has an end, without those in `left`. */
  countDirectAt(group: number, now: Millis, left: ReadonlySet<number>): { direct: number; ending: number } {
    // Those who count are nearly everybody in the list, so the others are looked for.
    let direct = this.#byGroup.lengthOf(group)
    let ending = 0
    for (const person of left) if (this.#isDirect(group, person, now)) direct--
    for (const [person, end] of this.#ending.get(group) ?? [])
      if (hasEnded(end, now)) direct--
      else if (!left.has(person)) ending++
    return { direct, ending }
  }

  has(group: number, person: number): boolean {
    return this.#byGroup.has(group, person)
  }

  /** Everybody in the list of the group, ended or not. */
  listOf(group: number): Int32Array {
    return this.#byGroup.list(group)
  }

  /** Of a direct membership: null for never, undefined when there is none. */
  endOf(group: number, person: number): Millis | null | undefined {
    return this.#ending.get(group)?.get(person) ?? (this.has(group, person) ? null : undefined)
  }

  #isDirect(group: number, person: number, now: Millis): boolean {
    return this.#byGroup.has(group, person) && !hasEnded(this.#ending.get(group)?.get(person), now)
  }

  #unite(group: number, inside: readonly number[], now: Millis, slotEnd: number): SlotSet {
    const all = new SlotSet(slotEnd).add(this.directMembersAt(group, now))
    for (const other of inside) all.add(this.directMembersAt(other, now))
    return all
  }

  #forgetEnd(group: number, person: number): void {
    const ends = this.#ending.get(group)
    if (ends?.delete(person) === true && ends.size === 0) this.#ending.delete(group)
  }
}

const hasEnded = (end: Millis | undefined, now: Millis): boolean => end !== undefined && end <= now

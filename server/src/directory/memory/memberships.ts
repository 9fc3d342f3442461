import type { Millis } from '#ground'
import { IntLists } from './int-lists.ts'

/**
 * Who is in which group, by slots, both ways. The few memberships that end some day stand beside it as well, and the
 * clock decides at every read.
 */
export class Memberships {
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
  }

  dropPerson(person: number): void {
    for (const group of this.#byPerson.list(person)) this.remove(group, person)
    this.#byPerson.clear(person)
  }

  membersAt(group: number, now: Millis): Int32Array {
    const members = this.#byGroup.list(group)
    const ends = this.#ending.get(group)
    return ends === undefined ? members : members.filter(person => !hasEnded(ends.get(person), now))
  }

  /** With those that have ended but are not yet removed. */
  countOf(group: number): number {
    return this.#byGroup.lengthOf(group)
  }

  groupsAt(person: number, now: Millis): number[] {
    const groups = Array.from(this.#byPerson.list(person))
    if (this.#ending.size === 0) return groups
    return groups.filter(group => !hasEnded(this.#ending.get(group)?.get(person), now))
  }

  isMember(group: number, person: number, now: Millis): boolean {
    return this.#byGroup.has(group, person) && !hasEnded(this.endOf(group, person), now)
  }

  has(group: number, person: number): boolean {
    return this.#byGroup.has(group, person)
  }

  /** Everybody in the list of the group, ended or not. */
  listOf(group: number): Int32Array {
    return this.#byGroup.list(group)
  }

  endOf(group: number, person: number): Millis | undefined {
    return this.#ending.get(group)?.get(person)
  }

  #forgetEnd(group: number, person: number): void {
    const ends = this.#ending.get(group)
    if (ends?.delete(person) === true && ends.size === 0) this.#ending.delete(group)
  }
}

const hasEnded = (end: Millis | undefined, now: Millis): boolean => end !== undefined && end <= now

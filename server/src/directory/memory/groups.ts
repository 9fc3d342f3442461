import type { GroupId, Millis, UserId } from '#ground'
import type { Group } from '../group.ts'
import type { Groups } from '../memory.ts'
import { foldName } from '../names.ts'
import type { Memberships } from './memberships.ts'

/** What groups ask about people, who live in a table of their own. */
export interface PeopleOfGroups {
  readonly slotEnd: number
  /** Slots of those in the trash. */
  readonly trashed: ReadonlySet<number>
  slotOf(id: UserId): number | undefined
}

/** Groups are few beside people, so they are plain objects. A slot is never given to another group. */
export class GroupTable implements Groups {
  readonly #groups: (Group | undefined)[] = []
  readonly #byId = new Map<string, number>()
  readonly #byName = new Map<string, number>()
  readonly #byGidNumber = new Map<number, number>()
  readonly #memberships: () => Memberships
  readonly #people: PeopleOfGroups

  constructor(memberships: () => Memberships, people: PeopleOfGroups) {
    this.#memberships = memberships
    this.#people = people
  }

  get size(): number {
    return this.#byId.size
  }

  get slotEnd(): number {
    return this.#groups.length
  }

  find(id: GroupId): Group | undefined {
    return this.#at(this.#byId.get(id))
  }

  findByName(name: string): Group | undefined {
    return this.#at(this.#byName.get(foldName(name)))
  }

  slotOf(id: GroupId): number | undefined {
    return this.#byId.get(id)
  }

  slotOfGidNumber(gidNumber: number): number | undefined {
    return this.#byGidNumber.get(gidNumber)
  }

  at(slot: number): Group | undefined {
    return this.#groups[slot]
  }

  membersAt(slot: number, now: Millis): Int32Array {
    return this.#memberships().membersAt(slot, now, this.#people.slotEnd)
  }

  directMembersAt(slot: number, now: Millis): Int32Array {
    return this.#memberships().directMembersAt(slot, now)
  }

  endOf(slot: number, person: number): Millis | null | undefined {
    return this.#memberships().endOf(slot, person)
  }

  endOfInside(slot: number, inside: number): Millis | null | undefined {
    return this.#memberships().nesting.endOf(slot, inside)
  }

  insideAt(slot: number, now: Millis): number[] {
    return this.#memberships().nesting.insideAt(slot, now)
  }

  aroundAt(slot: number, now: Millis): number[] {
    return this.#memberships().nesting.aroundAt(slot, now)
  }

  allInsideAt(slot: number, now: Millis): readonly number[] {
    return this.#memberships().nesting.allInsideAt(slot, now)
  }

  allAroundAt(slot: number, now: Millis): readonly number[] {
    return this.#memberships().nesting.allAroundAt(slot, now)
  }

  touchedAt(slot: number): number | undefined {
    const group = this.#groups[slot]
    if (group === undefined) return undefined
    let touched = group.version
    // Whether an edge has ended by the clock does not count: it counts when the change that says so is in the log.
    for (const inside of this.#memberships().nesting.everInside(slot))
      touched = Math.max(touched, this.#groups[inside]?.version ?? 0)
    return touched
  }

  peopleCount(id: GroupId, now: Millis): number {
    const slot = this.#byId.get(id)
    if (slot === undefined) return 0
    return this.#memberships().countAt(slot, now, this.#people.trashed, this.#people.slotEnd)
  }

  countsOf(id: GroupId, now: Millis): { people: number; direct: number; ending: number; endingGroups: number } {
    const slot = this.#byId.get(id)
    if (slot === undefined) return { people: 0, direct: 0, ending: 0, endingGroups: 0 }
    const memberships = this.#memberships()
    const { nesting } = memberships
    return {
      people: this.peopleCount(id, now),
      ...memberships.countDirectAt(slot, now, this.#people.trashed),
      endingGroups: nesting.insideAt(slot, now).filter(inside => nesting.endOf(slot, inside) !== null).length,
    }
  }

  isMember(id: GroupId, user: UserId, now: Millis): boolean {
    const group = this.#byId.get(id)
    const person = this.#people.slotOf(user)
    return group !== undefined && person !== undefined && this.#memberships().isMember(group, person, now)
  }

  *all(): Iterable<Group> {
    for (const group of this.#groups) if (group !== undefined) yield group
  }

  set(group: Group): number {
    const known = this.#byId.get(group.id)
    const slot = known ?? this.#groups.length
    if (known !== undefined) this.#unname(slot)
    this.#groups[slot] = group
    this.#byId.set(group.id, slot)
    this.#byName.set(foldName(group.name), slot)
    if (group.gidNumber !== null) this.#byGidNumber.set(group.gidNumber, slot)
    return slot
  }

  remove(slot: number): void {
    const group = this.#groups[slot]
    if (group === undefined) return
    this.#unname(slot)
    this.#byId.delete(group.id)
    this.#groups[slot] = undefined
  }

  /** Names change hands within one transaction, so only one's own is taken away. */
  #unname(slot: number): void {
    const group = this.#groups[slot]
    const folded = foldName(group?.name ?? '')
    if (this.#byName.get(folded) === slot) this.#byName.delete(folded)
    if (typeof group?.gidNumber === 'number') this.#byGidNumber.delete(group.gidNumber)
  }

  #at(slot: number | undefined): Group | undefined {
    return slot === undefined ? undefined : this.#groups[slot]
  }
}

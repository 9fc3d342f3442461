import type { Millis } from '#ground'
import { roles, type Role } from '../role.ts'
import type { User } from '../user.ts'

/** Of one bit each; the lowest two are the role. */
export const flag = {
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
export const numberAt = {
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
const numberKeys = Object.keys(numberAt) as (keyof typeof numberAt)[]

/** What is known of people that is no text: flags, moments and counts, by slot, in typed arrays. */
export class PersonNumbers {
  #flags = new Uint16Array(16)
  #numbers = new Float64Array(16 * stride)

  has(slot: number): boolean {
    return this.is(slot, flag.used)
  }

  isActiveAt(slot: number, now: Millis): boolean {
    const flags = this.#flags[slot] ?? 0
    const { used, named, disabledByAdmin, disabledByDirectory } = flag
    if ((flags & (used | named | disabledByAdmin | disabledByDirectory)) !== (used | named)) return false
    const base = slot * stride
    const expiresAt = this.#numbers[base + numberAt.expiresAt] as number
    return (
      Number.isNaN(this.#numbers[base + numberAt.trashedAt]) &&
      Number.isNaN(this.#numbers[base + numberAt.goneAt]) &&
      !(expiresAt <= now)
    )
  }

  isTrashed(slot: number): boolean {
    return !Number.isNaN(this.#numbers[slot * stride + numberAt.trashedAt])
  }

  /** Of a slot that is used. */
  role(slot: number): Role {
    return roles[(this.#flags[slot] as number) & roleMask] ?? 'user'
  }

  /** One of `flag`. */
  is(slot: number, bit: number): boolean {
    return ((this.#flags[slot] ?? 0) & bit) !== 0
  }

  /** One of `numberAt`; NaN for null. */
  number(slot: number, at: number): number {
    return this.#numbers[slot * stride + at] as number
  }

  numberOrNull(slot: number, at: number): number | null {
    const value = this.number(slot, at)
    return Number.isNaN(value) ? null : value
  }

  /** Answers whether anything is different now. */
  set(slot: number, user: User): boolean {
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
    const base = slot * stride
    for (const key of numberKeys) {
      const number = user[key] ?? Number.NaN
      changed ||= !Object.is(this.#numbers[base + numberAt[key]], number)
      this.#numbers[base + numberAt[key]] = number
    }
    return changed
  }

  /** Readies a slot that nobody has had. */
  clear(slot: number): void {
    this.#numbers.fill(Number.NaN, slot * stride, (slot + 1) * stride)
  }

  remove(slot: number): void {
    this.#flags[slot] = 0
  }

  /** Makes room for slots below this. */
  grow(capacity: number): void {
    this.#flags = into(new Uint16Array(capacity), this.#flags)
    this.#numbers = into(new Float64Array(capacity * stride), this.#numbers)
  }
}

/** An array that has grown, with what was in the old one. */
export function into<A extends { set(from: A): void }>(grown: A, from: A): A {
  grown.set(from)
  return grown
}

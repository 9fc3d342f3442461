import { timingSafeEqual } from 'node:crypto'
import { invalidField, type Problem } from '../problem.ts'
import { say, type SaidValue, type Words } from '../sayings/saying.ts'
import type { Secret } from '../secret.ts'

/** A stored password in a form that is known, and within the bounds of what checking it may cost. */
export type KnownHash = StrongHash | WeakHash | PlainPassword

/** Costly to guess: kept as it is. */
export interface StrongHash {
  kind: 'strong'
  /** As people call it. */
  title: string
  /** The one form of it that is kept, whatever spelling it came in. */
  stored: string
  /** Comes with a weak digest inside, whose person is asked for a new password. */
  mustChange?: boolean
  matches(password: Buffer): Promise<boolean>
}

/** Guessed by the billion: kept only as argon2id over its digest. */
export interface WeakHash {
  kind: 'weak'
  scheme: WeakScheme
  /** Salt and rounds, in the characters of a wrapped hash's field. */
  setting: string
  digest: string
}

export interface WeakScheme {
  /** Of `[a-z0-9-]`; it stands in stored hashes, so it is for good. */
  name: string
  title: string
  /** So weak that whoever had the old system's file has the password. */
  mustChange: boolean
  /** Whether a setting is well-formed and within bounds. */
  isSetting(setting: string): boolean
  /** What `WeakHash.digest` is for the right password. */
  digestOf(setting: string, password: Buffer): string | Promise<string>
}

export interface PlainPassword {
  kind: 'plain'
  password: Secret
}

/** Recognises one family: undefined for what is another's; throws Problem `invalid` for its own, damaged or too costly. */
export type ParseFamily = (text: string) => KnownHash | undefined

export const refuseHash = (why: Words): Problem => invalidField('password.hash', why)

export const damaged = (title: string): Problem =>
  refuseHash(say('This {title} hash is damaged or incomplete.', { title }))

export const tooCostly = (title: string, most: SaidValue): Problem =>
  refuseHash(say('This {title} hash costs too much to check: at most {most}.', { title, most }))

/** A key shorter than this is matched by too many passwords; an empty one by all. Bytes. */
export const keyBytesMin = 16

/** In time that depends on the lengths only. */
export const areEqual = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right)

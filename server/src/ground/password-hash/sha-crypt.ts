import { hash } from 'node:crypto'
import { inSlices } from '../slices.ts'
import { printCryptNumber } from './crypt-base64.ts'
import { say } from '../sayings/saying.ts'
import { areEqual, damaged, tooCostly, type StrongHash } from './known-hash.ts'

const rounds = { min: 1000, max: 1_000_000, usual: 5000 }
const form = /^\$([56])\$(?:rounds=(\d{1,10})\$)?([!-#%-9;-~]{0,16})\$([./0-9A-Za-z]+)$/

const sizes = {
  5: { digest: 'sha256', bytes: 32, length: 43 },
  6: { digest: 'sha512', bytes: 64, length: 86 },
} as const

/** SHA-crypt (Drepper): `$5$` over SHA-256, `$6$` over SHA-512, with `rounds=` unless they are 5,000. */
export function parseShaCrypt(text: string): StrongHash | undefined {
  if (!/^\$[56]\$/.test(text)) return undefined
  const [, id, roundsText, salt, digest] = form.exec(text) ?? []
  if ((id !== '5' && id !== '6') || salt === undefined || digest?.length !== sizes[id].length)
    throw damaged('SHA-crypt')
  const count = roundsText === undefined ? rounds.usual : Number(roundsText)
  if (count < rounds.min) throw damaged('SHA-crypt')
  if (count > rounds.max)
    throw tooCostly('SHA-crypt', say('{rounds} rounds', { rounds: rounds.max.toLocaleString('en') }))
  return {
    kind: 'strong',
    title: 'SHA-crypt',
    stored: text,
    async matches(password) {
      const computed = await shaCrypt(id, password, Buffer.from(salt), count)
      return areEqual(Buffer.from(computed), Buffer.from(digest))
    },
  }
}

async function shaCrypt(id: '5' | '6', password: Buffer, salt: Buffer, count: number): Promise<string> {
  const { digest, bytes } = sizes[id]
  const sum = (...parts: Buffer[]): Buffer => hash(digest, Buffer.concat(parts), 'buffer')
  /** A digest repeated to a length. */
  const stretch = (from: Buffer, length: number): Buffer => Buffer.alloc(length, from)

  const alternate = sum(password, salt, password)
  const parts = [password, salt, stretch(alternate, password.length)]
  for (let bits = password.length; bits > 0; bits >>>= 1) parts.push((bits & 1) === 1 ? alternate : password)
  let result = sum(...parts)

  const p = stretch(sum(...Array<Buffer>(password.length).fill(password)), password.length)
  const s = stretch(sum(...Array<Buffer>(16 + (result[0] ?? 0)).fill(salt)), salt.length)
  const slices = inSlices()
  for (let round = 0; round < count; round++) {
    const isOdd = round % 2 === 1
    const turn = [isOdd ? p : result]
    if (round % 3 !== 0) turn.push(s)
    if (round % 7 !== 0) turn.push(p)
    turn.push(isOdd ? result : p)
    result = sum(...turn)
    if (slices.isOver()) await slices.next()
  }
  return print(result, bytes)
}

/** Three bytes a group, a third of the digest apart, each group turned against the one before; what is left comes last. */
function print(result: Buffer, bytes: 32 | 64): string {
  const third = Math.floor(bytes / 3)
  // SHA-256 turns one way, SHA-512 the other.
  const turn = bytes === 32 ? [0, 2, 1] : [0, 1, 2]
  const at = (i: number): number => result[i] ?? 0
  let text = ''
  for (let group = 0; group < third; group++) {
    const of = (k: number): number => at(third * ((k + (turn[group % 3] ?? 0)) % 3) + group)
    text += printCryptNumber((of(0) << 16) | (of(1) << 8) | of(2), 4)
  }
  return text + (bytes === 32 ? printCryptNumber((at(31) << 8) | at(30), 3) : printCryptNumber(at(63), 2))
}

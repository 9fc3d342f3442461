import type { GroupId, UserId } from '#ground'
import { type AttributeId, type DirectoryMemory, foldName } from '#directory'
import type { UniqueIndex } from '../profile/index.ts'
import { bareId, findGroupNamed } from '../tree/place.ts'
import type { Tree } from '../tree/tree.ts'

const utf8 = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })
const folded = new Uint8Array(512)

/** The slot of the one person or group that has a value, or undefined. */
export const findByIndex = (memory: DirectoryMemory, index: UniqueIndex, value: Uint8Array): number | undefined =>
  lookups[index](memory, value)

/** The people who may have a value of a custom attribute, ascending; undefined where the directory keeps no index. */
export function findByAttribute(
  { people, attributes }: DirectoryMemory,
  id: AttributeId,
  value: Uint8Array,
): Uint32Array | undefined {
  const text = textOf(value)
  const isNumber = attributes.find(id)?.type === 'number'
  const slots = people.slotsHaving(id, isNumber ? String(numberOf(value)) : text)
  return slots && Uint32Array.from(slots)
}

const lookups: Readonly<Record<UniqueIndex, (memory: DirectoryMemory, value: Uint8Array) => number | undefined>> = {
  username: ({ people }, value) => people.slotOfUsername(foldOctets(value)),
  email: ({ people }, value) => people.slotOfEmail(foldOctets(value)),
  'user-id': ({ people }, value) => people.slotOf(textOf(value) as UserId),
  'prefixed-user-id': ({ people }, value) => people.slotOf(idBehind(value, 'uid-') as UserId),
  'uid-number': ({ people }, value) => people.slotOfUidNumber(numberOf(value)),
  'group-name': ({ groups }, value) => {
    const group = findGroupNamed(groups, textOf(value))
    return group === undefined ? undefined : groups.slotOf(group.id)
  },
  'group-id': ({ groups }, value) => groups.slotOf(textOf(value).toLowerCase() as GroupId),
  'prefixed-group-id': ({ groups }, value) => groups.slotOf(idBehind(value, 'gid-').toLowerCase() as GroupId),
  'gid-number': ({ groups }, value) => groups.slotOfGidNumber(numberOf(value)),
}

/** A name in the form names are compared in: ASCII, which is nearly all, without making a string. */
function foldOctets(value: Uint8Array): Uint8Array {
  let start = 0
  let end = value.length
  while (start < end && value[start] === 0x20) start++
  while (end > start && value[end - 1] === 0x20) end--
  if (end - start > folded.length) return utf8.encode(foldName(textOf(value)))
  for (let i = start; i < end; i++) {
    const byte = value[i] as number
    if (byte >= 0x80) return utf8.encode(foldName(textOf(value)))
    folded[i - start] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }
  return folded.subarray(0, end - start)
}

/** The text of a value; octets that are no text are nobody's name. */
function textOf(value: Uint8Array): string {
  try {
    return decoder.decode(value).trim()
  } catch {
    return ''
  }
}

/** The number a value says; NaN, which nobody has, for what says none. */
function numberOf(value: Uint8Array): number {
  const text = textOf(value)
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

function idBehind(value: Uint8Array, prefix: string): string {
  const text = textOf(value)
  const id = bareId(text, prefix)
  return id === text ? '' : id
}

const plainNames = ['uid=', 'cn='].map(name => utf8.encode(name))

/**
 * The person a DN names, where it is written as plainly as our own answers write it: `uid=` or `cn=`, a username in
 * ASCII, and the tree's people. Undefined for everything else, which goes the long way and may be a person all the same.
 */
export function findPlainPerson(memory: DirectoryMemory, tree: Tree, dn: Uint8Array): number | undefined {
  const end = dn.length - tree.peopleSuffix.length
  const name = plainNames.find(name => end > name.length && isFoldedAt(dn, 0, name))
  if (name === undefined || !isFoldedAt(dn, end, tree.peopleSuffix)) return undefined
  for (let i = name.length; i < end; i++) if (isPlain[dn[i] as number] !== 1) return undefined
  return memory.people.slotOfUsername(foldOctets(dn.subarray(name.length, end)))
}

/** What a username may hold that no DN escapes and no id or address is mistaken for. */
const isPlain = new Uint8Array(256)
for (const byte of utf8.encode('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._')) isPlain[byte] = 1

/** Whether the bytes at `at` are these but for the case of ASCII letters. */
function isFoldedAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [bytes[at + i] as number, wanted[i] as number]
    if (a !== b && ((a ^ b) !== 0x20 || (a | 0x20) < 0x61 || (a | 0x20) > 0x7a)) return false
  }
  return true
}

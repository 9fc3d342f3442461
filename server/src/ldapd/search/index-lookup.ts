import type { GroupId, UserId } from '#ground'
import { type DirectoryMemory, foldName } from '#directory'
import type { Index } from '../profile/index.ts'
import { bareId, findGroupNamed } from '../tree/place.ts'

const utf8 = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })
const folded = new Uint8Array(512)

/** The slot of the one person or group that has a value, or undefined. */
export const findByIndex = (memory: DirectoryMemory, index: Index, value: Uint8Array): number | undefined =>
  lookups[index](memory, value)

const lookups: Readonly<Record<Index, (memory: DirectoryMemory, value: Uint8Array) => number | undefined>> = {
  username: ({ people }, value) => people.slotOfUsername(foldOctets(value)),
  email: ({ people }, value) => people.slotOfEmail(foldOctets(value)),
  'user-id': ({ people }, value) => people.slotOf(textOf(value) as UserId),
  'prefixed-user-id': ({ people }, value) => people.slotOf(idBehind(value, 'uid-') as UserId),
  'group-name': ({ groups }, value) => {
    const group = findGroupNamed(groups, textOf(value))
    return group === undefined ? undefined : groups.slotOf(group.id)
  },
  'group-id': ({ groups }, value) => groups.slotOf(textOf(value).toLowerCase() as GroupId),
  'prefixed-group-id': ({ groups }, value) => groups.slotOf(idBehind(value, 'gid-').toLowerCase() as GroupId),
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

function idBehind(value: Uint8Array, prefix: string): string {
  const text = textOf(value)
  const id = bareId(text, prefix)
  return id === text ? '' : id
}

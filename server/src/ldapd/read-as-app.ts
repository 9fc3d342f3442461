import type { Millis } from '#ground'
import type { App, DirectoryMemory, User } from '#directory'
import { type Control, decodeEntryRead, encodeReadEntry, postReadType } from '@doorward/ldap'
import type { MayOpen } from './bind/bind.ts'
import { Sight } from './search/sight.ts'
import type { View } from './tree/tree.ts'
import { readAfter } from './write/entry-read.ts'

/** An entry as somebody may read it. */
export interface ShownEntry {
  dn: string
  attributes: {
    name: string
    /** As text; what is no UTF-8 is Base64 behind `base64:`. */
    values: string[]
  }[]
}

const everything: Control = encodeReadEntry(postReadType, ['*', '+'])

/**
 * A person's entry as an app reads it with its own account, all of it but the picture. Null for a person whom the app does
 * not see: to it there is no such entry.
 */
export function readAsApp(
  { memory, mayOpen, now }: { memory: DirectoryMemory; mayOpen: MayOpen; now: Millis },
  view: View,
  app: App,
  user: User,
): ShownEntry | null {
  const slot = memory.people.slotOf(user.id)
  const sight = new Sight({ memory, mayOpen }, view.appTree(app), now, {
    isAdmin: false,
    own: undefined,
    seesOthers: true,
  })
  if (slot === undefined || !sight.seesPerson(slot)) return null
  const operation = { findControl: (type: string) => (type === postReadType ? everything : undefined) }
  const [control] = readAfter(
    operation,
    { of: 'person', slot, subject: user },
    { memory, sight, findPlace: () => undefined },
  )
  if (control === undefined) return null
  const { objectName, attributes } = decodeEntryRead(control)
  return {
    dn: objectName,
    attributes: attributes.map(({ type, values }) => ({ name: type, values: values.map(printValue) })),
  }
}

function printValue(value: Uint8Array): string {
  const bytes = Buffer.from(value)
  const text = bytes.toString()
  return Buffer.from(text).equals(bytes) ? text : `base64:${bytes.toString('base64')}`
}

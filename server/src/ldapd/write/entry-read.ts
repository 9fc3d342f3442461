import type { Group, User } from '#directory'
import {
  BerWriter,
  type Control,
  decodeReadEntry,
  type Operation,
  postReadType,
  preReadType,
  searchResultEntryTag,
} from '@doorward/ldap'
import { EntryImage } from '../entry/entry-image.ts'
import { createSelection } from '../entry/selection.ts'
import type { Profile } from '../profile/index.ts'
import type { DerivedParts } from '../search/derived.ts'
import { Target } from '../search/target.ts'
import type { Session } from '../session.ts'

/** Whom or what an entry tells of, as they are at one moment. */
export type Told = { of: 'person'; slot: number; subject: User } | { of: 'group'; slot: number; subject: Group }

type Controlled = Pick<Operation<Session>, 'findControl'>

/** RFC 4527 §3.1: the entry before the change, for the answer; nothing where it was not asked for. */
export const readBefore = (operation: Controlled, told: Told, parts: DerivedParts): Control[] =>
  readEntry(operation, preReadType, told, parts)

/** RFC 4527 §3.2: the entry after it. */
export const readAfter = (operation: Controlled, told: Told, parts: DerivedParts): Control[] =>
  readEntry(operation, postReadType, told, parts)

function readEntry(operation: Controlled, type: string, told: Told, parts: DerivedParts): Control[] {
  const control = operation.findControl(type)
  if (control === undefined) return []
  const { sight, memory } = parts
  const { tree } = sight
  const { profile, images } = tree.view
  const attributes = decodeReadEntry(control)
  const selection = createSelection(withoutPhoto(profile), { attributes, typesOnly: false }, sight.isAdmin)
  const writer = new BerWriter(1024)
  const mark = writer.begin(searchResultEntryTag)
  if (told.of === 'person') {
    const { slot, subject } = told
    // What memory has may be a later moment than the one asked for.
    const isCurrent = memory.people.at(slot)?.version === subject.version
    const image = isCurrent ? images.people : new EntryImage(profile.person, () => subject)
    const steps = sight.own === slot ? selection.own : selection.person
    new Target('person', parts, image, tree.peopleSuffix).writeTo(writer, slot, steps)
  } else {
    const { slot, subject } = told
    const isCurrent = memory.groups.at(slot)?.version === subject.version
    const image = isCurrent ? images.groups : new EntryImage(profile.group, () => subject)
    new Target('group', parts, image, tree.groupsSuffix).writeTo(writer, slot, selection.group)
  }
  writer.end(mark)
  return [{ type, critical: false, value: writer.copy() }]
}

/** A change is not held up for a picture, so it is not told. */
const withoutPhoto = (profile: Profile): Profile => ({
  ...profile,
  person: {
    ...profile.person,
    attributes: profile.person.attributes.filter(({ type }) => type.name !== 'jpegPhoto'),
  },
})

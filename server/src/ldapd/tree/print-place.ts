import type { EntryImage } from '../entry/entry-image.ts'
import type { Place } from './place.ts'

/** The canonical DN of a person or a group; empty if there is no entry after all. */
export function printPlaceDN({ kind, tree, slot }: Extract<Place, { kind: 'person' | 'group' }>): string {
  const { people, groups } = tree.view.images
  const image: EntryImage<never> | EntryImage<unknown> = kind === 'person' ? people : groups
  if (!image.moveTo(slot)) return ''
  const rdn = Buffer.from(image.bytes.subarray(image.rdnStart, image.rdnEnd)).toString()
  return rdn + Buffer.from(kind === 'person' ? tree.peopleSuffix : tree.groupsSuffix).toString()
}

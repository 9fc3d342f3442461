import { timingSafeEqual } from 'node:crypto'
import { invalidField } from '#ground'

/** Makes the cursors of all lists opaque: one that was not given out for just this list and filter is refused. */
export interface Cursors {
  /** `about` says which list and which filter. */
  print(about: string, position: string): string
  /** Throws Problem `invalid` for whatever `print` did not make for the same list. */
  parse(about: string, cursor: string): string
}

/** `keyedHash` is the same on every node, so a page begun at one goes on at another. */
export function createCursors(keyedHash: (purpose: string, value: string) => string): Cursors {
  // 128 bits are enough for what only leads to another page of what may be seen anyway.
  const markOf = (about: string, position: string): string =>
    keyedHash('cursor', JSON.stringify([about, position]))
      .split(':', 2)[1]
      ?.slice(0, 22) ?? ''
  return {
    print: (about, position) => `${position}.${markOf(about, position)}`,
    parse(about, cursor) {
      const at = cursor.lastIndexOf('.')
      const position = cursor.slice(0, Math.max(0, at))
      const mark = Buffer.from(cursor.slice(at + 1))
      const right = Buffer.from(markOf(about, position))
      if (at <= 0 || mark.length !== right.length || !timingSafeEqual(mark, right))
        throw invalidField('cursor', 'This cursor is not one this list gave out. Start again without it.')
      return position
    },
  }
}

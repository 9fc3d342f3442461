import type { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'
import type { Octets } from '../octets.ts'

/**
 * An attribute description with its values (RFC 4511 §4.1.7). `V` is what a value may be: decoded ones are octets, and
 * those to be encoded may be text as well.
 */
export interface Attribute<V extends Octets = Uint8Array> {
  readonly type: string
  readonly values: readonly V[]
}

export function readAttribute(reader: BerReader): Attribute {
  const outer = reader.enter(Tag.sequence)
  const type = reader.name()
  const set = reader.enter(Tag.set)
  const values: Uint8Array[] = []
  while (!reader.atEnd) values.push(reader.octets())
  reader.leave(set)
  reader.leave(outer)
  return { type, values }
}

/** Writes one attribute: an element of a PartialAttributeList, for entries that a handler encodes itself. */
export function writeAttribute(writer: BerWriter, attribute: Attribute<Octets>): void {
  const mark = writer.begin(Tag.sequence)
  writer.octets(attribute.type)
  const set = writer.begin(Tag.set)
  for (const value of attribute.values) writer.octets(value)
  writer.end(set)
  writer.end(mark)
}

export function readAttributes(reader: BerReader): readonly Attribute[] {
  const outer = reader.enter(Tag.sequence)
  const attributes: Attribute[] = []
  while (!reader.atEnd) attributes.push(readAttribute(reader))
  reader.leave(outer)
  return attributes
}

export function writeAttributes(writer: BerWriter, attributes: readonly Attribute<Octets>[]): void {
  const mark = writer.begin(Tag.sequence)
  for (const attribute of attributes) writeAttribute(writer, attribute)
  writer.end(mark)
}

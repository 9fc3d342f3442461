import type { BerReader } from '../ber/reader.ts'
import { contextConstructedTag, Tag } from '../ber/tag.ts'
import type { BerWriter } from '../ber/writer.ts'

/** RFC 4511 §4.1.11. `value` is what the control's own specification says, still encoded. */
export interface Control {
  readonly type: string
  readonly critical: boolean
  readonly value: Uint8Array | undefined
}

export const noControls: readonly Control[] = []

const controlsTag = contextConstructedTag(0)

/** Reads the controls at the end of a message, if any. */
export function readControls(reader: BerReader): readonly Control[] {
  if (reader.peek() !== controlsTag) return noControls
  const outer = reader.enter(controlsTag)
  const controls: Control[] = []
  while (!reader.atEnd) {
    const sequence = reader.enter(Tag.sequence)
    const type = reader.name()
    const critical = reader.peek() === Tag.boolean ? reader.boolean() : false
    const value = reader.peek() === Tag.octetString ? reader.octets() : undefined
    reader.leave(sequence)
    controls.push({ type, critical, value })
  }
  reader.leave(outer)
  return controls
}

export function writeControls(writer: BerWriter, controls: readonly Control[]): void {
  if (controls.length === 0) return
  const mark = writer.begin(controlsTag)
  for (const control of controls) {
    const sequence = writer.begin(Tag.sequence)
    writer.octets(control.type)
    if (control.critical) writer.boolean(true)
    if (control.value !== undefined) writer.octets(control.value)
    writer.end(sequence)
  }
  writer.end(mark)
}

/** The first control of a type. */
export function findControl(controls: readonly Control[], type: string): Control | undefined {
  for (const control of controls) if (control.type === type) return control
  return undefined
}

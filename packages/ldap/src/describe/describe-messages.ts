import { BerReader } from '../ber/reader.ts'
import { Tag } from '../ber/tag.ts'
import { readControls } from '../control/control.ts'
import { LdapError, malformed } from '../error.ts'
import { codecLimits } from '../limits.ts'
import { messageIdMax, readRequest, readResponse } from '../message/message.ts'
import { messageLength } from '../server/frames.ts'
import { describeControl } from './describe-control.ts'
import { describeOperation } from './describe-operation.ts'
import { DumpError, readDump } from './dump.ts'
import { indent } from './show.ts'

/** What octets say, for a person to read. */
export interface Description {
  /** Indented lines, without control characters. Says where it stops when it does. */
  readonly text: string
  /** Messages that were understood. */
  readonly messages: number
  /** Why it stopped, and at which octet, counted from 0 (at which character, when the text holds no octets). */
  readonly trouble: { readonly offset: number; readonly message: string } | undefined
}

/**
 * Describes LDAP messages (RFC 4511), one behind the other: octets, or a text that holds them as people copy it (see
 * `readDump`). Passwords, and values of attributes that hold such, are told by their length alone.
 * Never throws for what it is given; what is malformed is described up to there.
 */
export function describeMessages(input: Uint8Array | string): Description {
  let bytes: Uint8Array
  try {
    bytes = typeof input === 'string' ? readDump(input) : input
  } catch (error) {
    if (!(error instanceof DumpError)) throw error
    const text = `${error.message} Character ${error.at + 1} is the first that does not fit.`
    return { text, messages: 0, trouble: { offset: error.at, message: error.message } }
  }
  if (bytes.length === 0) return stopped([], 0, 0, 'There are no octets.')
  const lines: string[] = []
  let messages = 0
  for (let start = 0; start < bytes.length; ) {
    const found = describeOne(bytes, start)
    if (found.end === undefined) return stopped(lines, messages, found.offset, found.message)
    messages++
    lines.push(`message ${found.messageId}, ${found.end - start} octets at ${start}`, ...indent(found.lines))
    start = found.end
  }
  return { text: lines.join('\n'), messages, trouble: undefined }
}

type Found = { end: number; messageId: number; lines: string[] } | { end: undefined; offset: number; message: string }

function describeOne(bytes: Uint8Array, start: number): Found {
  const reader = new BerReader(bytes, start)
  let end = bytes.length
  let messageId = 0
  try {
    if (bytes[start] === 0x16 && bytes[start + 1] === 3)
      throw malformed('This is TLS, which only its two ends can read.')
    const length = messageLength(bytes, start, bytes.length, Number.MAX_SAFE_INTEGER)
    const left = bytes.length - start
    if (length === 0 || length > left) {
      const message = `The message is cut short: it has ${length === 0 ? 'more than' : `${length} octets, of which there are`} ${left}.`
      return { end: undefined, offset: bytes.length, message }
    }
    const outer = reader.enter(Tag.sequence)
    end = reader.end
    messageId = reader.integer(0, messageIdMax)
    const operation = readRequest(reader, codecLimits) ?? readResponse(reader)
    if (operation === undefined) throw malformed('The operation of a message is not known.')
    const controls = readControls(reader)
    reader.leave(outer)
    return { end, messageId, lines: [...describeOperation(operation), ...controls.flatMap(describeControl)] }
  } catch (error) {
    if (!(error instanceof LdapError)) throw error
    // A scope or a choice that is not known: a server refuses the operation, and the next message can be read.
    if (error.ends === 'operation') return { end, messageId, lines: [`not understood: ${error.message}`] }
    return { end: undefined, offset: reader.offset, message: error.message }
  }
}

function stopped(lines: readonly string[], messages: number, offset: number, message: string): Description {
  const text = [...lines, `stops at octet ${offset} (0x${offset.toString(16)}): ${message}`].join('\n')
  return { text, messages, trouble: { offset, message } }
}

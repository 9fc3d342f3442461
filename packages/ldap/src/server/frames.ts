import { Tag } from '../ber/tag.ts'
import { malformed } from '../error.ts'

const noBytes = new Uint8Array(0)

/**
 * Bytes that the whole message beginning at `start` has, header included, or 0 while its header is incomplete.
 * Throws when it can be no LDAP message, or is larger than `bytesMax`, without waiting for the rest of it.
 */
export function messageLength(bytes: Uint8Array, start: number, end: number, bytesMax: number): number {
  if (start >= end) return 0
  if (bytes[start] !== Tag.sequence) throw malformed('This is not an LDAP message.')
  if (start + 1 >= end) return 0
  let length = bytes[start + 1] as number
  let header = 2
  if (length >= 0x80) {
    const octets = length & 0x7f
    if (octets === 0) throw malformed('The indefinite length form is not allowed.')
    if (octets > 4) throw malformed(`A length has ${octets} octets; 4 are allowed.`)
    header += octets
    if (start + header > end) return 0
    length = 0
    for (let i = start + 2; i < start + header; i++) length = length * 256 + (bytes[i] as number)
  }
  if (header + length > bytesMax) throw malformed(`A message is larger than ${bytesMax} bytes.`)
  return header + length
}

/**
 * Cuts a stream into messages. A message that lies within one chunk is not copied; one that spans several is gathered
 * in a buffer that grows with what has arrived, not with what its header announces. Bytes handed out are never
 * overwritten.
 */
export class Frames {
  /** The message found by `next` is `bytes[start .. end)`. */
  bytes: Uint8Array = noBytes
  start = 0
  end = 0
  #unread = 0
  #filled = 0
  /** Whether `bytes` is ours to append to, not a chunk of the socket. */
  #owned = false

  /** Bytes that are not handed out yet. */
  get held(): number {
    return this.#filled - this.#unread
  }

  push(chunk: Uint8Array): void {
    if (this.#unread === this.#filled) {
      this.bytes = chunk
      this.#unread = 0
      this.#filled = chunk.length
      this.#owned = false
      return
    }
    if (!this.#owned || this.bytes.length - this.#filled < chunk.length)
      this.#move(Math.max(2 * this.held, this.held + chunk.length))
    this.bytes.set(chunk, this.#filled)
    this.#filled += chunk.length
  }

  /** Finds the next whole message. Throws as `messageLength` does. */
  next(bytesMax: number): boolean {
    const length = messageLength(this.bytes, this.#unread, this.#filled, bytesMax)
    if (length === 0 || length > this.held) {
      // A few bytes left over must not keep a large chunk alive.
      if (this.held > 0 && !this.#owned && this.held * 2 < this.bytes.length) this.#move(this.held)
      return false
    }
    this.start = this.#unread
    this.end = this.#unread += length
    return true
  }

  /** Forgets what is held. */
  clear(): void {
    this.bytes = noBytes
    this.#unread = 0
    this.#filled = 0
    this.#owned = false
  }

  #move(capacity: number): void {
    const moved = new Uint8Array(capacity)
    moved.set(this.bytes.subarray(this.#unread, this.#filled))
    this.#filled -= this.#unread
    this.#unread = 0
    this.bytes = moved
    this.#owned = true
  }
}

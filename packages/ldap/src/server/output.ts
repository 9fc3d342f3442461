import type { Socket } from 'node:net'
import { Tag } from '../ber/tag.ts'
import { BerWriter } from '../ber/writer.ts'
import { type Control, noControls, writeControls } from '../control/control.ts'
import type { ServerLimits } from '../limits.ts'

/** Slabs between two uses, shared by the connections of a server, so that an idle connection holds none. */
export class SlabPool {
  readonly #free: BerWriter[] = []
  readonly #slabBytesMax: number

  constructor(slabBytesMax: number) {
    this.#slabBytesMax = slabBytesMax
  }

  acquire(): BerWriter {
    return this.#free.pop() ?? new BerWriter(16 * 1024)
  }

  release(writer: BerWriter): void {
    if (this.#free.length >= 64 || writer.slab.length > this.#slabBytesMax) return
    writer.length = 0
    this.#free.push(writer)
  }
}

/** Whom an output tells. */
export interface OutputOwner {
  now(): number
  /** There is room again. */
  drained(): void
  /** More is unsent than `outputBytesMax`. */
  overrun(): void
}

/**
 * What one connection sends. Messages are gathered in a slab; `flush` gives it to the socket in one write, and it is
 * used again once the kernel has it.
 */
export class Output {
  socket: Socket
  readonly #pool: SlabPool
  readonly #limits: ServerLimits
  readonly #owner: OutputOwner
  #writer: BerWriter | undefined
  #waiting: (() => void)[] = []
  #whenSent: (() => void) | undefined
  #closed = false
  /** Where the message being written begins, or -1. */
  #open = -1
  #messageMark = 0
  #operationMark = 0
  /** Entries of one search are of similar size: how many octets the last one's lengths took is a good guess. */
  #messageOctets = 3
  #operationOctets = 3
  /** When the socket last took something, or had nothing to take. */
  lastProgressAt: number

  constructor(socket: Socket, pool: SlabPool, limits: ServerLimits, owner: OutputOwner) {
    this.socket = socket
    this.#pool = pool
    this.#limits = limits
    this.#owner = owner
    this.lastProgressAt = owner.now()
  }

  /** Bytes not yet with the kernel. */
  get pending(): number {
    return (this.#writer?.length ?? 0) + this.socket.writableLength
  }

  get full(): boolean {
    return this.pending >= this.#limits.outputHighWaterBytes
  }

  /** Opens a message; what is written until `end` is the content of its operation. Nothing may be awaited between. */
  begin(messageId: number, operationTag: number): BerWriter {
    this.cancel()
    const writer = (this.#writer ??= this.#pool.acquire())
    this.#open = writer.length
    this.#messageMark = writer.begin(Tag.sequence, this.#messageOctets)
    writer.integer(messageId)
    this.#operationMark = writer.begin(operationTag, this.#operationOctets)
    return writer
  }

  /** Closes the message. */
  end(controls: readonly Control[] = noControls): void {
    const writer = this.#writer
    if (writer === undefined || this.#open < 0) throw new Error('No message is open.')
    this.#operationOctets = writer.end(this.#operationMark)
    if (controls.length > 0) writeControls(writer, controls)
    this.#messageOctets = writer.end(this.#messageMark)
    this.#open = -1
    this.check()
  }

  /** Passes on what has grown large; a handler that writes on and on without waiting loses the connection. */
  check(): void {
    if ((this.#writer?.length ?? 0) < this.#limits.outputHighWaterBytes / 2) return
    this.flush()
    if (this.pending > this.#limits.outputBytesMax) this.#owner.overrun()
  }

  /** Takes back a message that was opened and not closed. */
  cancel(): void {
    if (this.#open < 0 || this.#writer === undefined) return
    this.#writer.length = this.#open
    this.#open = -1
  }

  /** The slab, for a whole message written at once. */
  whole(): BerWriter {
    this.cancel()
    return (this.#writer ??= this.#pool.acquire())
  }

  /** Gives everything to the socket in one write. */
  flush(): void {
    const writer = this.#writer
    if (writer === undefined || writer.length === 0 || this.#open >= 0) return
    this.#writer = undefined
    if (this.#closed || this.socket.destroyed) return this.#pool.release(writer)
    if (this.socket.writableLength === 0) this.lastProgressAt = this.#owner.now()
    this.socket.write(writer.slab.subarray(0, writer.length), () => {
      this.#pool.release(writer)
      this.lastProgressAt = this.#owner.now()
      this.#tellSent()
      if (this.socket.writableLength < this.#limits.outputHighWaterBytes / 2) this.#wake()
    })
  }

  /** Sends what there is, and calls `then` when the kernel has all of it; never, when the connection is gone before. */
  whenSent(then: () => void): void {
    this.#whenSent = then
    this.flush()
    this.#tellSent()
  }

  #tellSent(): void {
    const tell = this.#whenSent
    if (tell === undefined || this.#closed || this.socket.writableLength > 0) return
    this.#whenSent = undefined
    tell()
  }

  /** Resolves when there is room again, or there never will be because the connection is gone. */
  ready(): Promise<void> {
    this.flush()
    if (!this.full || this.#closed) return Promise.resolve()
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  /** No more can be sent. */
  close(): void {
    this.#closed = true
    this.#wake()
  }

  #wake(): void {
    const waiting = this.#waiting
    if (waiting.length > 0) {
      this.#waiting = []
      for (const resolve of waiting) resolve()
    }
    this.#owner.drained()
  }
}

import type { BerWriter } from '../ber/writer.ts'
import { type Control, findControl } from '../control/control.ts'
import { type Attribute, writeAttributes } from '../message/attribute.ts'
import type { IntermediateResponse } from '../message/intermediate.ts'
import { type ReceivedRequest, writeMessage } from '../message/message.ts'
import { searchResultEntryTag, searchResultReferenceTag } from '../message/search.ts'
import type { Octets } from '../octets.ts'
import type { Connection } from './connection.ts'
import type { Output } from './output.ts'

/** One request that is to be answered, on its way through a handler. */
export class Operation<State, R extends ReceivedRequest = ReceivedRequest> {
  readonly connection: Connection<State>
  readonly messageId: number
  readonly request: R
  readonly controls: readonly Control[]
  /** When its turn came, by the server's clock. */
  startedAt = 0
  /** Entries sent before the answer. */
  entriesSent = 0
  #abandoned = false
  #controller: AbortController | undefined

  constructor(connection: Connection<State>, messageId: number, request: R, controls: readonly Control[]) {
    this.connection = connection
    this.messageId = messageId
    this.request = request
    this.controls = controls
  }

  /** Nobody waits for the answer any more: abandoned, overtaken by a bind, or the connection is gone. Stop when convenient. */
  get abandoned(): boolean {
    return this.#abandoned || this.connection.closed
  }

  /** The same as a signal. Made when first asked for: the flag is cheaper. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.abandoned) this.#controller.abort()
    }
    return this.#controller.signal
  }

  /**
   * Says that this search goes on until it is abandoned (RFC 4533 §3.4): it then takes no place among those running, and
   * does not hold up a server that closes. To be called once something has been awaited.
   */
  stand(): void {
    this.connection.stand(this)
  }

  /** For the server loop. */
  abandon(): void {
    this.#abandoned = true
    this.#controller?.abort()
  }

  findControl(type: string): Control | undefined {
    return findControl(this.controls, type)
  }
}

/**
 * What a search sends before its answer. Everything becomes bytes at once; values are not kept. After the operation was
 * abandoned all of it does nothing.
 *
 * A search that sends much asks `full` after each entry and, when it is, awaits `ready()`: only so does a slow reader
 * hold up the search instead of filling memory.
 */
export class SearchOutput {
  readonly #operation: { readonly messageId: number; readonly abandoned: boolean; entriesSent: number }
  readonly #output: Output

  constructor(
    operation: { readonly messageId: number; readonly abandoned: boolean; entriesSent: number },
    output: Output,
  ) {
    this.#operation = operation
    this.#output = output
  }

  /** Sends an entry. */
  entry(objectName: string, attributes: readonly Attribute<Octets>[], controls?: readonly Control[]): void {
    const writer = this.beginEntry()
    writer.octets(objectName)
    writeAttributes(writer, attributes)
    this.endEntry(controls)
  }

  /**
   * Opens an entry for a handler that has it encoded. Write to what is returned: the name (OCTET STRING), then the
   * PartialAttributeList (SEQUENCE); then call `endEntry`, without awaiting anything between.
   */
  beginEntry(): BerWriter {
    return this.#output.begin(this.#operation.messageId, searchResultEntryTag)
  }

  endEntry(controls?: readonly Control[]): void {
    this.#end(controls)
    this.#operation.entriesSent++
  }

  /** Sends LDAP URLs at which the search can go on (RFC 4511 §4.5.3). */
  reference(uris: readonly string[]): void {
    const writer = this.#output.begin(this.#operation.messageId, searchResultReferenceTag)
    for (const uri of uris) writer.octets(uri)
    this.#end()
  }

  /** Sends an intermediate response (RFC 4511 §4.13), as content synchronisation does. */
  intermediate(response: Omit<IntermediateResponse, 'kind'>, controls?: readonly Control[]): void {
    if (this.#operation.abandoned) return
    writeMessage(
      this.#output.whole(),
      this.#operation.messageId,
      { kind: 'intermediateResponse', ...response },
      controls,
    )
  }

  /** Whether more is unsent than the limit `outputHighWaterBytes`. */
  get full(): boolean {
    return this.#output.full
  }

  /** Sends what there is, and resolves when there is room. Look at `abandoned` of the operation afterwards. */
  ready(): Promise<void> {
    return this.#output.ready()
  }

  /** Sends what there is now, for a search that goes on for long. Otherwise it leaves with the answer. */
  flush(): void {
    this.#output.flush()
  }

  #end(controls?: readonly Control[]): void {
    if (this.#operation.abandoned) this.#output.cancel()
    else this.#output.end(controls)
  }
}

/** A value to be sent: octets as they are, or text that is sent as UTF-8. */
export type Octets = Uint8Array | string

const utf8 = new TextEncoder()

/** The octets of a value. */
export function toOctets(value: Octets): Uint8Array {
  return typeof value === 'string' ? utf8.encode(value) : value
}

/** Octets that must not appear in a log: prints as `***`; `reveal` is the only way to the content. */
export class SecretOctets {
  readonly #bytes: Uint8Array

  constructor(value: Octets) {
    this.#bytes = toOctets(value)
  }

  /** Length in octets. */
  get length(): number {
    return this.#bytes.length
  }

  reveal(): Uint8Array {
    return this.#bytes
  }

  toString(): string {
    return '***'
  }

  toJSON(): string {
    return '***'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***'
  }
}

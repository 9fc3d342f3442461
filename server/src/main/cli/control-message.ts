/**
 * What crosses the control socket: a line of JSON, and behind it the bytes of the one field that holds some. A file of
 * truth is megabytes, which as JSON would be gone through, letter by letter, on the thread every door answers on.
 */
interface Head {
  value?: unknown
  /** The field whose bytes follow. */
  bytes?: string
}

export function printMessage(value: unknown): Buffer {
  const [name, bytes] = Object.entries(value ?? {}).find(([, field]) => field instanceof Uint8Array) ?? []
  const head: Head =
    name === undefined ? { value } : { value: { ...(value as object), [name]: undefined }, bytes: name }
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    (bytes as Uint8Array | undefined) ?? new Uint8Array(),
  ])
}

/** The inverse. Throws SyntaxError for anything else. */
export function parseMessage(message: Buffer): unknown {
  // JSON holds no line break that is not escaped.
  const end = message.includes('\n') ? message.indexOf('\n') : message.length
  const { value, bytes } = JSON.parse(message.toString('utf8', 0, end)) as Head
  return bytes === undefined ? value : { ...(value as object), [bytes]: message.subarray(end + 1) }
}

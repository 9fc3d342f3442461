import { Secret } from '#ground'

/** Plain data that crosses a thread, with secrets in a form that does; `unpackSecrets` is the inverse. */
export function packSecrets(value: unknown): unknown {
  if (value instanceof Secret) return { [packed]: value.reveal() }
  return mapInside(value, packSecrets)
}

export function unpackSecrets(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && packed in value) return new Secret(String(value[packed]))
  return mapInside(value, unpackSecrets)
}

/** No key of a file of truth, nor of a step. */
const packed = '\0secret'

function mapInside(value: unknown, map: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]))
}

import type { IncomingMessage } from 'node:http'

export type RawRequest = Pick<IncomingMessage, 'rawHeaders'>

/** Names in `rawHeaders` are as they came; most differ in length already. */
const isNamed = (found: string | undefined, name: string): boolean =>
  found !== undefined && found.length === name.length && (found === name || found.toLowerCase() === name)

/** The one value of a header; undefined when it is missing, or there twice: one of the two is somebody else's. */
export function readOne({ rawHeaders }: RawRequest, name: string): string | undefined {
  let found: string | undefined
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!isNamed(rawHeaders[at], name)) continue
    if (found !== undefined) return undefined
    found = rawHeaders[at + 1]
  }
  return found
}

/** All values of a header as one, as `headers` of Node has them: without its making an object of all headers. */
export function readJoined({ rawHeaders }: RawRequest, name: string, separator: '; ' | ', '): string | undefined {
  let found: string | undefined
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (isNamed(rawHeaders[at], name))
      found = found === undefined ? rawHeaders[at + 1] : `${found}${separator}${rawHeaders[at + 1]}`
  return found
}

/** RFC 9112 §3.2: more than one Host is refused; Node keeps the first and drops the rest. */
export const namesOneHost = (request: RawRequest): boolean => readOne(request, 'host') !== undefined
export const namesTwoHosts = ({ rawHeaders }: RawRequest): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && isNamed(name, 'host')).length > 1

/** What a browser answers, as far as it is looked at before the signature is. */
interface Answer {
  /** As it came. */
  json: unknown
  challenge: string
  crossOrigin: boolean
}

export interface Assertion extends Answer {
  credentialId: string
  /** The id of a person, which is what we gave as the user handle. */
  userHandle: string | undefined
}

/** An answer has a few kilobytes; an attestation with certificates some more. */
const lengthMax = 16_384

/** The answer of `navigator.credentials.create`, as its `toJSON` writes it; undefined for anything else. */
export const readRegistration = (text: string): Answer | undefined => readAnswer(text)?.answer

/** The answer of `navigator.credentials.get`. */
export function readAssertion(text: string): Assertion | undefined {
  const read = readAnswer(text)
  if (read === undefined) return undefined
  const { userHandle } = read.response
  return {
    ...read.answer,
    credentialId: read.id,
    userHandle: typeof userHandle === 'string' && userHandle !== '' ? decode(userHandle) : undefined,
  }
}

/** WebAuthn §5.8.4. Not signed by anything: what is none of these is left out, for browsers refuse a list with it. */
const transports = new Set(['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal'])

export const readTransports = (value: unknown): string[] =>
  Array.isArray(value) ? [...new Set(value as unknown[])].filter(isTransport) : []

const isTransport = (value: unknown): value is string => typeof value === 'string' && transports.has(value)

function readAnswer(text: string): { answer: Answer; id: string; response: Record<string, unknown> } | undefined {
  if (text.length > lengthMax) return undefined
  const json = parse(text)
  if (!isRecord(json) || typeof json['id'] !== 'string' || !isRecord(json['response'])) return undefined
  const { response } = json
  const client = typeof response['clientDataJSON'] === 'string' ? parse(decode(response['clientDataJSON'])) : undefined
  if (!isRecord(client) || typeof client['challenge'] !== 'string' || client['challenge'].length > 128) return undefined
  const answer = { json, challenge: client['challenge'], crossOrigin: client['crossOrigin'] === true }
  return { answer, id: json['id'], response }
}

const decode = (text: string): string => Buffer.from(text, 'base64url').toString()

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

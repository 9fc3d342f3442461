import { decodeBase64, printBase64 } from './base64.ts'
import { damaged } from './known-hash.ts'
import { printPbkdf2 } from './pbkdf2.ts'

const digests = new Map([
  ['pbkdf2', 'sha1'],
  ['pbkdf2-sha256', 'sha256'],
  ['pbkdf2-sha512', 'sha512'],
])

/**
 * A credential of a Keycloak realm's export, as the usual spelling of what it is: an object with `credentialData` and
 * `secretData`, themselves objects or JSON in text. Undefined for what is no JSON object.
 */
export function translateKeycloak(text: string): string | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined
  const credential = objectOf(text)
  const [data, secret] = [objectOf(credential['credentialData']), objectOf(credential['secretData'])]
  const [value, salt] = [bytesOf(secret['value']), bytesOf(secret['salt'])]
  const { algorithm, hashIterations: rounds } = data
  if (value === undefined || salt === undefined || typeof rounds !== 'number' || !Number.isInteger(rounds))
    throw damaged('Keycloak')
  if (algorithm === 'argon2') return printArgon2(objectOf(data['additionalParameters']), rounds, salt, value)
  const digest = typeof algorithm === 'string' ? digests.get(algorithm) : undefined
  if (digest === undefined) throw damaged('Keycloak')
  return printPbkdf2({ digest, rounds, salt, key: value })
}

type Fields = Readonly<Record<string, unknown>>

function objectOf(given: unknown): Fields {
  let value = given
  try {
    if (typeof given === 'string') value = JSON.parse(given)
  } catch {
    throw damaged('Keycloak')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged('Keycloak')
  return value as Fields
}

const bytesOf = (given: unknown): Buffer | undefined => (typeof given === 'string' ? decodeBase64(given) : undefined)

/** Every parameter is a list of one text: `{"type":["id"],"version":["1.3"],"memory":["7168"],"parallelism":["1"]}`. */
function printArgon2(parameters: Fields, passes: number, salt: Buffer, key: Buffer): string {
  const one = (name: string): string => {
    const value = parameters[name]
    const text: unknown = Array.isArray(value) ? value[0] : value
    return typeof text === 'string' || typeof text === 'number' ? String(text) : ''
  }
  const version = one('version') === '1.0' ? 16 : 19
  const bytes = one('hashLength')
  if (bytes !== '' && Number(bytes) !== key.length) throw damaged('Keycloak')
  const cost = `m=${one('memory')},t=${passes},p=${one('parallelism')}`
  return `$argon2${one('type')}$v=${version}$${cost}$${printBase64(salt)}$${printBase64(key)}`
}

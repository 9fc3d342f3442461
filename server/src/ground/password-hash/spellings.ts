import { decodeBase64, printBase64 } from './base64.ts'
import { damaged } from './known-hash.ts'
import { translateKeycloak } from './keycloak.ts'
import { printPbkdf2 } from './pbkdf2.ts'

/** LDAP's scheme names, RFC 2307 §5.3, in front of what is spelt elsewhere without one. */
const tagForm = /^\{(CRYPT|BCRYPT|ARGON2|PBKDF2(?:[-_]SHA(?:1|256|512))?)\}(.*)$/i
const djangoPbkdf2 = /^pbkdf2_(sha1|sha256)\$(\d{1,10})\$([^$]*)\$([^$]+)$/
const djangoScrypt = /^scrypt\$(\d{1,10})\$([^$]*)\$(\d{1,6})\$(\d{1,6})\$([^$]+)$/

/** The same hash in the one spelling that is kept; undefined when it has no other. */
export function translateSpelling(text: string): string | undefined {
  const tag = tagForm.exec(text)
  if (tag !== null) return translateTagged((tag[1] ?? '').toUpperCase(), tag[2] ?? '')
  return translateKeycloak(text) ?? translateDjango(text)
}

function translateTagged(tag: string, rest: string): string {
  if (tag === 'CRYPT' || tag === 'BCRYPT') return rest
  // Gluu and Janssen put base64 around it.
  if (tag === 'ARGON2') return rest.startsWith('$') ? rest : (decodeBase64(rest)?.toString('latin1') ?? '')
  const digest = /SHA\d+$/.exec(tag)?.[0].toLowerCase() ?? 'sha1'
  // 389 Directory Server writes bytes, OpenLDAP's module Passlib's fields. Both have been seen with `-` and `_`.
  if (!rest.includes('$')) return translateBytes(digest, rest)
  return `$pbkdf2${digest === 'sha1' ? '' : `-${digest}`}$${rest}`
}

/** Four bytes of rounds, the highest first, 64 of salt, and the key. */
function translateBytes(digest: string, encoded: string): string {
  const bytes = decodeBase64(encoded)
  if (bytes === undefined || bytes.length <= 68) throw damaged('PBKDF2')
  return printPbkdf2({ digest, rounds: bytes.readUInt32BE(), salt: bytes.subarray(4, 68), key: bytes.subarray(68) })
}

/** `<algorithm>$…`, with salts in plain text. */
function translateDjango(text: string): string | undefined {
  if (text.startsWith('argon2$')) return text.slice('argon2'.length)
  if (text.startsWith('bcrypt$$')) return text.slice('bcrypt$'.length)
  if (text.startsWith('pbkdf2_')) {
    const [, digest = '', rounds, salt = '', key = ''] = djangoPbkdf2.exec(text) ?? []
    return printPbkdf2({ digest, rounds: Number(rounds), salt: Buffer.from(salt), key: keyOf('PBKDF2', key) })
  }
  if (!text.startsWith('scrypt$')) return undefined
  const [, N, salt = '', r, p, key = ''] = djangoScrypt.exec(text) ?? []
  const logN = Math.log2(Number(N))
  if (!Number.isInteger(logN)) throw damaged('scrypt')
  return `$scrypt$ln=${logN},r=${r},p=${p}$${printBase64(Buffer.from(salt))}$${printBase64(keyOf('scrypt', key))}`
}

function keyOf(title: string, encoded: string): Buffer {
  const key = decodeBase64(encoded)
  if (key === undefined || key.length === 0) throw damaged(title)
  return key
}

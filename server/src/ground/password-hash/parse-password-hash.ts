import { parseArgon2 } from './argon2.ts'
import { parseBcrypt } from './bcrypt.ts'
import { parseDesCrypt } from './des-crypt.ts'
import { inTurn, say, type Words } from '../sayings/saying.ts'
import { refuseHash, type KnownHash, type ParseFamily } from './known-hash.ts'
import { parseMd5Crypt } from './md5-crypt.ts'
import { parseNtHash } from './nt-hash.ts'
import { parsePbkdf2 } from './pbkdf2.ts'
import { parsePlainText } from './plain-text.ts'
import { parseSaltedDigest } from './salted-digest.ts'
import { parseScrypt } from './scrypt.ts'
import { parseSha1Crypt } from './sha1-crypt.ts'
import { parseShaCrypt } from './sha-crypt.ts'
import { translateSpelling } from './spellings.ts'
import { parseWrapped } from './wrapped.ts'
import { parseYescrypt } from './yescrypt.ts'

/** Keycloak's JSON is the longest, at about 700. */
const lengthMax = 4096

const families: readonly ParseFamily[] = [
  parseArgon2,
  parseWrapped,
  parseBcrypt,
  parseScrypt,
  parseYescrypt,
  parsePbkdf2,
  parseShaCrypt,
  parseSaltedDigest,
  parseMd5Crypt,
  parseSha1Crypt,
  parseDesCrypt,
  parseNtHash,
  parsePlainText,
]

/**
 * Recognises a stored password: every form of docs/decisions/0011-foreign-hashes.md, in each spelling. Throws Problem
 * `invalid`, with a sentence that says why and never with the text itself, for what is not known, damaged, or costs more to
 * check than a hostile file may ask for.
 */
export function parsePasswordHash(text: string): KnownHash {
  if (text.length > lengthMax) throw refuseHash('This is too long for a password hash.')
  const spelling = translateSpelling(text) ?? text
  for (const parse of families) {
    const known = parse(spelling)
    if (known !== undefined) return known
  }
  throw refuseHash(explainUnknown(spelling))
}

function explainUnknown(text: string): Words {
  if (/^\{SASL\}/i.test(text))
    return say(
      'A {scheme} entry holds no password: another server checks it. Connect that server as a directory instead.',
      { scheme: '{SASL}' },
    )
  const name = /^\{([\w-]{1,20})\}/.exec(text)?.[1] ?? /^\$([a-z0-9-]{1,20})\$/.exec(text)?.[1]
  return inTurn(
    name === undefined
      ? 'This is no password hash of a known form.'
      : say('Hashes of the form {name} are not known.', { name }),
    'Known are argon2, bcrypt, scrypt, yescrypt, PBKDF2, SHA-crypt, and the weaker ones of LDAP, Unix and Windows.',
  )
}

import { parseArgon2 } from './argon2.ts'
import { desCrypt } from './des-crypt.ts'
import { damaged, type StrongHash, type WeakHash, type WeakScheme } from './known-hash.ts'
import { md5Crypts } from './md5-crypt.ts'
import { ntHash } from './nt-hash.ts'
import { saltedDigests } from './salted-digest.ts'
import { sha1Crypt } from './sha1-crypt.ts'

const prefix = '$doorward-wrapped$'
const form = /^\$doorward-wrapped\$v=1\$([a-z0-9-]{1,16})\$([A-Za-z0-9+/.,]*)(\$argon2id\$v=19\$.+)$/
const schemes: readonly WeakScheme[] = [...saltedDigests, ...md5Crypts, sha1Crypt, desCrypt, ntHash]

/**
 * `$doorward-wrapped$v=1$<scheme>$<setting>$argon2id$v=19$…`: argon2id over the digest that the scheme, with its setting
 * (salt and rounds), makes of the password. The digest itself is nowhere.
 */
export function parseWrapped(text: string): StrongHash | undefined {
  if (!text.startsWith(prefix)) return undefined
  const [, name, setting = '', outer = ''] = form.exec(text) ?? []
  const scheme = schemes.find(known => known.name === name)
  const argon2id = parseArgon2(outer)
  if (scheme === undefined || argon2id === undefined || !scheme.isSetting(setting)) throw damaged('wrapped')
  return {
    kind: 'strong',
    title: `${scheme.title}, wrapped`,
    stored: text,
    mustChange: scheme.mustChange,
    matches: async password => argon2id.matches(Buffer.from(await scheme.digestOf(setting, password))),
  }
}

/** `outer` is argon2id, in PHC form, over the digest's characters. */
export const printWrapped = ({ scheme, setting }: WeakHash, outer: string): string =>
  `${prefix}v=1$${scheme.name}$${setting}${outer}`

import { createHash, createHmac } from 'node:crypto'
import { say } from '../sayings/saying.ts'
import { damaged, refuseHash, tooCostly, type StrongHash } from './known-hash.ts'

const costMax = 16
const form = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/
const passlibForm =
  /^\$bcrypt-sha256\$(?:v=2,t=(2[ab]),r=|(2[ab]),)(\d{1,2})\$([./A-Za-z0-9]{22})\$([./A-Za-z0-9]{31})$/
const djangoPrefix = 'bcrypt_sha256$'

/** Loaded at the first such hash. */
const bcrypt = () => import('@node-rs/bcrypt')

/**
 * `$2a$`, `$2b$` and `$2y$`, which are one algorithm over the first 72 bytes of a password; Django's `bcrypt_sha256$$2b$…`
 * (bcrypt of SHA-256 in hexadecimal) and Passlib's `$bcrypt-sha256$…` (of SHA-256, or of an HMAC under the salt, in base64).
 */
export function parseBcrypt(text: string): StrongHash | undefined {
  if (text.startsWith('$2x$'))
    throw refuseHash(
      'A $2x$ hash was made by a faulty bcrypt, and cannot be taken over. Give the person a new password.',
    )
  if (/^\$2[aby]?\$/.test(text)) return known('bcrypt', text, text, password => password)
  if (text.startsWith(djangoPrefix))
    return known('bcrypt over SHA-256', text, text.slice(djangoPrefix.length), password =>
      Buffer.from(createHash('sha256').update(password).digest('hex')),
    )
  return text.startsWith('$bcrypt-sha256$') ? parsePasslib(text) : undefined
}

function parsePasslib(text: string): StrongHash {
  const title = 'bcrypt over SHA-256'
  const [, second, first, cost = '', salt = '', digest = ''] = passlibForm.exec(text) ?? []
  if (salt === '') throw damaged(title)
  const inner = `$${second ?? first}$${cost.padStart(2, '0')}$${salt}${digest}`
  return known(title, text, inner, password =>
    Buffer.from(
      (second === undefined ? createHash('sha256') : createHmac('sha256', salt)).update(password).digest('base64'),
    ),
  )
}

function known(title: string, stored: string, inner: string, prepare: (password: Buffer) => Buffer): StrongHash {
  const cost = Number(form.exec(inner)?.[1])
  if (!(cost >= 4)) throw damaged(title)
  if (cost > costMax) throw tooCostly(title, say('a cost of {cost}', { cost: costMax }))
  return {
    kind: 'strong',
    title,
    stored,
    matches: async password => (await bcrypt()).verify(prepare(password), inner),
  }
}

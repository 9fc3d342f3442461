import { hash } from 'node:crypto'
import { printCryptNumber } from './crypt-base64.ts'
import { damaged, type ParseFamily, type WeakScheme } from './known-hash.ts'

const form = /^\$(1|apr1)\$([./0-9A-Za-z]{0,8})\$([./0-9A-Za-z]{22})$/
const roundCount = 1000
const md5 = (parts: Buffer[]): Buffer => hash('md5', Buffer.concat(parts), 'buffer')

const schemeOf = (name: string, title: string, magic: string): WeakScheme => ({
  name,
  title,
  mustChange: true,
  isSetting: setting => /^[./0-9A-Za-z]{0,8}$/.test(setting),
  digestOf: (setting, password) => md5Crypt(magic, Buffer.from(setting), password),
})

const unix = schemeOf('md5-crypt', 'MD5-crypt', '$1$')
const apache = schemeOf('apr1', 'Apache’s MD5-crypt', '$apr1$')
export const md5Crypts = [unix, apache]

/** `$1$` of FreeBSD and Linux, and Apache's `$apr1$`, which differs in the name alone. */
export const parseMd5Crypt: ParseFamily = text => {
  if (!/^\$(?:1|apr1)\$/.test(text)) return undefined
  const [, id, setting, digest] = form.exec(text) ?? []
  if (setting === undefined || digest === undefined) throw damaged('MD5-crypt')
  return { kind: 'weak', scheme: id === '1' ? unix : apache, setting, digest }
}

function md5Crypt(magic: string, salt: Buffer, password: Buffer): string {
  const first = [password, Buffer.from(magic), salt, Buffer.alloc(password.length, md5([password, salt, password]))]
  for (let bits = password.length; bits > 0; bits >>>= 1)
    first.push((bits & 1) === 1 ? Buffer.alloc(1) : password.subarray(0, 1))
  let result = md5(first)
  for (let round = 0; round < roundCount; round++) {
    const isOdd = round % 2 === 1
    const turn = [isOdd ? password : result]
    if (round % 3 !== 0) turn.push(salt)
    if (round % 7 !== 0) turn.push(password)
    turn.push(isOdd ? result : password)
    result = md5(turn)
  }
  const at = (i: number): number => result[i] ?? 0
  let text = ''
  for (let i = 0; i < 5; i++) text += printCryptNumber((at(i) << 16) | (at(i + 6) << 8) | at(i === 4 ? 5 : i + 12), 4)
  return text + printCryptNumber(at(11), 2)
}

import { cryptDigit, printCryptNumber } from './crypt-base64.ts'
import { encryptSalted } from './des.ts'
import type { ParseFamily, WeakScheme } from './known-hash.ts'

const form = /^([./0-9A-Za-z]{2})([./0-9A-Za-z]{11})$/
const times = 25

/** Its setting is the salt of two characters. */
export const desCrypt: WeakScheme = {
  name: 'des-crypt',
  title: 'DES crypt',
  mustChange: true,
  isSetting: setting => /^[./0-9A-Za-z]{2}$/.test(setting),
  digestOf(setting, password) {
    const salt = cryptDigit(setting, 0) + cryptDigit(setting, 1) * 64
    // Seven bits of each of the first eight characters; a NUL ends them.
    const key = Buffer.alloc(8)
    for (let i = 0; i < 8 && (password[i] ?? 0) !== 0; i++) key[i] = ((password[i] ?? 0) << 1) & 0xff
    const block = encryptSalted(key, salt, times)
    const bits = [...block].map(byte => byte.toString(2).padStart(8, '0')).join('') + '00'
    return bits.replace(/.{6}/g, six => printCryptNumber(Number.parseInt(six, 2), 1))
  },
}

/** The traditional crypt(3): two characters of salt and eleven of a block of zeros encrypted 25 times. */
export const parseDesCrypt: ParseFamily = text => {
  const [, setting, digest] = form.exec(text) ?? []
  if (setting === undefined || digest === undefined) return undefined
  return { kind: 'weak', scheme: desCrypt, setting, digest }
}

import { damaged, type ParseFamily, type WeakScheme } from './known-hash.ts'
import { md4 } from './md4.ts'

const hexForm = /^(?:\{NT(?:HASH)?\}|\$NT\$|\$3\$\$)?([0-9A-Fa-f]{32})$/i
const base64Form = /^(?:\{NT(?:HASH)?\})?([A-Za-z0-9+/]{22}==)$/i
const prefix = /^(?:\{NT(?:HASH)?\}|\$NT\$|\$3\$)/i

export const ntHash: WeakScheme = {
  name: 'nt',
  title: 'NT hash',
  mustChange: true,
  isSetting: setting => setting === '',
  digestOf: (_setting, password) => md4(Buffer.from(password.toString(), 'utf16le')).toString('hex'),
}

/**
 * MS-NLMP §3.3.1 (NTOWFv1): MD4 of the password in UTF-16, without a salt. Bare as `sambaNTPassword` (32 hexadecimal digits)
 * and `ipaNTHash` (base64) have it, or with a prefix.
 */
export const parseNtHash: ParseFamily = text => {
  const [hex, base64] = [hexForm.exec(text)?.[1], base64Form.exec(text)?.[1]]
  if (hex !== undefined) return { kind: 'weak', scheme: ntHash, setting: '', digest: hex.toLowerCase() }
  if (base64 !== undefined)
    return { kind: 'weak', scheme: ntHash, setting: '', digest: Buffer.from(base64, 'base64').toString('hex') }
  if (prefix.test(text)) throw damaged('NT')
  return undefined
}

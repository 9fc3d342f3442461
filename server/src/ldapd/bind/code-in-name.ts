import { LdapError, parseDN, printDN } from '@doorward/ldap'

/** A name without the code that came in it. */
export interface CodeInName {
  name: string
  code: string
}

const codeType = 'totptoken'
const mayHoldCode = /totptoken/i

/**
 * Takes a TOTP code out of the leading RDN, `uid=anna+totptoken=123456,ou=users,…`, in any order and any case of the
 * type. Undefined when there is none, and for what is not one code beside one other value: such a name is nobody's.
 */
export function takeCode(name: string): CodeInName | undefined {
  // Nearly no name holds one, and each is parsed again to be followed.
  if (!mayHoldCode.test(name)) return undefined
  let dn
  try {
    dn = parseDN(name)
  } catch (error) {
    if (error instanceof LdapError) return undefined
    throw error
  }
  const [leading = [], ...above] = dn
  const isCode = ({ type }: { type: string }): boolean => type.toLowerCase() === codeType
  const [code, ...moreCodes] = leading.filter(isCode)
  const rest = leading.filter(part => !isCode(part))
  if (code === undefined || moreCodes.length > 0 || rest.length !== 1 || typeof code.value !== 'string')
    return undefined
  return { name: printDN([rest, ...above]), code: code.value }
}

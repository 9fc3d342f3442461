import type { Attributes } from '../connect/index.ts'
import { examineLimits as limits } from './limits.ts'

/** An attribute as an admin is shown it. */
export interface ShownAttribute {
  name: string
  /** As text, or in hex where it is none; the first ones. */
  values: string[]
  /** How many there are in all. */
  count: number
}

/**
 * Never shown, whatever the account may read: passwords and what is made of them (RFC 4519 §2.41, RFC 3112, and those
 * of Active Directory, Samba, Kerberos, FreeIPA and 389 Directory Server), keys and recovery secrets.
 */
const secretNames = new Set(
  [
    'userPassword',
    'authPassword',
    'unicodePwd',
    'dBCSPwd',
    'ntPwdHistory',
    'lmPwdHistory',
    'supplementalCredentials',
    'sambaNTPassword',
    'sambaLMPassword',
    'sambaPasswordHistory',
    'pwdHistory',
    'passwordHistory',
    'krbPrincipalKey',
    'krbExtraData',
    'krbPwdHistory',
    'krb5Key',
    'ipaNTHash',
    'ipatokenOTPkey',
    'ms-Mcs-AdmPwd',
    'msLAPS-Password',
    'msLAPS-EncryptedPassword',
    'msDS-ManagedPassword',
    'msFVE-RecoveryPassword',
    'msFVE-KeyPackage',
    'olcRootPW',
    'goAuthenticationPassword',
    'univentionPasswordSelfServiceToken',
    'nsDS5ReplicaCredentials',
    'sshPrivateKey',
  ].map(name => name.toLowerCase()),
)

const isSecret = (name: string): boolean => secretNames.has((name.split(';', 1)[0] ?? '').toLowerCase())

const text = new TextDecoder('utf-8', { fatal: true })

/** UTF-8 without control characters, or hex. */
function printValue(octets: Uint8Array): string {
  const { valueLengthMax } = limits
  try {
    const printed = text.decode(octets)
    // oxlint-disable-next-line no-control-regex
    if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(printed)) return cut(printed, valueLengthMax)
  } catch {
    // No text.
  }
  return cut(Buffer.from(octets.subarray(0, valueLengthMax)).toString('hex'), valueLengthMax)
}

const cut = (value: string, lengthMax: number): string =>
  value.length > lengthMax ? `${value.slice(0, lengthMax)}…` : value

/** What is in an entry, by name, without what is secret. */
export const showAttributes = (attributes: Attributes): ShownAttribute[] =>
  [...attributes.names]
    .filter(name => !isSecret(name))
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map(name => {
      const values = attributes.octets(name)
      return { name, values: values.slice(0, limits.valuesMax).map(printValue), count: values.length }
    })

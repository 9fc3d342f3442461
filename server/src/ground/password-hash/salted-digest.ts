import { hash } from 'node:crypto'
import { decodeBase64, printBase64 } from './base64.ts'
import { damaged, type ParseFamily, type WeakScheme } from './known-hash.ts'

const digests = [
  { name: 'sha1', title: 'SHA-1', bytes: 20, tags: ['SHA', 'SHA1'] },
  { name: 'sha256', title: 'SHA-256', bytes: 32, tags: ['SHA256'] },
  { name: 'sha384', title: 'SHA-384', bytes: 48, tags: ['SHA384'] },
  { name: 'sha512', title: 'SHA-512', bytes: 64, tags: ['SHA512'] },
  { name: 'md5', title: 'MD5', bytes: 16, tags: ['MD5'] },
] as const

const saltBytesMax = 128
const tagForm = /^\{([A-Za-z0-9-]{1,16})\}(.*)$/

type Digest = (typeof digests)[number]

const schemeOf = ({ name, title }: Digest): WeakScheme => ({
  name,
  title,
  mustChange: false,
  isSetting: setting => (decodeBase64(setting)?.length ?? Infinity) <= saltBytesMax,
  digestOf: (setting, password) =>
    printBase64(hash(name, Buffer.concat([password, Buffer.from(setting, 'base64')]), 'buffer')),
})

const known = digests.map(digest => ({ digest, scheme: schemeOf(digest) }))

export const saltedDigests = known.map(({ scheme }) => scheme)

/** LDAP's `{SSHA}` and its like: base64 of the digest, and after it the salt of any length. */
export const parseSaltedDigest: ParseFamily = text => {
  const [, tag = '', encoded = ''] = tagForm.exec(text) ?? []
  const name = tag.toUpperCase().replace('-', '')
  const found = known.find(({ digest }) => digest.tags.some(own => name === own || name === `S${own}`))
  if (found === undefined) return undefined
  const { digest, scheme } = found
  const bytes = decodeBase64(encoded)
  const isSalted = name.startsWith('SSHA') || name.startsWith('SMD5')
  const saltBytes = (bytes?.length ?? -1) - digest.bytes
  if (bytes === undefined || saltBytes < 0 || saltBytes > saltBytesMax || (!isSalted && saltBytes > 0))
    throw damaged(`{${tag}}`)
  return {
    kind: 'weak',
    scheme,
    setting: printBase64(bytes.subarray(digest.bytes)),
    digest: printBase64(bytes.subarray(0, digest.bytes)),
  }
}

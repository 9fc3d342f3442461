import { invalidField, limits, say, type Words } from '#ground'

/** Key types OpenSSH accepts today; DSA and SSH-1 keys are not among them. */
const keyTypes = new Set([
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
])

/**
 * A public key as `authorized_keys` and `*.pub` files have it, without options: type, base64, comment (sshd(8)). The
 * base64 begins with the type once more (RFC 4253 §6.6). Throws Problem `invalid`.
 */
export function parseSshKey(path: string, text: string): string {
  const line = text.trim().replace(/[ \t]+/g, ' ')
  const [type = '', base64 = '', ...comment] = line.split(' ')
  const refuse = (sentence: Words): never => {
    throw invalidField(path, sentence)
  }
  if (line.length > limits.user.sshKeyLengthMax)
    refuse(say('At most {max} characters.', { max: limits.user.sshKeyLengthMax }))
  if (/\p{Cc}/u.test(line)) refuse('One key a line, without line breaks.')
  if (line.includes('PRIVATE KEY')) refuse('This is a private key. Give the public one, from the file ending in .pub.')
  if (!keyTypes.has(type)) refuse('Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.')
  const bytes = Buffer.from(base64, 'base64')
  const fields = readFields(bytes)
  // What is decoded passes over whatever is no base64, and programs that read the line do not.
  if (
    bytes.toString('base64') !== base64 ||
    fields === undefined ||
    fields.length < 2 ||
    fields[0]?.toString('latin1') !== type
  )
    refuse('This key is not whole; copy all of it.')
  return [type, base64, ...comment].join(' ')
}

/** The length-prefixed strings a key consists of, which fill it to the end (RFC 4251 §5); undefined if they do not. */
function readFields(bytes: Buffer): Buffer[] | undefined {
  const fields: Buffer[] = []
  let at = 0
  while (at < bytes.length) {
    const end = at + 4 <= bytes.length ? at + 4 + bytes.readUInt32BE(at) : Infinity
    if (end > bytes.length) return undefined
    fields.push(bytes.subarray(at + 4, end))
    at = end
  }
  return fields
}

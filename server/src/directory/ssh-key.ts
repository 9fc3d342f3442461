import { invalidField, limits } from '#ground'

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
  const refuse = (sentence: string): never => {
    throw invalidField(path, sentence)
  }
  if (line.length > limits.user.sshKeyLengthMax) refuse(`At most ${limits.user.sshKeyLengthMax} characters.`)
  if (/\p{Cc}/u.test(line)) refuse('One key a line, without line breaks.')
  if (line.includes('PRIVATE KEY')) refuse('This is a private key. Give the public one, from the file ending in .pub.')
  if (!keyTypes.has(type)) refuse('Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.')
  const bytes = Buffer.from(base64, 'base64')
  const length = bytes.length < 4 ? 0 : bytes.readUInt32BE(0)
  if (
    bytes.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, '') ||
    bytes.length < 4 + length + 4 ||
    bytes.toString('latin1', 4, 4 + length) !== type
  )
    refuse('This key is not whole; copy all of it.')
  return [type, base64, ...comment].join(' ')
}

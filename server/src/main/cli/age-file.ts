import { OperatorProblem, Secret } from '#ground'

/** How every age file begins (age-encryption.org/v1, the header's version line). */
const firstLine = 'age-encryption.org/v1\n'

export const isAgeFile = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, firstLine.length)).toString('latin1') === firstLine

/** Whom a file is encrypted to: whoever knows a passphrase, or holds the key of an `age1…`. */
export type AgeLock = { passphrase: Secret } | { recipient: string }
/** What opens one: the passphrase, or an identity, `AGE-SECRET-KEY-1…`. */
export type AgeKey = { passphrase: Secret } | { identity: Secret }

const passphraseLengthMin = 12

/** Throws Problem `invalid` for a passphrase too short, and for what is no recipient. */
export async function encryptAge(content: Uint8Array, lock: AgeLock): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  if ('recipient' in lock)
    try {
      encrypter.addRecipient(lock.recipient)
    } catch (cause) {
      throw new OperatorProblem('invalid', `${lock.recipient} is no age recipient; one starts with age1.`, { cause })
    }
  else {
    if (lock.passphrase.reveal().length < passphraseLengthMin)
      throw new OperatorProblem('invalid', `A passphrase has ${passphraseLengthMin} characters or more.`)
    encrypter.setPassphrase(lock.passphrase.reveal())
  }
  return encrypter.encrypt(content)
}

/** Throws Problem `invalid` when the key does not open it. */
export async function decryptAge(bytes: Uint8Array, key: AgeKey): Promise<string> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  try {
    if ('identity' in key) decrypter.addIdentity(key.identity.reveal())
    else decrypter.addPassphrase(key.passphrase.reveal())
    return await decrypter.decrypt(bytes, 'text')
  } catch (cause) {
    const what = 'identity' in key ? 'key' : 'passphrase'
    throw new OperatorProblem('invalid', `The file does not open: this is not its ${what}, or it is damaged.`, {
      cause,
    })
  }
}

/** The line of an `age-keygen` file, or of a recovery key, that is the key. */
export function findIdentity(text: string): Secret | undefined {
  const found = /^AGE-SECRET-KEY-1[A-Z0-9]+$/m.exec(text.replace(/\r/g, ''))
  return found === null ? undefined : new Secret(found[0])
}

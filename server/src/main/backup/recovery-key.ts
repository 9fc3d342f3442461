import { invalidField, Secret } from '#ground'

/** What is kept of a recovery key: enough to encrypt to it and to recognise it, nothing to open a backup with. */
export interface RecoveryKey {
  /** An age recipient, `age1…`. */
  recipient: string
  /** How the key ends, as whoever stored it can compare; null for one that was made elsewhere. */
  endsIn: string | null
  createdAt: number
  /** When somebody last showed that they still have it. */
  triedAt: number | null
}

/** A new key. Its text is shown once and kept nowhere. */
export async function newRecoveryKey(): Promise<{ text: Secret; recipient: string; endsIn: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const identity = await generateX25519Identity()
  return { text: new Secret(identity), recipient: await identityToRecipient(identity), endsIn: endOf(identity) }
}

// Of these eight characters six are the checksum, so next to nothing of the key is told.
const endOf = (identity: string): string => identity.slice(-8).replace(/^(....)/, '$1-')

const keyForm = /AGE-SECRET-KEY-1[A-Z0-9]{58}/i

/**
 * A recovery key as it was typed, pasted, or kept in a file with comments as `age-keygen` writes it; spaces and line
 * breaks inside it do not matter. Throws Problem `invalid`.
 */
export async function parseRecoveryKey(text: string): Promise<{ identity: Secret; recipient: string }> {
  const bare = text.replace(/^\s*#.*$/gm, '').replace(/\s+/g, '')
  const found = keyForm.exec(bare)?.[0].toUpperCase()
  if (found === undefined || found.length !== bare.length)
    throw invalidField('key', 'This is no recovery key. One starts with AGE-SECRET-KEY-1 and has 74 characters.')
  const { identityToRecipient } = await import('age-encryption')
  try {
    return { identity: new Secret(found), recipient: await identityToRecipient(found) }
  } catch {
    throw invalidField('key', 'There is a typing mistake in this recovery key; its checksum is not right.')
  }
}

/** Throws Problem `invalid` for what is no recipient of the kind recovery keys have. */
export async function parseRecipient(text: string): Promise<string> {
  const recipient = text.trim().toLowerCase()
  const { Encrypter } = await import('age-encryption')
  try {
    if (!/^age1[a-z0-9]{58}$/.test(recipient)) throw new Error('another form')
    new Encrypter().addRecipient(recipient)
    return recipient
  } catch {
    throw invalidField('recipient', 'This is no public key of age. One starts with age1 and has 62 characters.')
  }
}

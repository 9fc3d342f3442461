import { invalidField, isEmailAddress, isUuid, limits, say } from '#ground'

/** Usernames kept for the system; an owner or an import may override with an explicit flag. */
const reservedUsernames = new Set(
  'admin admins root users postmaster mailer-daemon no-reply system apps anonymous'.split(' '),
)

/**
 * The form names are compared in: NFKC, then the simple case folding that lower-casing after upper-casing gives
 * (Unicode §3.13, as far as names need it), so that `Straße`, `STRASSE` and `ｓtraße` are one name.
 */
export function foldName(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').trim()
}

export const isReservedUsername = (username: string): boolean => reservedUsernames.has(foldName(username))

export interface UsernameOptions {
  /** Set by an owner or an import that insists on a reserved name. */
  allowReserved?: boolean
}

/**
 * A username for a local person: stored in lower case, 1 to 64 of `a-z 0-9 . _ -`, starting and ending in a letter or
 * digit. Throws Problem `invalid` with what is allowed.
 */
export function parseUsername(text: string, options: UsernameOptions = {}): string {
  const username = text.trim().toLowerCase()
  if (!/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(username) || username.length > limits.user.usernameLengthMax)
    throw invalidField(
      'username',
      say(
        'A username has 1 to {max} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.',
        { max: limits.user.usernameLengthMax },
      ),
    )
  refuseLookalike('username', username)
  if (reservedUsernames.has(username) && options.allowReserved !== true)
    throw invalidField('username', say('“{username}” is kept for the system. Choose another username.', { username }))
  return username
}

/**
 * A username from an external directory, which may hold letters of any one script, `@` and `+` besides: a UPN is a legal
 * username there. Stored in lower case. Throws Problem `invalid`.
 */
export function parseExternalUsername(text: string, options: UsernameOptions = {}): string {
  const username = text.normalize('NFC').trim().toLowerCase()
  const { externalUsernameLengthMax: lengthMax } = limits.user
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@+-]*[\p{L}\p{M}\p{N}])?$/u.test(username) || username.length > lengthMax)
    throw invalidField(
      'username',
      say(
        'A username from a directory has 1 to {max} letters, digits, dots, underscores, hyphens, “@” and “+”, and starts and ends with a letter or digit.',
        { max: lengthMax },
      ),
    )
  refuseLookalike('username', username)
  if (mixesScripts(username))
    throw invalidField('username', 'A name keeps to one script, so that it cannot be mistaken for another one.')
  if (reservedUsernames.has(username) && options.allowReserved !== true)
    throw invalidField('username', say('“{username}” is kept for the system.', { username }))
  return username
}

/** Names that could be taken for an id at some door are nobody's name. */
function refuseLookalike(path: string, name: string): void {
  if (isUuid(name)) throw invalidField(path, 'A name cannot have the form of an id (UUID). Choose another one.')
  if (/^[ug]id-/i.test(name)) throw invalidField(path, 'A name cannot start with “uid-” or “gid-”. Choose another one.')
}

/** An e-mail address as typed, trimmed. Throws Problem `invalid`. */
export function parseEmail(text: string, path = 'email'): string {
  const email = text.trim()
  if (!isEmailAddress(email)) throw invalidField(path, 'This is not an e-mail address. Write it as name@example.com.')
  return email
}

/**
 * A local group's name: letters of any one script, digits, space, `. _ -`. Throws Problem `invalid`.
 */
export function parseGroupName(text: string): string {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (
    !/^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N} ._-]*[\p{L}\p{M}\p{N}.])?$/u.test(name) ||
    name.length > limits.group.nameLengthMax
  )
    throw invalidField(
      'name',
      say(
        "A group's name has 1 to {max} letters, digits, spaces, dots, underscores and hyphens, and starts with a letter or digit.",
        { max: limits.group.nameLengthMax },
      ),
    )
  refuseLookalike('name', name)
  if (mixesScripts(name))
    throw invalidField('name', 'A name keeps to one script, so that it cannot be mistaken for another one.')
  return name
}

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Thai',
  'Devanagari',
  'Hangul',
].map(script => new RegExp(`\\p{Script=${script}}`, 'u'))

/** Latin with Cyrillic or Greek letters in one word is how one name is made to look like another. */
function mixesScripts(name: string): boolean {
  return scripts.filter(script => script.test(name)).length > 1
}

/** An app's name: a DNS label, as it stands in addresses and DNs and never changes. Throws Problem `invalid`. */
export function parseAppName(text: string): string {
  const name = text.trim().toLowerCase()
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) || name.length > limits.app.nameLengthMax)
    throw invalidField(
      'name',
      say(
        "An app's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.",
        { max: limits.app.nameLengthMax },
      ),
    )
  return name
}

/**
 * A directory's name as settings and commands write it; it never changes. `local` is what people of none have as their
 * source. Throws Problem `invalid`.
 */
export function parseExternalName(text: string): string {
  const name = text.trim().toLowerCase()
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) || name.length > limits.app.nameLengthMax)
    throw invalidField(
      'name',
      say(
        "A directory's name has 1 to {max} characters of a-z, 0-9 and hyphen, and starts and ends with a letter or digit.",
        { max: limits.app.nameLengthMax },
      ),
    )
  refuseLookalike('name', name)
  if (name === 'local') throw invalidField('name', '“local” means the people kept here. Choose another name.')
  return name
}

/** One line of text for people: trimmed, without control characters. Throws Problem `invalid`. */
export function parseLine(path: string, text: string, lengthMax: number): string {
  const line = text.normalize('NFC').trim()
  if (line.length > lengthMax) throw invalidField(path, say('At most {max} characters.', { max: lengthMax }))
  if (/\p{Cc}/u.test(line)) throw invalidField(path, 'No line breaks or control characters.')
  return line
}

/** Given and family name as far as a display name tells: the last word is the family name, one word has none. */
export function splitDisplayName(displayName: string): { givenName: string; familyName: string } {
  const words = displayName.split(/\s+/).filter(word => word !== '')
  const familyName = words.length > 1 ? (words.at(-1) ?? '') : ''
  return { givenName: words.length > 1 ? words.slice(0, -1).join(' ') : (words[0] ?? ''), familyName }
}

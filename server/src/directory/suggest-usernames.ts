import { Problem, limits } from '#ground'
import { parseUsername } from './names.ts'

/** Letters that have no accent to be taken off. */
const spelled: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

const inAscii = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, letter => spelled[letter] ?? '')
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9\s-]/g, '')

function isUsername(text: string): boolean {
  try {
    return parseUsername(text) === text
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/**
 * Usernames somebody of that name may like, the likeliest first, each a legal one; some may be taken. None for a name
 * without a Latin letter or digit and without an address. At most some thirty.
 */
export function suggestUsernames(displayName: string, email: string | null): string[] {
  const words = inAscii(displayName)
    .split(/\s+/)
    .map(word => word.replaceAll(/^-+|-+$/g, ''))
    .filter(word => word !== '')
  const [first = ''] = words
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const local = inAscii((email ?? '').split('@', 1)[0]?.replaceAll(/[._+]/g, ' ') ?? '')
    .trim()
    .replaceAll(/\s+/g, '.')
  const forms =
    last === ''
      ? [first, local]
      : [`${first}.${last}`, `${first[0]}.${last}`, `${first}-${last}`, local, `${first}${last}`, first]
  const numbered = Array.from({ length: 20 }, (_, at) => `${forms[0] || local}${at + 2}`)
  const all = [...forms, ...numbered].map(form => form.slice(0, limits.user.usernameLengthMax))
  return [...new Set(all)].filter(isUsername)
}

import { randomInt } from 'node:crypto'
import { Secret } from '#ground'

/** Crockford's alphabet in lower case: no i, l, o, u, so that nothing in it looks like anything else. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const groups = 5
const groupLength = 5
/** The 25th letter follows from the others, so 24 are random: 120 bits. */
const randomLetters = groups * groupLength - 1

/** Five groups of five letters of the alphabet, whatever their case, with dashes, spaces or nothing between them. */
const form = new RegExp(`^\\s*[${alphabet}]{5}(?:[ -]*[${alphabet}]{5}){4}\\s*$`, 'i')
/** Longer than any way of writing one down; what is longer is not looked at. */
const lengthMax = 100

/** A new one as it is shown: `abcde-fghjk-mnpqr-stvwx-yz012`. */
export function newAppPassword(): Secret {
  const random = Array.from({ length: randomLetters }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return new Secret((random + checkLetter(random)).match(/.{5}/g)?.join('-') ?? '')
}

/**
 * The 25 letters of an app password however it was typed; undefined for what is none. The last letter must follow from
 * the others: somebody's own password of that form is taken for one by one chance in 32.
 */
export function parseAppPassword(text: string): string | undefined {
  if (text.length > lengthMax || !form.test(text)) return undefined
  const letters = text.toLowerCase().replace(/[\s-]/g, '')
  return letters.at(-1) === checkLetter(letters.slice(0, -1)) ? letters : undefined
}

/** Luhn's sum to the base of 32 (ISO/IEC 7812-1 has it to the base of 10): one wrong letter is always found. */
function checkLetter(letters: string): string {
  const base = alphabet.length
  let sum = 0
  for (const [at, letter] of letters.split('').reverse().entries()) {
    const value = alphabet.indexOf(letter) * (at % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / base) + (value % base)
  }
  return alphabet.charAt((base - (sum % base)) % base)
}

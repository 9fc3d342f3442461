import { invalidField, say } from '#ground'

/** Below are a machine's own accounts; above, numbers that some systems take for negative. */
export const posixNumberMin = 1_000
export const posixNumberMax = 2_147_483_647

/** A number of a person or a group as it is kept; null for whichever is next. Throws Problem `invalid`. */
export function posixNumber(path: string, number: number | null): number | null {
  if (number === null) return null
  if (Number.isInteger(number) && number >= posixNumberMin && number <= posixNumberMax) return number
  throw invalidField(path, say('A whole number from {min} to {max}.', { min: posixNumberMin, max: posixNumberMax }))
}

import { invalidField, say } from '#ground'

/** Throws Problem `invalid` on `path` for what is not a whole number from `min` to `max`. */
export function wholeNumber(path: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max)
    throw invalidField(path, say('A whole number from {min} to {max}.', { min, max }))
  return value
}

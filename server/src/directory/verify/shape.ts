/** Whether JSON text, or no text, holds what it should. */
export function parsesAs(json: string | null, isRight: (value: unknown) => boolean): boolean {
  if (json === null) return true
  try {
    return isRight(JSON.parse(json))
  } catch {
    return false
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

export const isTextLists = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isTextList)

/** Whether a value is made like another one: the same fields, each of the same kind. Null stands for anything. */
export function isLike(value: unknown, example: unknown): boolean {
  if (example === null || value === null) return true
  if (Array.isArray(example))
    return Array.isArray(value) && value.every(item => example.length === 0 || isLike(item, example[0]))
  if (!isRecord(example)) return typeof value === typeof example
  return isRecord(value) && Object.keys(value).every(key => key in example && isLike(value[key], example[key]))
}

/** A text in an address; nothing for an empty one. */
export const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** One of these values in an address; nothing for any other. */
export const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find(one => one === value)

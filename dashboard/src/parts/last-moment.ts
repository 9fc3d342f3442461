/** `2026-08-31` as a date field holds it, in this browser's time zone. */
export const printDateField = (moment: string | null): string => {
  if (moment === null) return ''
  const at = new Date(moment)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The last moment of that day: until 31 August means with it. Null for an empty field. */
export const parseDateField = (field: string): string | null => {
  const [year = 0, month = 1, day = 1] = field.split('-').map(Number)
  return field === '' ? null : new Date(year, month - 1, day, 23, 59, 59, 999).toISOString()
}

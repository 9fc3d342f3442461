/** Minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). */
const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

/** Whether a text is a cron line: five fields of numbers, lists, ranges, steps and `*`. */
export function hasCronForm(text: string): boolean {
  const fields = text.trim().split(/\s+/)
  return fields.length === ranges.length && fields.every((field, i) => field.split(',').every(part => fits(part, i)))
}

function fits(part: string, at: number): boolean {
  const [min, max] = ranges[at] ?? [0, 0]
  const form = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
  if (form === null) return false
  const from = Number(form[1] ?? min)
  const to = Number(form[2] ?? form[1] ?? max)
  return from >= min && from <= to && to <= max && Number(form[3] ?? 1) >= 1
}

import { Cron } from 'croner'

/** Whether a text is a cron line of five fields that comes at all. */
export function hasCronForm(text: string): boolean {
  // A date, or a name such as `@daily`, is taken there too.
  if (text.trim().split(/\s+/).length !== 5) return false
  try {
    return new Cron(text, { timezone: 'UTC', mode: '5-part', paused: true }).nextRun() !== null
  } catch {
    return false
  }
}

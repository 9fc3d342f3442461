import type { Millis } from '#ground'

/** A day of the calendar in some time zone: from its midnight, before the next. */
export interface Day {
  /** `2026-06-12` */
  day: string
  from: Millis
  to: Millis
}

/** `count` days with the one `now` is in as the last; 23 and 25 hours where clocks are changed. Throws RangeError for an unknown zone. */
export function daysUntil(now: Millis, count: number, zone: string): Day[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
  return Array.from({ length: count }, (_, i) => {
    const date = today.subtract({ days: count - 1 - i })
    return { day: date.toString(), from: midnight(date), to: midnight(date.add({ days: 1 })) }
  })
}

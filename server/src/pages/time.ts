import type { Language, Millis } from '#ground'
import { html, type Html } from './html.ts'

/** English is written as in Britain: 24 hours, the day first. */
const localeOf: Record<Language, string> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' }

/** `09:46:30 CEST`, in the server's zone, with the exact instant for machines. */
export function clockTime(language: Language, at: Millis): Html {
  const time = new Date(Math.ceil(at / 1000) * 1000)
  const text = new Intl.DateTimeFormat(localeOf[language], { timeStyle: 'long' }).format(time)
  return html`<time datetime="${time.toISOString()}">${text}</time>`
}

/** `10:46 CEST`: the minute it lies in, for what need not be waited for by the second. */
export function minuteTime(language: Language, at: Millis): Html {
  const form = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const
  const text = new Intl.DateTimeFormat(localeOf[language], form).format(at)
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`
}

/** `40 seconds`, `4 minutes`: rounded up, and never nothing. */
export function printWait(language: Language, wait: Millis): string {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  const [unit, count] = seconds < 100 ? ['second', seconds] : ['minute', Math.ceil(seconds / 60)]
  return new Intl.NumberFormat(localeOf[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** `12 June 2026`, in the server's zone. */
export const printDay = (language: Language, at: Millis): string =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long' }).format(at)

/**
 * How long ago, or when: `5 minutes ago` within the hour, then `today 08:52` and `yesterday 08:52`, then the day. The exact
 * instant is there for machines, and the whole time for whoever points at it. In the server's zone.
 */
export function printMoment(language: Language, at: Millis, now: Millis): Html {
  const locale = localeOf[language]
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at)
  const minutes = Math.floor((now - at) / 60_000)
  const startOf = (time: Millis): Millis => new Date(time).setHours(0, 0, 0, 0)
  const days = Math.round((startOf(now) - startOf(at)) / 86_400_000)
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at)
  const text =
    minutes >= 0 && minutes < 60
      ? relative.format(-minutes, 'minute')
      : days === 0 || days === 1
        ? `${relative.format(-days, 'day')} ${clock}`
        : printDay(language, at)
  return html`<time datetime="${new Date(at).toISOString()}" title="${whole}">${text}</time>`
}

/** A day with its machine form. */
export const dayOf = (language: Language, at: Millis): Html =>
  html`<time datetime="${new Date(at).toISOString()}">${printDay(language, at)}</time>`

import { t } from '../texts/index.ts'

const words = t.parts.dates

const day = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'long', year: 'numeric' })
const clock = new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit' })
const full = new Intl.DateTimeFormat(t.locale, { dateStyle: 'full', timeStyle: 'long' })

const minuteMs = 60_000

/** Relative up to an hour, the time today, else the date: `12 min ago`, `today, 09:40`, `12 June 2026`. */
export const printMoment = (text: string, now = Date.now()) => {
  const then = new Date(text)
  const minutes = Math.floor((now - then.getTime()) / minuteMs)
  if (minutes >= 0 && minutes < 1) return words.now
  if (minutes >= 0 && minutes < 60) return words.minutesAgo(minutes)
  return then.toDateString() === new Date(now).toDateString() ? words.today(clock.format(then)) : day.format(then)
}

const seconds = new Intl.DateTimeFormat(t.locale, { timeStyle: 'medium' })
const dayAndTime = new Intl.DateTimeFormat(t.locale, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** For a log: `09:46:15` today, `11 Jun, 09:46` before. */
export const printLogTime = (text: string, now = Date.now()) => {
  const then = new Date(text)
  return then.toDateString() === new Date(now).toDateString() ? seconds.format(then) : dayAndTime.format(then)
}

/** `Europe/Berlin` */
export const timeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

export const printDay = (text: string) => day.format(new Date(text))

/** For hovering. */
export const printFull = (text: string) => full.format(new Date(text))

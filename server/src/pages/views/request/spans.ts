import type { Millis } from '#ground'
import { wantedEnd, type WantedDays } from '#directory'
import { html, type Html } from '../../html.ts'
import { printDay } from '../../time.ts'
import type { Frame } from '../frame.ts'

const names = [
  [1, 'day'],
  [7, 'week'],
  [30, 'month'],
  [null, 'always'],
] as const satisfies readonly (readonly [WantedDays, string])[]

/** As a form sends it. */
export const printWanted = (days: WantedDays): string => days?.toString() ?? 'always'

/** Undefined for anything a form of ours does not send. */
export const parseWanted = (text: string): WantedDays | undefined =>
  names.find(([days]) => printWanted(days) === text)?.[0]

const nameOf = ({ texts }: Frame, wanted: WantedDays): string => {
  const [, name] = names.find(([days]) => days === wanted) ?? names[3]
  return texts.request.spans[name]
}

/** `1 week, until 19 June 2026`. */
export function printSpan(frame: Frame, wanted: WantedDays, from: Millis): string {
  const end = wantedEnd(wanted, from)
  const name = nameOf(frame, wanted)
  return end === null ? name : frame.texts.request.spanUntil(name, printDay(frame.texts.language, end))
}

/** The four spans of which one is chosen, each with the day it ends on. */
export const spanPicks = (frame: Frame, legend: string, chosen: WantedDays, from: Millis): Html =>
  html`<fieldset class="picks"><legend>${legend}</legend>${names.map(([days]) => {
    const end = wantedEnd(days, from)
    return html`<label><input type="radio" name="days" value="${printWanted(days)}"${days === chosen && html` checked`}><span>${nameOf(frame, days)}${
      end !== null && html`<small>${frame.texts.request.until(printDay(frame.texts.language, end))}</small>`
    }</span></label>`
  })}</fieldset>`

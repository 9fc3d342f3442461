import { findDrawing } from '#recipes'
import { html, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import type { Frame } from './frame.ts'

/**
 * An app as a page names it. `icon` is an image of ours or as data, or the name of a program’s sign; for anything else
 * stands its first letter.
 */
export interface AppCard {
  title: string
  host: string | null
  icon: string | null
  /** Whether it opens with a second factor only. */
  needsSecondFactor?: boolean
}

/** Whom to ask. */
export interface Contact {
  name: string
  email: string | null
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const firstLetter = (text: string): string =>
  graphemes.segment(text)[Symbol.iterator]().next().value?.segment.toUpperCase() ?? ''

const isOurImage = (source: string): boolean =>
  /^data:image\/(?:png|webp|jpeg|gif);base64,[A-Za-z0-9+/=]+$/.test(source) || /^\/(?![/\\])/.test(source)

function drawingOf({ icon: named }: Pick<AppCard, 'icon'>, pixels: number): Html | undefined {
  if (named === null) return undefined
  if (isOurImage(named)) return html`<img src="${named}" width="${pixels}" height="${pixels}" alt="">`
  const path = findDrawing(named)
  return path === undefined
    ? undefined
    : html`<svg viewBox="0 0 24 24" width="${pixels}" height="${pixels}" fill="currentColor" aria-hidden="true"><path d="${path}"/></svg>`
}

export function appIcon(app: Pick<AppCard, 'title' | 'icon'>, size: '' | 'lg' = ''): Html {
  const pixels = size === 'lg' ? 26 : 22
  const drawing = drawingOf(app, pixels) ?? html`<span aria-hidden="true">${firstLetter(app.title) || '?'}</span>`
  return html`<span class="appicon${size && html` ${size}`}">${drawing}</span>`
}

/** The bar that says which app this is about, on which host. */
export const appBar = (app: AppCard, line: Html): Html =>
  html`<div class="for-app">${appIcon(app)}<div>${line}${app.host && html`<small>${app.host}</small>`}</div></div>`

export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => firstLetter(word ?? '')).join('')
}

/** What somebody is called in a sentence. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

/** Whom to ask, with a mail that already names the app and the reference. */
export function contactBox(frame: Frame, contact: Contact, app: AppCard, reference: string, long: boolean): Html {
  const subject = encodeURIComponent(frame.texts.shared.mailSubject(app.title, reference))
  const address = contact.email && encodeURIComponent(contact.email).replaceAll('%40', '@')
  return html`<div class="contact"><span class="av" aria-hidden="true">${initials(contact.name)}</span><div>${contact.name}<small>${frame.texts.shared.looksAfter(app.title)}</small></div>${
    address &&
    html`<a class="btn line sm${!long && html` short`}" href="mailto:${address}?subject=${subject}">${icon('mail')}${
      long ? frame.texts.refusal.emailTo(firstName(contact.name)) : frame.texts.shared.email
    }</a>`
  }</div>`
}

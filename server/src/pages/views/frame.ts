import type { Reader } from '#http'
import { assetPaths } from '../assets.ts'
import type { Brand } from '../brand.ts'
import { html, type Html, type Part } from '../html.ts'
import { icon, mark } from '../icons.ts'
import { textsIn, type Texts } from '../texts/index.ts'
import { languageSwitch } from './language-switch.ts'

/** Whose pages these are. */
export interface Site {
  organisation: string
  publicUrl: URL
  /** Absent: everything is ours. */
  brand?: Brand
}

/** What every page shows around its content, and the texts of the language it is in. */
export interface Frame extends Site {
  texts: Texts
  /** The path that shows this page again. */
  at: string | undefined
}

export const frameFor = (site: Site, { language, at }: Reader): Frame => ({ ...site, texts: textsIn(language), at })

interface Document {
  title: string
  stylesheets: readonly string[]
  /** Those that run. */
  scripts: readonly string[]
  body: Html
}

export const renderDocument = (
  { texts, organisation, brand }: Frame,
  { title, stylesheets, scripts, body }: Document,
): string =>
  String(html`<!doctype html>
<html lang="${texts.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title} · ${organisation}</title>
<link rel="icon" href="${assetPaths.favicon}" type="image/svg+xml">${[
    ...stylesheets,
    ...(brand?.stylesheet ? [brand.stylesheet.path] : []),
  ].map(path => html`<link rel="stylesheet" href="${path}">`)}${scripts.map(
    path => html`<script src="${path}" defer></script>`,
  )}</head>
<body>${body}</body>
</html>
`)

export interface Card {
  title: string
  width?: 'wide' | 'xwide'
  /** A bar over the heading: which app, or which step. */
  head?: Part
  heading: string
  lead?: Part
  content: Part
  /** While the public URL is being chosen there is no address to show. */
  settingUp?: boolean
  /** Has a password field or a form whose second click should not count. */
  script?: boolean
  /** Has a form that asks the browser for a passkey. */
  passkeys?: boolean
  /** Has a field for a new password, which is measured as it is typed. */
  measures?: boolean
  /** Shows what apps will see of what is typed. */
  previews?: boolean
  /** Made of what the first stylesheet has: the page everybody comes by is kept light. */
  isLight?: boolean
}

/** The logo, or our mark; the name stands beside it. */
export const brandMark = ({ brand }: Frame): Html =>
  brand?.logo === undefined ? mark : html`<img class="logo" src="${brand.logo}" width="26" height="26" alt="">`

/** A page of one card: brand above, address below. */
export function renderCard(frame: Frame, card: Card): string {
  const foot =
    !card.settingUp &&
    html`<span>${icon('lock', 14)} <span>${frame.texts.shared.youAreOn(frame.publicUrl.host)}</span></span>`
  const body = html`<main class="auth"><a class="auth-brand" href="/">${brandMark(frame)}${frame.organisation}</a>
<div class="auth-card${card.width && html` ${card.width}`}">${card.head}<div class="auth-body"><h1>${card.heading}</h1>${
    card.lead && html`<p class="auth-lead">${card.lead}</p>`
  }
${card.content}</div></div>
<footer class="auth-foot">${foot}${
    frame.brand?.contact && html`<span>${frame.texts.shared.trouble(frame.brand.contact)}</span>`
  }${languageSwitch(frame)}</footer></main>`
  const { title, script, passkeys, measures, previews, isLight } = card
  const { authStyle, cardsStyle, signInScript, passkeyScript, passwordScript, whatAppsSeeScript } = assetPaths
  return renderDocument(frame, {
    title,
    stylesheets: isLight ? [authStyle] : [authStyle, cardsStyle],
    scripts: [
      ...(script ? [signInScript] : []),
      ...(passkeys ? [passkeyScript] : []),
      ...(measures ? [passwordScript] : []),
      ...(previews ? [whatAppsSeeScript] : []),
    ],
    body,
  })
}

/** A box that says what happened and what to do. */
export const note = (
  tone: 'bad' | 'warn',
  sign: 'alert-circle' | 'clock-pause' | 'alert-triangle',
  heading: Part,
  text: Part,
): Html => html`<div class="note ${tone}" role="alert">${icon(sign, 18)}<div><b>${heading}</b>${text}</div></div>`

/** A box that says that it is done. */
export const doneNote = (text: Part): Html =>
  html`<div class="note ok" role="status">${icon('circle-check', 18)}<div>${text}</div></div>`

export const referenceLine = ({ texts }: Frame, reference: string): Html =>
  html`<p class="hint">${texts.shared.reference(reference)}</p>`

import type { ErrorView } from '#http'
import { visible } from '#ground'
import { html } from '../html.ts'
import { printWait } from '../time.ts'
import { appBar, contactBox, type AppCard, type Contact } from './app-card.ts'
import { referenceLine, renderCard, type Frame } from './frame.ts'

/** Any error that has no page of its own. */
export function renderError(frame: Frame, view: ErrorView): string {
  const { language, error: texts, problem } = frame.texts
  const heading = texts.headings[view.status] ?? texts.heading
  return renderCard(frame, {
    title: heading,
    heading,
    lead: view.status === 404 ? texts.notFound : problem(view.said),
    content: html`<div class="stack">${
      view.retryAfterMs !== undefined && html`<p>${texts.retry(printWait(language, view.retryAfterMs))}</p>`
    }${view.reference && html`<p class="hint">${texts.passOn(view.reference)}</p>`}<a class="btn line block" href="/">${texts.back}</a></div>`,
  })
}

export interface ProtocolErrorView {
  app?: AppCard | undefined
  /** The protocol's own words, for whoever looks after the app. */
  technical: string
  /** Whom to ask, where somebody is named and the reader may know. */
  contact?: Contact | null
  reference: string
}

/** A sign-in that cannot go on for a reason only the app's keeper can mend. */
export function renderProtocolError(frame: Frame, { app, technical, contact, reference }: ProtocolErrorView): string {
  const texts = frame.texts.protocol
  return renderCard(frame, {
    title: texts.title,
    head: app && appBar(app, frame.texts.redirect.youCameFrom(app.title)),
    heading: texts.heading,
    lead: texts.lead(app?.title),
    content: html`<div class="stack"><div class="field"><b class="legend">${texts.technical}</b><pre class="pre" tabindex="0">${visible(technical)}</pre></div>${app && contact && contactBox(frame, contact, app, reference, false)}
<a class="btn primary block" href="/">${frame.texts.shared.toMyApps}</a>${referenceLine(frame, reference)}</div>`,
  })
}

import { visible } from '#ground'
import { html } from '../html.ts'
import { appBar, type AppCard } from './app-card.ts'
import { doneNote, renderCard, type Frame } from './frame.ts'

export interface RedirectAddedView {
  app: AppCard
  /** Only text, here too. */
  address: string
  /** On this server: the app's request once more. Null where it is not known. */
  againUrl: string | null
}

/** An admin has added the redirect address that was missing. */
export function renderRedirectAdded(frame: Frame, { app, address, againUrl }: RedirectAddedView): string {
  const texts = frame.texts.redirect
  return renderCard(frame, {
    title: texts.added.title(app.title),
    head: appBar(app, texts.youCameFrom(app.title)),
    heading: texts.added.title(app.title),
    lead: texts.added.lead(app.title),
    content: html`<div class="stack">${doneNote(html`<code class="mono">${visible(address)}</code>`)}
${againUrl === null ? texts.added.startAgain(app.title) : html`<a class="btn primary block" href="${againUrl}">${texts.added.goOn(app.title)}</a>`}
<a class="btn line block" href="/">${frame.texts.shared.toMyApps}</a></div>`,
  })
}

import type { Millis } from '#ground'
import type { AccessRequest } from '#directory'
import { html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { printMoment } from '../../time.ts'
import { doneNote, type Frame } from '../frame.ts'
import { renderPortal, type PortalPerson } from '../portal.ts'
import { avatar } from '../avatar.ts'
import { printSpan } from './spans.ts'

/** Somebody who waits, and for which app. */
export interface Waiting {
  request: AccessRequest
  who: { displayName: string; username: string; picture: string | null }
  app: string
  path: string
}

export interface DecidingView {
  person: PortalPerson
  waiting: readonly Waiting[]
  /** Whether one was just answered. */
  answered: boolean
  now: Millis
}

/** Who waits for an answer of this person, the oldest first. */
export function renderDeciding(frame: Frame, { person, waiting, answered, now }: DecidingView): string {
  const { deciding: texts, own } = frame.texts.request
  const none = html`<div class="empty">${icon('message-question', 28)}<h2>${texts.none}</h2><p>${texts.noneNote}</p></div>`
  const rows = waiting.map(
    ({ request, who, app, path }) =>
      html`<li>${avatar(who)}<div class="what"><b>${who.displayName || who.username}</b> ${texts.asksFor(app)}<small>${printSpan(frame, request.wantedDays, request.createdAt)} · ${own.sent(printMoment(frame.texts.language, request.createdAt, now))}</small><small>${own.word(request.reason)}</small></div><span class="r"><a class="btn line xs" href="${path}">${texts.answer}</a></span></li>`,
  )
  return renderPortal(frame, {
    title: texts.title,
    place: 'apps',
    person,
    content: html`<div class="head"><div><h1>${texts.title}</h1><p>${texts.lead}</p></div></div>${answered && doneNote(texts.answered)}${
      waiting.length === 0 ? none : html`<section class="panel"><ul class="rows">${rows}</ul></section>`
    }`,
  })
}

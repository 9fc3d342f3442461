import type { Millis } from '#ground'
import type { AccessRequest } from '#directory'
import { html, type Html, type Part } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { printDay, printMoment } from '../../time.ts'
import { appBar, firstName, type AppCard } from '../app-card.ts'
import { renderCard, type Frame } from '../frame.ts'
import { printSpan } from './spans.ts'

export interface SentView {
  app: AppCard
  request: AccessRequest
  /** Who decides; null: the admins. */
  decider: string | null
  /** Whether the answer comes by mail as well. */
  byMail: boolean
  withdrawAction: string
  now: Millis
}

/** A request that waits: with whom it is, what happens next, and how it is taken back. */
export function renderSent(frame: Frame, view: SentView): string {
  const { sent: texts } = frame.texts.request
  const { app, request, decider, byMail, withdrawAction, now } = view
  const { language } = frame.texts
  const fact = (sign: IconName, name: string, value: Part, mono = false): Html =>
    html`<div>${icon(sign, 18)}<dt>${name}</dt><dd${mono && html` class="mono"`}>${value}</dd></div>`
  const next = (sign: IconName, text: string): Html => html`<li>${icon(sign, 18, 'dimc')}<span>${text}</span></li>`
  return renderCard(frame, {
    title: texts.title,
    head: appBar(app, frame.texts.refusal.youAskedFor(app.title)),
    heading: decider === null ? texts.headingAdmins : texts.heading(firstName(decider)),
    lead: texts.lead,
    script: true,
    content: html`<div class="stack"><dl class="facts">${[
      fact('user', texts.to, decider === null ? texts.admins : html`${decider}<small>${texts.adminsToo}</small>`),
      fact('clock', texts.at, printMoment(language, request.createdAt, now)),
      fact('calendar-event', texts.askedFor, printSpan(frame, request.wantedDays, request.createdAt)),
      request.reference !== null && fact('hash', texts.reference, request.reference, true),
    ]}</dl>
<h2 class="sub">${texts.next}</h2><ul class="why">${[
      next('mail', byMail ? texts.byMail : texts.onMyApps),
      next('apps', texts.opens(app.title)),
      request.wantedDays !== null && next('calendar-event', byMail ? texts.ends : texts.endsUnsaid),
      next('clock', texts.open(printDay(language, request.expiresAt))),
    ]}</ul>
<a class="btn primary block" href="/">${frame.texts.shared.toMyApps}</a><form method="post" action="${withdrawAction}"><button class="btn line block">${texts.withdraw}</button></form></div>`,
  })
}

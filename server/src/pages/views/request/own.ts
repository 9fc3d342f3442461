import type { Millis } from '#ground'
import type { AccessRequest } from '#directory'
import { html, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { printDay, printMoment } from '../../time.ts'
import { appIcon, type AppCard } from '../app-card.ts'
import type { Frame } from '../frame.ts'

/** What the person asked for lately, and what became of it. */
export interface OwnRequest {
  app: AppCard
  request: AccessRequest
  /** Where it is looked at while it waits. */
  path: string
}

function outcome({ texts }: Frame, { request }: OwnRequest, now: Millis): Html {
  const { own } = texts.request
  const { state, grantedUntil, createdAt } = request
  if (state === 'open')
    return html`<small>${own.waiting} · ${own.sent(printMoment(texts.language, createdAt, now))}</small>`
  if (state === 'refused') return html`<small>${own.refused}</small>`
  return html`<small>${grantedUntil === null ? own.approved : own.approvedUntil(printDay(texts.language, grantedUntil))}</small>`
}

/** Those that wait and those answered lately, under the apps. */
export function ownRequests(frame: Frame, requests: readonly OwnRequest[], now: Millis): Html | false {
  const { own } = frame.texts.request
  return (
    requests.length > 0 &&
    html`<h2 class="sect">${own.heading}</h2><section class="panel"><ul class="rows">${requests.map(
      one =>
        html`<li>${appIcon(one.app)}<div class="what"><b>${one.app.title}</b>${outcome(frame, one, now)}${
          one.request.word !== null && html`<small>${own.word(one.request.word)}</small>`
        }</div>${one.request.state === 'open' && html`<span class="r"><a class="btn line xs" href="${one.path}">${own.look}</a></span>`}</li>`,
    )}</ul></section>`
  )
}

/** That others wait for an answer of this person. */
export function waitingNote({ texts }: Frame, count: number, path: string): Html | false {
  const { deciding } = texts.request
  return (
    count > 0 &&
    html`<div class="note acc" role="status">${icon('message-question', 18)}<div><b>${deciding.count(count)}</b></div><div class="ans"><a class="btn line xs" href="${path}">${deciding.look}</a></div></div>`
  )
}

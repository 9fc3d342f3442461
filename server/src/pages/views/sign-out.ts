import { html, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import { appBar, appIcon, type AppCard } from './app-card.ts'
import { hiddenFields } from './field.ts'
import { renderCard, type Frame } from './frame.ts'

export interface SignOutView {
  username: string
  /** The app whose sign-out led here. */
  app?: AppCard | undefined
  /** Where the answer is posted; `/sign-out` unless told. */
  action?: string
  fields?: Record<string, string>
  /** The name and value of the button that means yes, where the receiver asks for them. */
  confirm?: { name: string; value: string }
  stayUrl?: string
}

export function renderSignOut(frame: Frame, view: SignOutView): string {
  const texts = frame.texts.signOut
  const { app, username, action = '/sign-out', fields = {}, confirm, stayUrl = '/' } = view
  return renderCard(frame, {
    title: texts.title,
    head: app && appBar(app, frame.texts.redirect.youCameFrom(app.title)),
    heading: texts.heading,
    lead: app ? texts.leadFromApp(app.title, frame.organisation) : texts.lead(frame.organisation),
    script: true,
    content: html`<form class="stack" method="post" action="${action}">${hiddenFields(fields)}
<p class="hint">${frame.texts.shared.signedInAs(username)}</p>
<div class="btns stackm"><button class="btn primary grow"${confirm && html` name="${confirm.name}" value="${confirm.value}"`}>${texts.submit}</button><a class="btn line" href="${stayUrl}">${texts.stay}</a></div></form>`,
  })
}

/**
 * What is known of an app the ended session had opened: it confirmed; it was told and has not answered; it has to ask
 * us again before long; or it keeps a sign-in of its own that no message reaches.
 */
export type AppAfterSignOut = 'signed-out' | 'waiting' | 'later' | 'own'

export interface SignedOutView {
  apps: { title: string; icon: string | null; after: AppAfterSignOut }[]
  /** Where the same is shown as it is then. */
  againUrl?: string
  /** How many other browsers and devices the person is still signed in on. */
  others?: number
}

const tones = { 'signed-out': 'ok', waiting: 'warn', later: 'warn', own: 'bad' } as const
const signs = { 'signed-out': 'circle-check', waiting: 'refresh', later: 'clock-pause', own: 'alert-triangle' } as const

/** A row for each app: what it answered. */
export const appAnswers = ({ texts }: Frame, apps: SignedOutView['apps']): Html[] =>
  apps.map(
    app =>
      html`<li>${appIcon(app)}<span>${app.title}${texts.signedOut.notes[app.after] && html`<small>${texts.signedOut.notes[app.after]}</small>`}</span><span class="re ${tones[app.after]}">${icon(signs[app.after])}${texts.signedOut.answers[app.after]}</span></li>`,
  )

export function renderSignedOut(frame: Frame, { apps, againUrl, others = 0 }: SignedOutView): string {
  const texts = frame.texts.signedOut
  const rows = appAnswers(frame, apps)
  const isWaiting = againUrl !== undefined && apps.some(({ after }) => after === 'waiting')
  return renderCard(frame, {
    title: texts.title,
    heading: texts.heading,
    lead: (rows.length ? texts.leadWithApps : texts.lead)(frame.organisation),
    content: html`<div class="stack">${rows.length > 0 ? html`<ul class="answers">${rows}</ul>` : html`<p class="hint">${texts.ownSessions}</p>`}${isWaiting && html`<p class="hint">${texts.waiting} <a href="${againUrl}">${texts.lookAgain}</a></p>`}
<a class="btn primary block" href="/sign-in">${texts.again}</a>
<p class="hint">${texts.shared}${others > 0 && html` ${texts.others.count(others)} <a href="/sign-out/everywhere">${texts.others.end}</a>`}</p></div>`,
  })
}

import { html } from '../../html.ts'
import type { Shown } from '../avatar.ts'
import { note, renderCard, type Frame } from '../frame.ts'
import { whoBox } from '../sign-in/parts.ts'

export interface ConfirmEmailView {
  user: Shown
  email: string
  /** Why it cannot be theirs. */
  problem?: string | undefined
}

/** Asks before it changes anything: whatever merely looks at a link confirms nothing. */
export function renderConfirmEmail(frame: Frame, { user, email, problem }: ConfirmEmailView): string {
  const texts = frame.texts.links.confirm
  return renderCard(frame, {
    title: texts.title,
    heading: texts.heading,
    lead: texts.lead(email, user.username ?? ''),
    script: true,
    content: html`${whoBox(frame, user)}<form class="stack" method="post" action="/confirm-email">${
      problem !== undefined && note('bad', 'alert-circle', texts.takenHeading, problem)
    }<button class="btn primary block">${texts.submit}</button><p class="hint">${texts.leave}</p></form>`,
  })
}

export function renderEmailConfirmed(frame: Frame, email: string): string {
  const texts = frame.texts.links.confirm
  return renderCard(frame, {
    title: texts.done,
    heading: texts.done,
    lead: texts.doneLead(email),
    content: html`<div class="stack"><a class="btn primary block" href="/">${texts.goOn}</a></div>`,
  })
}

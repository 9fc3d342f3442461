import { html } from '../html.ts'
import { en } from '../texts/en.ts'
import { hiddenFields } from './field.ts'
import { renderCard, type Frame } from './frame.ts'

/** Asks before it redeems, so that whatever merely looks at a link does not use it up. */
export const renderOwnerLogin = (frame: Frame, token: string): string =>
  renderCard(frame, {
    title: en.ownerLogin.title,
    heading: en.ownerLogin.heading,
    lead: en.ownerLogin.lead,
    script: true,
    content: html`<form class="stack" method="post" action="/owner-login">${hiddenFields({ token })}<button class="btn primary block">${en.ownerLogin.submit}</button></form>`,
  })

export const renderOwnerLoginEnded = (frame: Frame): string =>
  renderCard(frame, {
    title: en.ownerLogin.endedHeading,
    heading: en.ownerLogin.endedHeading,
    lead: en.ownerLogin.endedLead,
    content: html`<div class="stack"><div class="field"><b class="legend">${en.ownerLogin.makeNew}</b><pre class="pre" tabindex="0">${en.ownerLogin.command}</pre></div>
<a class="btn line block" href="/sign-in">${en.shared.signIn}</a></div>`,
  })

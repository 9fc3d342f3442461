import { html } from '../html.ts'
import { hiddenFields } from './field.ts'
import { renderCard, type Frame } from './frame.ts'

/** Asks before it redeems, so that whatever merely looks at a link does not use it up. */
export const renderOwnerLogin = (frame: Frame, token: string): string =>
  renderCard(frame, {
    title: frame.texts.ownerLogin.title,
    heading: frame.texts.ownerLogin.heading,
    lead: frame.texts.ownerLogin.lead,
    script: true,
    content: html`<form class="stack" method="post" action="/owner-login">${hiddenFields({ token })}<button class="btn primary block">${frame.texts.ownerLogin.submit}</button></form>`,
  })

export const renderOwnerLoginEnded = (frame: Frame): string =>
  renderCard(frame, {
    title: frame.texts.ownerLogin.endedHeading,
    heading: frame.texts.ownerLogin.endedHeading,
    lead: frame.texts.ownerLogin.endedLead,
    content: html`<div class="stack"><div class="field"><b class="legend">${frame.texts.ownerLogin.makeNew}</b><pre class="pre" tabindex="0">npx doorward owner-login</pre></div>
<a class="btn line block" href="/sign-in">${frame.texts.shared.signIn}</a></div>`,
  })

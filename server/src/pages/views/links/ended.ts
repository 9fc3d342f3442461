import { html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { renderCard, type Frame } from '../frame.ts'

/** A link that was used, has run out or never was: nobody is told which. */
export function renderLinkEnded(frame: Frame, kind: 'reset' | 'invitation' | 'email'): string {
  const { links } = frame.texts
  const texts = links[kind]
  return renderCard(frame, {
    title: links.endedTitle,
    heading: links.endedHeading,
    lead: texts.lead,
    content: html`<div class="stack"><ul class="why"><li>${icon('circle-check', 18, 'okc')}<span>${texts.done}</span></li><li>${icon('refresh', 18, 'dimc')}<span>${texts.otherwise}</span></li><li>${icon('shield-x', 18, 'dimc')}<span>${links.nothingChanged}</span></li></ul>
${kind === 'reset' && html`<a class="btn primary block" href="/forgot">${links.reset.again}</a>`}<a class="btn line block" href="/sign-in">${links.signIn}</a></div>`,
  })
}

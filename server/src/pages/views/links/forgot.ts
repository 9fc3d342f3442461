import type { Millis } from '#ground'
import { html, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { minuteTime } from '../../time.ts'
import { initials } from '../app-card.ts'
import { hiddenFields, renderField } from '../field.ts'
import { renderCard, type Frame } from '../frame.ts'
import { wayFields, wayTo, type Way } from '../sign-in/parts.ts'

/** Whom to ask: a name, and behind its first comma where to find them. */
function askBox(frame: Frame, contact: string, fallback: string): Html {
  const [name = '', ...rest] = contact.split(',').map(part => part.trim())
  const who = name || frame.texts.forgot.whoever
  return html`<div class="contact"><span class="av" aria-hidden="true">${name ? initials(who) : icon('user', 18)}</span><div>${who}<small>${rest.join(', ') || fallback}</small></div></div>`
}

const backLink = (frame: Frame, way: Way): Html =>
  html`<p class="hint"><a href="${wayTo('/sign-in', way)}">${frame.texts.forgot.back}</a></p>`

export function renderForgot(frame: Frame, way: Way): string {
  const texts = frame.texts.forgot
  return renderCard(frame, {
    title: texts.title,
    heading: texts.heading,
    lead: texts.lead,
    script: true,
    content: html`<form class="stack" method="post" action="/forgot">${renderField(frame, {
      id: 'username',
      label: frame.texts.signIn.identifier,
      autocomplete: 'username',
      autofocus: true,
      maxLength: 256,
    })}${wayFields(way)}
<button class="btn primary block">${texts.submit}</button>
<div class="note">${icon('building', 18)}<div><b>${texts.elsewhere}</b>${texts.elsewhereHelp}</div></div>
<p class="hint">${texts.passkey} <a href="${wayTo('/sign-in', way)}">${texts.passkeyLink}</a></p></form>`,
  })
}

export interface MailedView extends Way {
  /** As it was typed. */
  name: string
  until: Millis
  from: string
  contact: string
}

/** The same words whoever was named. */
export function renderMailed(frame: Frame, view: MailedView): string {
  const texts = frame.texts.forgot
  const { name, until, from, contact } = view
  return renderCard(frame, {
    title: texts.title,
    heading: texts.sentHeading,
    lead: texts.sentLead(name, html`<b>${minuteTime(frame.texts.language, until)}</b>`),
    script: true,
    content: html`<div class="stack"><ul class="why"><li>${icon('mail', 18, 'dimc')}<span>${texts.from(from, frame.publicUrl.host)}</span></li><li>${icon('clock', 18, 'dimc')}<span>${texts.nothing}</span></li><li>${icon('shield-check', 18, 'dimc')}<span>${texts.secondFactor}</span></li></ul>
<form method="post" action="/forgot">${hiddenFields({ username: name })}${wayFields(view)}<button class="btn line block">${texts.again}</button></form>
<hr class="sep"><h2 class="sub">${texts.noMailbox}</h2>${askBox(frame, contact, texts.inPerson)}
${backLink(frame, view)}</div>`,
  })
}

/** Where no mail is sent: whom to ask, and what happens then. */
export function renderAskSomebody(frame: Frame, { contact, ...way }: Way & { contact: string }): string {
  const texts = frame.texts.forgot
  const [name = ''] = contact.split(',')
  const [check, show, open] = texts.they
  return renderCard(frame, {
    title: texts.title,
    heading: name.trim() === '' ? texts.askSomebody : texts.askHeading(name.trim()),
    lead: texts.askLead,
    content: html`<div class="stack">${askBox(frame, contact, texts.inPerson)}
<h2 class="sub">${texts.afterwards}</h2><ol class="why"><li>${icon('user-check', 18, 'dimc')}<span>${check}</span></li><li>${icon('qrcode', 18, 'dimc')}<span>${show}</span></li><li>${icon('lock', 18, 'dimc')}<span>${open}</span></li></ol>
<p class="hint">${texts.ready}</p>
<a class="btn primary block" href="${wayTo('/sign-in', way)}">${texts.back}</a></div>`,
  })
}

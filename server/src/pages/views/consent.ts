import { html, type Part } from '../html.ts'
import { icon, type IconName } from '../icons.ts'
import type { Texts } from '../texts/index.ts'
import { appBar, type AppCard } from './app-card.ts'
import { hiddenFields } from './field.ts'
import { renderCard, type Frame } from './frame.ts'

export type ConsentFact = keyof Texts['consent']['facts']

export interface ConsentView {
  app: AppCard
  username: string
  /** What the app will be told, with the real values: of `photo` its address here, of `offline` none. */
  facts: { fact: ConsentFact; title?: string; value?: string; note?: string | undefined }[]
  /** Where the answer is posted: `answer=allow` or `answer=refuse`, with these fields. */
  action: string
  fields?: Record<string, string>
  /** Where to choose another account. */
  switchUrl: string
}

const icons: Record<ConsentFact, IconName> = {
  name: 'user',
  username: 'id-badge-2',
  email: 'mail',
  groups: 'users',
  phone: 'phone',
  photo: 'photo',
  language: 'language',
  offline: 'refresh',
  attribute: 'info-circle',
}

export function renderConsent(
  frame: Frame,
  { app, username, facts, action, fields = {}, switchUrl }: ConsentView,
): string {
  const texts = frame.texts.consent
  const valueOf = (fact: ConsentFact, value: string | undefined): Part => {
    if (fact === 'photo') return html`<img class="logo" src="${value}" width="32" height="32" alt="">`
    return fact === 'offline' ? texts.whileAway : value
  }
  const rows = facts.map(
    ({ fact, title, value, note }) =>
      html`<div>${icon(icons[fact], 17)}<dt>${title ?? texts.facts[fact]}</dt><dd>${valueOf(fact, value)}${note && html`<small>${note}</small>`}</dd></div>`,
  )
  return renderCard(frame, {
    title: texts.title(app.title),
    head: appBar(app, texts.firstSignIn(app.title)),
    heading: texts.heading(app.title),
    lead: texts.lead(app.title),
    script: true,
    content: html`<form class="stack" method="post" action="${action}">${hiddenFields(fields)}<dl class="facts">${rows}</dl>
<p class="hint">${texts.once}</p>
<div class="btns stackm"><button class="btn primary grow" name="answer" value="allow">${texts.allow}</button><button class="btn line" name="answer" value="refuse">${texts.refuse}</button></div>
<p class="hint">${frame.texts.shared.signedInAs(username)} <a href="${switchUrl}">${frame.texts.shared.useAnotherAccount}</a></p></form>`,
  })
}

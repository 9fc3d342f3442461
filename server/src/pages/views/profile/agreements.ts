import type { Agreement } from '../../deps.ts'
import { html } from '../../html.ts'
import { dayOf } from '../../time.ts'
import { appIcon } from '../app-card.ts'
import { hiddenFields } from '../field.ts'
import type { Frame } from '../frame.ts'
import type { PortalPerson } from '../portal.ts'
import { panel, postButton, renderProfile } from './page.ts'

export interface AgreementsView {
  person: PortalPerson
  agreements: readonly Agreement[]
  done?: string | undefined
}

/** Apps somebody has allowed to know who they are, with what each is told today. */
export function renderAgreements(frame: Frame, { person, agreements, done }: AgreementsView): string {
  const { agreements: texts, consent, language } = frame.texts
  const rows = agreements.map(({ appId, app, since, facts }) => {
    const told = facts.map(
      ({ fact, title, value }) =>
        html`<div><dt>${title ?? consent.facts[fact]}</dt><dd>${fact === 'offline' ? consent.whileAway : value}</dd></div>`,
    )
    return html`<li>${appIcon(app)}<span class="what"><b>${app.title}</b><small>${[app.host, since !== null && texts.since(dayOf(language, since))].filter(Boolean).map((part, i) => html`${i > 0 && ' · '}${part}`)}</small><details><summary>${texts.told}</summary><dl class="told">${told}</dl></details></span><span class="r">${postButton('/profile/apps/revoke', hiddenFields({ app: appId }), texts.revoke, texts.revokeOne(app.title), 'danger')}</span></li>`
  })
  return renderProfile(frame, {
    tab: 'apps',
    person,
    lead: texts.lead,
    done,
    content: panel({
      heading: texts.heading,
      rows,
      body: rows.length === 0 && html`<p class="hint">${texts.none}</p>`,
      footer: rows.length > 0 && texts.note,
    }),
  })
}

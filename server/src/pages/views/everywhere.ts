import type { Millis, SessionId } from '#ground'
import type { OpenSession } from '#signin'
import { html } from '../html.ts'
import { icon } from '../icons.ts'
import { printMoment } from '../time.ts'
import { printDevice } from './device-name.ts'
import { renderCard, type Frame } from './frame.ts'
import { deviceIcons } from './profile/sessions.ts'
import { appAnswers, type SignedOutView } from './sign-out.ts'

export function renderAskEverywhere(frame: Frame, { username }: { username: string }): string {
  const texts = frame.texts.everywhere
  return renderCard(frame, {
    title: texts.title,
    heading: texts.askHeading,
    lead: texts.askLead,
    script: true,
    content: html`<form class="stack" method="post" action="/sign-out/everywhere"><p class="hint">${frame.texts.shared.signedInAs(username)}</p>
<div class="btns stackm"><button class="btn primary grow">${texts.submit}</button><a class="btn line" href="/profile/devices">${texts.stay}</a></div></form>`,
  })
}

export interface EverywhereView {
  /** What was open. */
  sessions: readonly OpenSession[]
  total: number
  here: SessionId
  apps: SignedOutView['apps']
  /** Names of app passwords, which are no sign-ins and go on. */
  appPasswords: readonly string[]
  now: Millis
}

/** What ended, and what did not. Shown once. */
export function renderEverywhere(frame: Frame, view: EverywhereView): string {
  const { everywhere: texts, devices, language } = frame.texts
  const { sessions, total, here, apps, appPasswords, now } = view
  const rows = sessions
    .toSorted((a, b) => Number(b.id === here) - Number(a.id === here))
    .map(
      ({ id, device, lastSeenAt }) =>
        html`<li>${icon(deviceIcons[device.kind], 19)}<span>${printDevice(frame.texts, device)}<small>${id === here ? texts.here : texts.wasActive(printMoment(language, lastSeenAt, now))}</small></span><span class="re ok">${icon('circle-check')}${texts.ended}</span></li>`,
    )
  return renderCard(frame, {
    title: texts.doneTitle,
    heading: texts.heading,
    lead: texts.lead(total),
    content: html`<div class="stack"><ul class="answers">${rows}</ul>${total > rows.length && html`<p class="hint">${devices.more(total - rows.length)}</p>`}${
      apps.length > 0 && html`<h2 class="sub">${texts.apps}</h2><ul class="answers">${appAnswers(frame, apps)}</ul>`
    }${
      appPasswords.length > 0 &&
      html`<div class="note">${icon('key', 18)}<div><b>${texts.stillWork(appPasswords.length)}</b>${texts.stillWorkHelp(appPasswords.map(texts.quoted).join(', '))}</div></div>`
    }
<a class="btn primary block" href="/sign-in">${texts.again}</a><p class="hint">${texts.hint}</p></div>`,
  })
}

import type { Millis } from '#ground'
import { html, type Html, type Part } from '../html.ts'
import { icon, type IconName } from '../icons.ts'
import { clockTime, printMoment, printWait } from '../time.ts'
import { appBar, type AppCard } from './app-card.ts'
import type { Shown } from './avatar.ts'
import type { ConsentFact } from './consent.ts'
import { hiddenFields, renderField } from './field.ts'
import { note, renderCard, type Frame } from './frame.ts'
import { whoBox } from './sign-in/parts.ts'

/** Forms that are posted where they say, with these fields. */
interface Posted {
  action: string
  fields: Record<string, string>
}

export interface DeviceCodeView extends Posted {
  user: Shown
  /** What was typed, or came in the address. */
  userCode: string
  problem: 'missing' | 'unknown' | 'over' | 'stopped' | 'failed' | { until: Millis; now: Millis } | undefined
}

/** Where the code is typed that a device shows. */
export function renderDeviceCode(frame: Frame, { user, userCode, problem, action, fields }: DeviceCodeView): string {
  const texts = frame.texts.device
  const { language } = frame.texts
  const isError = problem === 'missing' || problem === 'unknown' || problem === 'over'
  const says =
    typeof problem === 'object'
      ? note(
          'warn',
          'clock-pause',
          texts.paused(printWait(language, problem.until - problem.now)),
          texts.pausedHelp(clockTime(language, problem.until)),
        )
      : problem === 'stopped' || problem === 'failed'
        ? note('warn', 'alert-circle', texts[problem].heading, texts[problem].text)
        : undefined
  return renderCard(frame, {
    title: texts.title,
    heading: texts.title,
    lead: texts.lead,
    script: true,
    content: html`${whoBox(frame, user, { next: '/openid/device' })}
<form class="stack" method="post" action="${action}">${hiddenFields(fields)}${says}${renderField(frame, {
      id: 'user_code',
      label: texts.code,
      value: userCode,
      hint: texts.codeHint,
      error: isError ? texts.errors[problem] : undefined,
      autocomplete: 'off',
      mono: true,
      autofocus: true,
      maxLength: 40,
    })}
<div class="note warn">${icon('alert-triangle', 18)}<div><b>${texts.onlyHere}</b>${texts.onlyHereWhy}</div></div><button class="btn primary block">${texts.goOn}</button></form>`,
  })
}

export interface DeviceConfirmView extends Posted {
  app: AppCard
  user: Shown
  userCode: string
  device: { address: string; browser: string | null; at: Millis; isHere: boolean }
  now: Millis
  facts: { fact: ConsentFact; title?: string; value?: string }[]
}

/** The last look before a device is signed in: which app, which code, from where. It may be a stranger's. */
export function renderDeviceConfirm(frame: Frame, view: DeviceConfirmView): string {
  const { app, user, userCode, device, now, facts, action, fields } = view
  const { device: texts, consent, language } = frame.texts
  const row = (sign: IconName, term: string, value: Part): Html =>
    html`<div>${icon(sign, 17)}<dt>${term}</dt><dd>${value}</dd></div>`
  const names = facts
    .filter(({ fact }) => fact !== 'offline')
    .map(({ fact, title }) => title ?? consent.facts[fact])
    .join(', ')
  return renderCard(frame, {
    title: texts.confirmTitle,
    head: appBar(app, texts.asksFor(app.title)),
    heading: texts.confirmHeading,
    lead: texts.compare,
    script: true,
    content: html`<div class="stack"><p class="usercode">${userCode}</p>
<dl class="facts">${device.browser !== null && row('device-tv', texts.device, device.browser)}${row(
      'world',
      texts.asksFrom,
      html`${device.address}<small>${device.isHere ? texts.sameAddress : texts.otherAddress}</small>`,
    )}${row('clock', texts.since, printMoment(language, device.at, now))}${row(
      'user',
      texts.you,
      html`${user.displayName} <small>${names !== '' && `${texts.receives(names)} `}${texts.staysUntil}</small>`,
    )}</dl>
<form class="btns stackm" method="post" action="${action}">${hiddenFields(fields)}<button class="btn primary grow" name="confirm" value="yes">${texts.yes}</button><button class="btn line" name="abort" value="yes">${texts.stop}</button></form></div>`,
  })
}

export interface DeviceDoneView {
  app: AppCard
  username: string
  at: Millis
}

export function renderDeviceDone(frame: Frame, { app, username, at }: DeviceDoneView): string {
  const texts = frame.texts.device
  return renderCard(frame, {
    title: texts.doneTitle,
    head: appBar(app, texts.connectedTo(app.title)),
    heading: texts.doneHeading,
    lead: html`<span role="status">${texts.goesOn}</span>`,
    content: html`<div class="stack"><p class="hint">${texts.signedInAs(app.title, username, clockTime(frame.texts.language, at))} ${texts.staysUntil}</p><a class="btn line block" href="/">${frame.texts.shared.toMyApps}</a></div>`,
  })
}

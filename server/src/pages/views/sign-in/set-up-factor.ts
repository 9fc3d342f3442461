import type { Millis, Secret } from '#ground'
import { html, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { qrCode } from '../../qr-code.ts'
import { printDay } from '../../time.ts'
import { renderField } from '../field.ts'
import { note, renderCard, type Frame } from '../frame.ts'
import { stepBar } from '../step-bar.ts'
import { passkeyFailed, passkeyForm, wayFields, wayTo, type Way } from './parts.ts'

const steps = (frame: Frame, now: 1 | 2 | 3): Html =>
  stepBar(frame.texts.setUpFactor.stepOf(now), frame.texts.setUpFactor.steps, now)

/** Step 1, for somebody a policy or an app asks for a second factor. */
export function renderSetUpChoice(frame: Frame, way: Way): string {
  const texts = frame.texts.setUpFactor
  const { choose } = texts
  // The script prefers the passkey where the browser has any.
  const card = (value: string, heading: Html, text: string, checked: boolean): Html =>
    html`<label class="choice"><input type="radio" name="how" value="${value}"${checked ? html` checked` : html` data-passkey-first`}><span>${heading}<p>${text}</p></span></label>`
  return renderCard(frame, {
    title: texts.title,
    width: 'wide',
    head: steps(frame, 1),
    heading: choose.heading,
    lead: choose.lead(frame.organisation, way.app?.title),
    script: true,
    passkeys: true,
    content: html`<form class="stack" method="post" action="/sign-in/set-up"><fieldset class="stack"><legend class="vh">${texts.title}</legend><div data-needs-passkey hidden>${card(
      'passkey',
      html`<b>${choose.passkey}</b><span class="tag">${choose.recommended}</span>`,
      choose.passkeyText,
      false,
    )}</div>${card('app', html`<b>${choose.app}</b>`, choose.appText, true)}</fieldset>
<p class="hint">${choose.hint}</p>${wayFields(way)}<div class="btns stackm"><button class="btn primary grow">${choose.submit}</button><a class="btn line" href="/sign-in/leave">${choose.leave}</a></div></form>`,
  })
}

export interface TotpSetUpView extends Way {
  username: string
  secret: Secret
  uri: Secret
  sealed: string
  error?: string | undefined
  /** Where the form goes and where “Back” leads; the sign-in's own steps unless given. */
  action: string
  back: string
  /** Whether it is one of three steps of a sign-in. */
  stepped: boolean
}

/** `ABCD EFGH …`, as it is typed into a phone. */
const spaced = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** Step 2 with an authenticator app. On a phone the key comes before the picture, which that phone cannot scan. */
export function renderTotpSetUp(frame: Frame, view: TotpSetUpView): string {
  const { title, app } = frame.texts.setUpFactor
  const uri = view.uri.reveal()
  return renderCard(frame, {
    title,
    width: 'wide',
    head: view.stepped && steps(frame, 2),
    heading: app.heading,
    lead: app.lead,
    script: true,
    content: html`<form class="stack" method="post" action="${view.action}"><div class="qr-row"><div class="qr">${qrCode(uri, app.picture)}</div><div class="field"><b class="legend">${app.cannotScan}</b><p class="hint">${app.enterKey}</p><pre class="pre" id="totp-key" tabindex="0">${spaced(view.secret.reveal())}</pre><div class="btns"><button type="button" class="btn line sm" hidden data-copies="totp-key" data-copied="${app.copied}">${icon('copy')}<span>${app.copy}</span></button><a class="btn line sm" href="${uri}">${icon('device-mobile')}${app.open}</a></div><p class="hint">${app.account(view.username)}</p></div></div>
<hr class="sep">${renderField(frame, {
      id: 'code',
      label: app.label,
      digits: true,
      autocomplete: 'one-time-code',
      maxLength: 12,
      hint: app.hint,
      error: view.error,
      autofocus: true,
    })}<input type="hidden" name="sealed" value="${view.sealed}">${wayFields(view)}
<div class="btns stackm"><button class="btn primary grow">${app.submit}</button><a class="btn line" href="${view.back}">${app.back}</a></div></form>`,
  })
}

export interface PasskeySetUpView extends Way {
  name: string
  error?: string | undefined
  /** The browser's answer did not fit. */
  failed?: boolean
  action: string
  options: string
  back: string
  stepped: boolean
}

export function renderPasskeySetUp(frame: Frame, view: PasskeySetUpView): string {
  const { title, passkey } = frame.texts.setUpFactor
  return renderCard(frame, {
    title,
    width: 'wide',
    head: view.stepped && steps(frame, 2),
    heading: passkey.heading,
    lead: passkey.lead,
    script: true,
    passkeys: true,
    content: html`<div class="stack">${view.failed && note('bad', 'alert-circle', passkey.failed, passkey.failedHelp)}${passkeyFailed('passkey-failed', passkey.failed, passkey.failedHelp)}<p class="hint" data-without-passkey>${passkey.needsScript}</p>${passkeyForm(
      { purpose: 'create', options: view.options, action: view.action, failed: 'passkey-failed' },
      html`${renderField(frame, {
        id: 'name',
        label: passkey.name,
        value: view.name,
        hint: passkey.nameHint,
        error: view.error,
        autocomplete: 'off',
        words: true,
        maxLength: 60,
      })}${wayFields(view)}<div class="btns stackm"><button class="btn primary grow" data-needs-passkey hidden>${passkey.submit}</button><a class="btn line" href="${view.back}">${passkey.back}</a></div>`,
    )}</div>`,
  })
}

export interface RecoveryCodesView extends Way {
  username: string
  codes: readonly string[]
  at: Millis
  /** “Continue” was pressed before the box was ticked. */
  notSaved?: boolean
  action: string
  /** One of three steps of a sign-in, which shows the codes until they are saved; elsewhere they are in this answer alone. */
  stepped: boolean
}

function codesFile(frame: Frame, { username, codes, at }: RecoveryCodesView): string {
  const texts = frame.texts.setUpFactor.codes
  const head = texts.fileText(username, frame.publicUrl.host, frame.organisation, printDay(frame.texts.language, at))
  return `data:text/plain;charset=utf-8,${encodeURIComponent(`${head}\n\n${codes.join('\n')}\n`)}`
}

/** The last step: shown once, and not left before the person says that they are kept. */
export function renderRecoveryCodes(frame: Frame, view: RecoveryCodesView): string {
  const { title, codes: texts } = frame.texts.setUpFactor
  const { username, codes, at, notSaved } = view
  return renderCard(frame, {
    title,
    width: 'wide',
    head: view.stepped && steps(frame, 3),
    heading: texts.heading,
    script: true,
    content: html`<form class="stack" method="post" action="${view.action}">${
      view.stepped &&
      html`<div class="note ok" role="status">${icon('circle-check', 18)}<div><b>${texts.done}</b>${texts.doneHelp}</div></div>`
    }<div class="codes-head"><span>${texts.for(username, frame.publicUrl.host)}</span><span>${texts.made(printDay(frame.texts.language, at))}</span></div>
<ol class="codes" id="recovery-codes">${codes.map(code => html`<li>${code}</li>`)}</ol>
<div class="btns"><button type="button" class="btn line sm" hidden data-copies="recovery-codes" data-copied="${texts.copied}">${icon('copy')}<span>${texts.copy}</span></button><a class="btn line sm" href="${codesFile(frame, view)}" download="${texts.fileName(username)}">${icon('download')}${texts.download}</a><button type="button" class="btn line sm" hidden data-prints>${icon('printer')}${texts.print}</button></div>
<p class="hint">${texts.hint}</p>
<label class="check"><input type="checkbox" name="saved" value="yes"${!view.stepped && html` required`}${notSaved && html` aria-invalid="true" aria-describedby="not-saved"`}><span>${texts.saved}</span></label>${
      notSaved &&
      html`<p class="err" id="not-saved" role="alert">${icon('alert-circle')}<span>${texts.notSaved}</span></p>`
    }${wayFields(view)}
<button class="btn primary block">${texts.submit(view.app?.title)}</button></form>`,
  })
}

export const backToChoice = (way: Way): string => wayTo('/sign-in/set-up', way)

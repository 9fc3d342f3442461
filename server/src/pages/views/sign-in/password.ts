import type { Millis } from '#ground'
import { html, type Html } from '../../html.ts'
import { clockTime, printWait } from '../../time.ts'
import { appBar } from '../app-card.ts'
import { icon } from '../../icons.ts'
import { renderField } from '../field.ts'
import { note, referenceLine, renderCard, type Frame } from '../frame.ts'
import { passkeyFailed, passkeyForm, wayFields, wayTo, type Way } from './parts.ts'

export interface SignInView extends Way {
  /** What was typed, or who has to confirm. */
  identifier?: string | undefined
  /** Set when somebody is signed in and is asked again. */
  again?: boolean
  refused?:
    | { kind: 'mismatch'; reference: string }
    | { kind: 'paused'; until: Millis; now: Millis }
    | { kind: 'busy' }
    /** The directory that keeps the password does not answer. */
    | { kind: 'unreachable' }
    | { kind: 'passkey'; reference: string }
    /** It waited too long, or was finished in another tab. */
    | { kind: 'over' }
    | undefined
}

function refusalNote(frame: Frame, refused: NonNullable<SignInView['refused']>): Html {
  const { language, signIn: texts } = frame.texts
  if (refused.kind === 'mismatch') return note('bad', 'alert-circle', texts.mismatch, texts.mismatchHelp)
  if (refused.kind === 'busy') return note('warn', 'clock-pause', texts.busy, texts.busyHelp)
  if (refused.kind === 'unreachable') return note('warn', 'clock-pause', texts.unreachable, texts.unreachableHelp)
  if (refused.kind === 'passkey') return note('bad', 'alert-circle', texts.passkeyFailed, texts.passkeyFailedHelp)
  if (refused.kind === 'over') return note('warn', 'clock-pause', texts.startAgain, texts.startAgainHelp)
  const wait = printWait(language, refused.until - refused.now)
  return note('warn', 'clock-pause', texts.paused(wait), texts.pausedHelp(clockTime(language, refused.until)))
}

export function renderSignIn(frame: Frame, view: SignInView): string {
  const texts = frame.texts.signIn
  const { app, identifier, refused } = view
  const mismatch = refused?.kind === 'mismatch'
  const fields = [
    renderField(frame, {
      id: 'username',
      label: texts.identifier,
      value: identifier ?? '',
      autocomplete: 'username webauthn',
      autofocus: !identifier,
      maxLength: 256,
    }),
    renderField(frame, {
      id: 'password',
      label: texts.password,
      type: 'password',
      autocomplete: 'current-password',
      aside: html`<a class="aside" href="${wayTo('/forgot', view)}">${texts.forgot}</a>`,
      autofocus: Boolean(identifier),
      error: mismatch ? texts.enterAgain : undefined,
    }),
  ]
  return renderCard(frame, {
    title: texts.title,
    head: app && appBar(app, texts.continueTo(app.title)),
    heading: texts.title,
    lead: view.again ? texts.again(app?.title) : texts.lead(frame.organisation),
    script: true,
    passkeys: true,
    isLight: true,
    content: html`<form class="stack" method="post" action="/sign-in">${refused && refusalNote(frame, refused)}${fields}${wayFields(view)}
<button class="btn primary block">${texts.submit}</button>${(mismatch || refused?.kind === 'passkey') && referenceLine(frame, refused.reference)}</form>
<div class="stack" data-needs-passkey hidden><div class="or">${texts.or}</div>${passkeyFailed('passkey-failed', texts.passkeyFailed, texts.passkeyFailedHelp)}${passkeyForm(
      {
        purpose: 'get',
        options: '/sign-in/passkey/options',
        action: '/sign-in/passkey',
        failed: 'passkey-failed',
        autofill: true,
      },
      html`${wayFields(view)}<button class="btn line block">${icon('fingerprint')}${texts.passkey}</button>`,
    )}</div>`,
  })
}

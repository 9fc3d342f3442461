import type { Millis } from '#ground'
import { html, type Html } from '../../html.ts'
import type { Shown } from '../avatar.ts'
import { icon } from '../../icons.ts'
import { note, referenceLine, renderCard, type Card, type Frame } from '../frame.ts'
import {
  methodList,
  passkeyFailed,
  passkeyForm,
  pausedNote,
  wayBar,
  wayFields,
  wayTo,
  whoBox,
  type Method,
  type Way,
} from './parts.ts'

export type ConfirmWith = 'code' | 'passkey' | 'recovery'

export interface SecondFactorView extends Way {
  user: Shown
  with: ConfirmWith
  /** What the person has. */
  has: { code: boolean; passkeys: string[]; recoveryLeft: number }
  /** For how many days this browser may be let off; 0 where it is always asked. */
  trustDays: number
  /** What was typed, of a recovery code. */
  typed?: string
  refused?:
    | { kind: 'wrong' | 'used'; reference: string }
    /** Too many or too few digits or letters were typed. */
    | { kind: 'length'; count: number }
    | { kind: 'passkey'; reference: string }
    | { kind: 'paused'; until: Millis; now: Millis }
    | undefined
}

function otherMethods(frame: Frame, view: SecondFactorView): Method[] {
  const texts = frame.texts.secondFactor.methods
  const to = (how: ConfirmWith): string => wayTo('/sign-in/confirm', view, { with: how })
  const { code, passkeys, recoveryLeft } = view.has
  const methods: (Method & { with: ConfirmWith; there: boolean })[] = [
    {
      with: 'passkey',
      there: passkeys.length > 0,
      icon: 'fingerprint',
      text: texts.passkey,
      small: texts.passkeyNote(passkeys.slice(0, 3).join(', ')),
      href: to('passkey'),
      needsPasskey: true,
    },
    { with: 'code', there: code, icon: 'device-mobile', text: texts.code, small: texts.codeNote, href: to('code') },
    {
      with: 'recovery',
      there: recoveryLeft > 0,
      icon: 'list-numbers',
      text: texts.recovery,
      small: texts.recoveryNote(recoveryLeft),
      href: to('recovery'),
    },
  ]
  return methods.filter(method => method.there && method.with !== view.with)
}

const trustBox = (frame: Frame, { trustDays }: SecondFactorView): Html | undefined =>
  trustDays > 0
    ? html`<label class="check"><input type="checkbox" name="trust" value="yes"> <span>${frame.texts.secondFactor.trust(trustDays)}</span></label>`
    : undefined

/** A field for a code, which takes the focus: it is the only thing to do here. */
function codeField(frame: Frame, view: SecondFactorView): Html {
  const texts = frame.texts.secondFactor
  const isRecovery = view.with === 'recovery'
  const { refused } = view
  const own = isRecovery ? texts.recovery : texts.code
  const error =
    refused?.kind === 'length'
      ? own.length(refused.count)
      : refused?.kind === 'used'
        ? texts.code.used
        : refused?.kind === 'wrong'
          ? own.wrong
          : undefined
  const described = error === undefined ? undefined : html` aria-invalid="true" aria-describedby="code-error"`
  const input = isRecovery
    ? html`<input class="input mono" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" value="${view.typed ?? ''}" required autofocus${described}>`
    : html`<input class="input code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required autofocus${described}>`
  return html`<div class="field"><label for="code">${own.label}</label>${input}${
    error !== undefined && html`<p class="err" id="code-error">${icon('alert-circle')}<span>${error}</span></p>`
  }</div>`
}

function codeForm(frame: Frame, view: SecondFactorView): Html {
  const texts = frame.texts.secondFactor
  const { refused } = view
  return html`<form class="stack" method="post" action="/sign-in/confirm">${
    refused?.kind === 'paused' && pausedNote(frame, refused.until, refused.now)
  }${codeField(frame, view)}<input type="hidden" name="with" value="${view.with}">${wayFields(view)}${
    view.with === 'code' && trustBox(frame, view)
  }<button class="btn primary block">${texts.submit}</button>${
    refused?.kind === 'wrong' && view.with === 'code' && html`<p class="hint">${texts.code.clock}</p>`
  }${(refused?.kind === 'wrong' || refused?.kind === 'used') && referenceLine(frame, refused.reference)}</form>`
}

function passkeyPart(frame: Frame, view: SecondFactorView): Html {
  const texts = frame.texts.secondFactor.passkey
  const { refused } = view
  // Somebody who came for it is asked at once; not before they could tick a box, nor again by itself after a refusal.
  const asks = refused === undefined && view.trustDays === 0
  return html`<div class="stack">${
    refused?.kind === 'passkey' &&
    html`${note('bad', 'alert-circle', texts.failed, texts.refusedHelp)}${referenceLine(frame, refused.reference)}`
  }${passkeyFailed('passkey-failed', texts.failed, texts.failedHelp)}<div class="note" role="status" id="passkey-asking" hidden><span class="spin"></span><div><b>${texts.waiting}</b>${texts.waitingHelp}</div></div><div data-needs-passkey hidden>${passkeyForm(
    {
      purpose: 'get',
      options: '/sign-in/passkey/options',
      action: '/sign-in/confirm',
      failed: 'passkey-failed',
      asking: 'passkey-asking',
      asks,
    },
    html`<input type="hidden" name="with" value="passkey">${wayFields(view)}${trustBox(frame, view)}${
      asks
        ? html`<button class="btn line block">${texts.askAgain}</button>`
        : html`<button class="btn primary block">${icon('fingerprint')}${texts.ask}</button>`
    }`,
  )}</div><p class="hint" data-without-passkey>${texts.needsScript}</p></div>`
}

const headings = (frame: Frame, how: ConfirmWith): Pick<Card, 'heading' | 'lead'> => {
  const { code, passkey, recovery } = frame.texts.secondFactor
  if (how === 'code') return { heading: code.heading, lead: code.lead(frame.organisation) }
  return how === 'passkey' ? passkey : recovery
}

/** The second step of a sign-in: a code, a passkey, or a recovery code. */
export function renderSecondFactor(frame: Frame, view: SecondFactorView): string {
  const texts = frame.texts.secondFactor
  const others = otherMethods(frame, view)
  const heading = view.with === 'code' ? texts.code.other : texts.passkey.other
  const { heading: title, lead } = headings(frame, view.with)
  return renderCard(frame, {
    title: texts.title,
    head: wayBar(frame, view),
    heading: title,
    lead,
    script: true,
    passkeys: view.has.passkeys.length > 0,
    content: html`${whoBox(frame, view.user, view)}
${view.with === 'passkey' ? passkeyPart(frame, view) : codeForm(frame, view)}
<div class="stack">${
      others.length > 0 && html`<h2 class="sub">${heading}</h2>${methodList(texts.methods.label, others)}`
    }${
      (view.with === 'recovery' || others.length === 0) &&
      html`<div class="note">${icon('lifebuoy', 18)}<div><b>${texts.recovery.lost}</b>${texts.recovery.lostHelp}</div></div>`
    }</div>`,
  })
}

import type { Millis } from '#ground'
import { html, type Html } from '../html.ts'
import { clockTime, printWait } from '../time.ts'
import { appBar, type AppCard } from './app-card.ts'
import { hiddenFields, renderField } from './field.ts'
import { note, referenceLine, renderCard, type Frame } from './frame.ts'

export interface SignInView {
  /** The app the person is on the way to. */
  app?: AppCard | undefined
  /** What was typed, or who has to confirm. */
  identifier?: string | undefined
  /** Set when somebody is signed in and is asked again. */
  again?: boolean
  refused?:
    | { kind: 'mismatch'; reference: string }
    | { kind: 'paused'; until: Millis; now: Millis }
    | { kind: 'busy' }
    | undefined
  /** Where to go on to: an app's sign-in, or a path of ours. */
  flow?: string | undefined
  next?: string | undefined
}

function refusalNote(frame: Frame, refused: NonNullable<SignInView['refused']>): Html {
  const { language, signIn: texts } = frame.texts
  if (refused.kind === 'mismatch') return note('bad', 'alert-circle', texts.mismatch, texts.mismatchHelp)
  if (refused.kind === 'busy') return note('warn', 'clock-pause', texts.busy, texts.busyHelp)
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
      autocomplete: 'username',
      autofocus: !identifier,
      maxLength: 256,
    }),
    renderField(frame, {
      id: 'password',
      label: texts.password,
      type: 'password',
      autocomplete: 'current-password',
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
    content: html`<form class="stack" method="post" action="/sign-in">${refused && refusalNote(frame, refused)}${fields}${hiddenFields({ flow: view.flow, next: view.next })}
<button class="btn primary block">${texts.submit}</button>${mismatch && referenceLine(frame, refused.reference)}</form>`,
  })
}

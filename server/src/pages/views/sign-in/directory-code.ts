import { html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { renderCard, type Frame } from '../frame.ts'
import { wayBar, wayFields, type Way } from './parts.ts'

export interface DirectoryCodeView extends Way {
  /** What was typed as the name. */
  identifier: string
  /** How many digits were typed, where it was no code. */
  count?: number
}

/** Asks for the code of a second factor that is kept where the password is. */
export function renderDirectoryCode(frame: Frame, view: DirectoryCodeView): string {
  const { secondFactor: texts, signIn } = frame.texts
  const { count } = view
  const described = count !== undefined && html` aria-invalid="true" aria-describedby="code-error"`
  return renderCard(frame, {
    title: texts.title,
    head: wayBar(frame, view),
    heading: texts.code.heading,
    lead: signIn.directoryCode,
    content: html`<form class="stack" method="post" action="/sign-in/code"><p class="hint">${view.identifier}</p><div class="field"><label for="code">${texts.code.label}</label><input class="input code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required autofocus${described}>${
      count !== undefined &&
      html`<p class="err" id="code-error">${icon('alert-circle')}<span>${texts.code.length(count)}</span></p>`
    }</div>${wayFields(view)}<button class="btn primary block">${texts.submit}</button></form>`,
  })
}

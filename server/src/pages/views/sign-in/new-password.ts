import { html } from '../../html.ts'
import type { Shown } from '../avatar.ts'
import { icon } from '../../icons.ts'
import { renderField } from '../field.ts'
import { renderCard, type Frame } from '../frame.ts'
import { wayBar, wayFields, whoBox, type Way } from './parts.ts'

export interface NewPasswordView extends Way {
  user: Shown
  lead: string
  action: string
  error?: string | undefined
}

/** A password somebody chooses for themselves, in the place of one they cannot keep. */
export function renderNewPassword(frame: Frame, view: NewPasswordView): string {
  const texts = frame.texts.newPassword
  const { user, error } = view
  return renderCard(frame, {
    title: texts.title,
    head: wayBar(frame, view),
    heading: texts.heading,
    lead: view.lead,
    script: true,
    measures: true,
    content: html`${whoBox(frame, user)}<form class="stack" method="post" action="${view.action}"><input type="text" name="username" autocomplete="username" value="${user.username ?? ''}" class="vh" tabindex="-1" aria-hidden="true" readonly>${renderField(
      frame,
      {
        id: 'password',
        label: texts.label,
        type: 'password',
        autocomplete: 'new-password',
        hint: texts.hint,
        measured: true,
        error,
        autofocus: true,
      },
    )}<div class="note">${icon('logout', 18)}<div><b>${texts.endsElsewhere}</b>${texts.endsElsewhereHelp}</div></div>${wayFields(view)}
<button class="btn primary block">${texts.submit}</button></form>`,
  })
}

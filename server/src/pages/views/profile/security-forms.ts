import type { Secret } from '#ground'
import type { User } from '#directory'
import type { AppPassword, Passkey } from '#signin'
import { html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { renderField, renderSelect } from '../field.ts'
import { renderCard, type Frame } from '../frame.ts'
import { whoBox } from '../sign-in/parts.ts'
import { renderQuestion } from './ask.ts'
import { securityPath } from './security.ts'

export interface PasswordView {
  user: User
  hasPassword: boolean
  /** They have just said that a browser was not theirs. */
  stranger: boolean
  /** The directory that keeps the password, where it is changed from here. */
  keeper?: string | undefined
  /** Of the password until now, which that directory asks for. */
  currentError?: string | undefined
  error?: string | undefined
  problem?: string | undefined
}

export function renderPasswordForm(frame: Frame, view: PasswordView): string {
  const { newPassword, security } = frame.texts
  const texts = security.forms.password
  const { user, hasPassword, stranger, keeper, currentError, error, problem } = view
  const isElsewhere = user.source !== 'local'
  const usualLead = keeper === undefined ? !isElsewhere && texts.lead : texts.leadThere(keeper)
  const lead = stranger ? texts.stranger : usualLead
  const current = renderField(frame, {
    id: 'current',
    label: texts.current,
    type: 'password',
    autocomplete: 'current-password',
    error: currentError,
    autofocus: true,
  })
  return renderQuestion(frame, {
    title: texts.title,
    heading: hasPassword || isElsewhere ? texts.change : texts.set,
    lead,
    action: `${securityPath}/password`,
    content: html`${whoBox(frame, user)}<input type="text" name="username" autocomplete="username" value="${user.username ?? ''}" class="vh" tabindex="-1" aria-hidden="true" readonly>${keeper !== undefined && current}${renderField(
      frame,
      {
        id: 'password',
        label: newPassword.label,
        type: 'password',
        autocomplete: 'new-password',
        hint: newPassword.hint,
        measured: true,
        error,
        autofocus: keeper === undefined,
      },
    )}<div class="note">${icon('logout', 18)}<div><b>${newPassword.endsElsewhere}</b>${newPassword.endsElsewhereHelp}</div></div>`,
    submit: texts.submit,
    back: securityPath,
    measures: true,
    problem,
    instead:
      isElsewhere && keeper === undefined
        ? html`<div class="note">${icon('building', 18)}<div>${texts.elsewhere}</div></div>`
        : undefined,
  })
}

export function renderRemoveApp(frame: Frame, problem?: string): string {
  const { heading, lead, submit } = frame.texts.security.forms.removeApp
  const action = `${securityPath}/authenticator/remove`
  return renderQuestion(frame, { title: heading, heading, lead, action, submit, back: securityPath, problem })
}

export function renderRenamePasskey(
  frame: Frame,
  { id, name }: Pick<Passkey, 'id' | 'name'>,
  more: { error?: string | undefined; problem?: string | undefined } = {},
): string {
  const { heading, label, submit } = frame.texts.security.forms.rename
  return renderQuestion(frame, {
    title: heading,
    heading,
    action: `${securityPath}/passkeys/${id}`,
    content: renderField(frame, {
      id: 'name',
      label,
      value: name,
      error: more.error,
      autocomplete: 'off',
      words: true,
      autofocus: true,
      maxLength: 60,
    }),
    submit,
    back: securityPath,
    problem: more.problem,
  })
}

export function renderRemovePasskey(
  frame: Frame,
  { id, name }: Pick<Passkey, 'id' | 'name'>,
  problem?: string,
): string {
  const { heading, lead, submit } = frame.texts.security.forms.removePasskey
  return renderQuestion(frame, {
    title: heading(name),
    heading: heading(name),
    lead,
    action: `${securityPath}/passkeys/${id}/remove`,
    submit,
    back: securityPath,
    problem,
  })
}

export function renderNewCodes(frame: Frame, problem?: string): string {
  const { heading, lead, submit } = frame.texts.security.forms.codes
  const action = `${securityPath}/recovery-codes`
  return renderQuestion(frame, { title: heading, heading, lead, action, submit, back: securityPath, problem })
}

/** How long an app password may be made to work, in days; 0 is until it is revoked. */
export const appPasswordDays = [0, 30, 90, 365] as const

export interface NewAppPasswordView {
  apps: readonly { id: string; title: string }[]
  typed?: ((name: string) => string) | undefined
  errors?: Record<string, string>
  problem?: string | undefined
}

export function renderNewAppPassword(frame: Frame, { apps, typed, errors = {}, problem }: NewAppPasswordView): string {
  const texts = frame.texts.security.forms.makeAppPassword
  return renderQuestion(frame, {
    title: texts.heading,
    heading: texts.heading,
    lead: texts.lead,
    action: `${securityPath}/app-passwords/new`,
    content: html`${renderField(frame, { id: 'name', label: texts.name, value: typed?.('name'), hint: texts.nameHint, error: errors['name'], autocomplete: 'off', words: true, autofocus: true, maxLength: 100 })}${renderSelect(
      { id: 'app', label: texts.app, value: typed?.('app'), error: errors['app'] },
      apps.map(({ id, title }) => ({ value: id, text: title })),
    )}${renderSelect(
      { id: 'days', label: texts.lasts, value: typed?.('days') ?? '0', error: errors['expiresAt'] },
      appPasswordDays.map(days => ({ value: String(days), text: days === 0 ? texts.forever : texts.days(days) })),
    )}`,
    submit: texts.submit,
    back: securityPath,
    problem,
    instead: apps.length === 0 ? html`<p class="hint">${texts.none}</p>` : undefined,
  })
}

/** The one time that the text is seen. */
export function renderAppPasswordMade(
  frame: Frame,
  { name, app, username, text }: { name: string; app: string; username: string; text: Secret },
): string {
  const texts = frame.texts.security.forms.shown
  return renderCard(frame, {
    title: texts.password,
    heading: texts.heading(name),
    lead: texts.lead(app),
    script: true,
    content: html`<div class="stack"><dl class="facts"><div>${icon('user', 17)}<dt>${texts.username}</dt><dd>${username}</dd></div></dl><div class="field"><span class="legend">${texts.password}</span><pre class="pre" id="app-password" tabindex="0">${text.reveal()}</pre></div><div class="btns stackm"><a class="btn primary grow" href="${securityPath}?done=app-password">${texts.done}</a><button type="button" class="btn line" hidden data-copies="app-password" data-copied="${texts.copied}">${icon('copy')}<span>${texts.copy}</span></button></div></div>`,
  })
}

export function renderRevokeAppPassword(
  frame: Frame,
  { id, name }: Pick<AppPassword, 'id' | 'name'>,
  app: string,
): string {
  const { heading, lead, submit } = frame.texts.security.forms.revoke
  return renderQuestion(frame, {
    title: heading(name),
    heading: heading(name),
    lead: lead(app),
    action: `${securityPath}/app-passwords/${id}/revoke`,
    submit,
    back: securityPath,
  })
}

import type { User } from '#directory'
import { html } from '../../html.ts'
import { hiddenFields, renderField, renderLines } from '../field.ts'
import type { Frame } from '../frame.ts'
import { renderQuestion } from './ask.ts'

export interface AddressView {
  which: 'email' | 'recoveryEmail'
  user: User
  value: string
  error?: string | undefined
  problem?: string | undefined
}

export function renderAddress(frame: Frame, { which, user, value, error, problem }: AddressView): string {
  const { forms } = frame.texts.profile
  const { heading, lead, label, submit } = forms[which]
  return renderQuestion(frame, {
    title: heading,
    heading,
    lead,
    action: which === 'email' ? '/profile/email' : '/profile/recovery-email',
    content: html`${hiddenFields({ version: String(user.version) })}${renderField(frame, {
      id: which,
      label,
      type: 'email',
      value,
      error,
      autocomplete: 'email',
      optional: which === 'recoveryEmail',
      autofocus: true,
      maxLength: 254,
    })}`,
    submit,
    back: '/profile',
    problem,
  })
}

export interface SshKeysView {
  user: User
  /** One a line. */
  value: string
  error?: string | undefined
  problem?: string | undefined
}

export function renderSshKeys(frame: Frame, { user, value, error, problem }: SshKeysView): string {
  const { heading, lead, label, hint, submit } = frame.texts.profile.forms.sshKeys
  return renderQuestion(frame, {
    title: heading,
    heading,
    lead,
    action: '/profile/ssh-keys',
    content: html`${hiddenFields({ version: String(user.version) })}${renderLines({ id: 'sshKeys', label, value, hint, error, mono: true })}`,
    submit,
    back: '/profile',
    problem,
  })
}

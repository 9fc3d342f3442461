import { languages } from '#ground'
import type { CustomAttribute, OwnProfile } from '#directory'
import { html, type Html, type Part } from '../../html.ts'
import { renderField, renderLines, renderSelect, hiddenFields, type Choice } from '../field.ts'
import { note, type Frame } from '../frame.ts'
import { languageNames } from '../language-switch.ts'
import type { PortalPerson } from '../portal.ts'
import { linkButton, panel, postButton, renderProfile, row } from './page.ts'

export interface DetailsView {
  person: PortalPerson
  profile: OwnProfile
  /** What was typed, by the name of its field, where it was refused. */
  typed?: ((name: string) => string) | undefined
  errors?: Record<string, string>
  problem?: { heading: string; text: string } | undefined
  done?: string | undefined
  /** Whether addresses can be changed here at all; otherwise admins do. */
  mayAskForEmail: boolean
  /** An address that waits to be opened. */
  pendingEmail: string | undefined
}

const zones: readonly string[] = Intl.supportedValuesOf('timeZone')

/** The field of an attribute in the form. */
export const attributeField = (name: string): string => `attributes.${name}`

export function renderDetails(frame: Frame, view: DetailsView): string {
  const texts = frame.texts.profile
  const { person, problem, done } = view
  return renderProfile(frame, {
    tab: 'details',
    person,
    lead: texts.lead,
    done,
    content: html`${problem && note('bad', 'alert-circle', problem.heading, problem.text)}${whyNot(frame, view)}${form(frame, view)}${reach(frame, view)}`,
  })
}

/** What cannot be changed here, and who can. */
function whyNot({ texts }: Frame, { profile: { user, isLocked } }: DetailsView): Part {
  const { profile } = texts
  const why =
    user.managedBy !== null
      ? profile.keptIn(user.managedBy)
      : user.source !== 'local'
        ? profile.keptElsewhere
        : isLocked && profile.locked
  return why && html`<div class="note" role="note"><div>${why}</div></div>`
}

const isNameFixed = ({ user, isLocked }: OwnProfile): boolean => isLocked || user.source !== 'local'

function form(frame: Frame, view: DetailsView): Html {
  const texts = frame.texts.profile
  const { profile, typed, errors = {} } = view
  const { user } = profile
  const fixed = user.managedBy !== null
  const nameFixed = fixed || isNameFixed(profile)
  const value = (name: string, now: string | null): string => typed?.(name) ?? now ?? ''
  const text = (
    id: 'displayName' | 'givenName' | 'familyName' | 'phone',
    autocomplete: string,
    more: { hint?: string; type?: 'tel' } = {},
  ) =>
    renderField(frame, {
      id,
      label: texts[id],
      value: value(id, user[id]),
      error: errors[id],
      autocomplete,
      words: id !== 'phone',
      optional: id !== 'displayName',
      readonly: id === 'phone' ? fixed : nameFixed,
      maxLength: id === 'phone' ? 40 : 200,
      ...more,
    })
  const known = languages.map((tag): Choice => ({ value: tag, text: languageNames[tag] }))
  const locale = value('locale', user.locale)
  const choices = [
    { value: '', text: texts.anyLanguage },
    ...known,
    ...(locale === '' || known.some(({ value: tag }) => tag === locale) ? [] : [{ value: locale, text: locale }]),
  ]
  const attributes = profile.attributes.map(({ attribute, values }) =>
    attributeInput(frame, attribute, value(attributeField(attribute.name), values.join('\n')), {
      error: errors[attributeField(attribute.name)],
      readonly: fixed || attribute.editedBy !== 'self',
    }),
  )
  const body = html`<form class="fields" method="post" action="/profile">${hiddenFields({ version: String(user.version) })}${text('displayName', 'name', { hint: texts.displayNameHint })}
<div class="cols2">${text('givenName', 'given-name')}${text('familyName', 'family-name')}</div>${text('phone', 'tel', { type: 'tel' })}
<div class="cols2">${renderSelect({ id: 'locale', label: texts.locale, value: locale, hint: texts.localeHint, error: errors['locale'] }, choices)}${renderField(frame, { id: 'zoneinfo', label: texts.zoneinfo, value: value('zoneinfo', user.zoneinfo), hint: texts.zoneinfoHint, error: errors['zoneinfo'], list: 'zones', optional: true, readonly: fixed, autocomplete: 'off', maxLength: 64 })}</div>
<datalist id="zones">${zones.map(zone => html`<option value="${zone}"></option>`)}</datalist>${
    attributes.length > 0 && html`<h3 class="sub">${texts.more}</h3>${attributes}`
  }${!fixed && html`<div><button class="btn primary sm">${texts.save}</button></div>`}</form>`
  return panel({ heading: texts.who, body })
}

function attributeInput(
  frame: Frame,
  { name, title, type, multiValued }: CustomAttribute,
  value: string,
  { error, readonly }: { error: string | undefined; readonly: boolean },
): Html {
  const texts = frame.texts.profile
  const id = attributeField(name)
  if (readonly)
    return renderField(frame, {
      id,
      label: title,
      value: value.replaceAll('\n', ', '),
      readonly,
      optional: true,
      hint: texts.byAdmin,
    })
  if (multiValued) return renderLines({ id, label: title, value, hint: texts.oneALine, error })
  if (type === 'boolean')
    return renderSelect({ id, label: title, value, error }, [
      { value: '', text: texts.notSet },
      { value: 'true', text: texts.yes },
      { value: 'false', text: texts.no },
    ])
  const kind = type === 'date' ? 'date' : 'text'
  return renderField(frame, { id, label: title, value, error, optional: true, type: kind, words: type === 'text' })
}

/** Addresses and keys, each changed on a page of its own after another sign-in. */
function reach(frame: Frame, view: DetailsView): Html {
  const texts = frame.texts.profile
  const { profile, mayAskForEmail, pendingEmail } = view
  const { user } = profile
  const fixed = user.managedBy !== null
  const addressFixed = fixed || profile.isLocked
  const emailFixed = addressFixed || user.source !== 'local'
  const email: Part =
    pendingEmail !== undefined
      ? postButton('/profile/email/cancel', [], texts.cancel, undefined)
      : mayAskForEmail && !emailFixed && linkButton('/profile/email', texts.change, 'line', texts.email)
  return panel({
    heading: texts.reach,
    rows: [
      row({ icon: 'id-badge-2', title: texts.username, small: html`${user.username} · ${texts.usernameNote}` }),
      row({
        icon: 'mail',
        title: texts.email,
        small: html`${user.email ?? texts.none}${pendingEmail !== undefined ? html` · ${texts.waiting(pendingEmail)}` : !mayAskForEmail && !emailFixed && html` · ${texts.emailByAdmin}`}`,
        actions: email,
      }),
      row({
        icon: 'refresh',
        title: texts.recoveryEmail,
        small: html`${user.recoveryEmail ?? texts.none} · ${texts.recoveryEmailNote}`,
        actions:
          !addressFixed &&
          linkButton(
            '/profile/recovery-email',
            user.recoveryEmail === null ? texts.add : texts.change,
            'line',
            texts.recoveryEmail,
          ),
      }),
      row({
        icon: 'key',
        title: texts.sshKeys,
        small: html`${user.sshKeys.length === 0 ? texts.none : texts.keys(user.sshKeys.length)} · ${texts.sshKeysNote}`,
        actions:
          !fixed &&
          linkButton('/profile/ssh-keys', user.sshKeys.length === 0 ? texts.add : texts.change, 'line', texts.sshKeys),
      }),
    ],
  })
}

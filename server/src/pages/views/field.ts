import { limits } from '#ground'
import { attribute, html, type Html, type Part } from '../html.ts'
import { icon } from '../icons.ts'
import type { Frame } from './frame.ts'

export const hiddenFields = (fields: Record<string, string | undefined>): Html[] =>
  Object.entries(fields).map(
    ([name, value]) => html`${value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`}`,
  )

export interface Field {
  id: string
  label: string
  value?: string | undefined
  hint?: Part
  error?: string | undefined
  type?: 'text' | 'email' | 'password' | 'url' | 'tel' | 'date' | 'number'
  autocomplete?: string
  mono?: boolean
  /** Words, which a phone may capitalise and check; names, addresses and codes are left alone. */
  words?: boolean
  autofocus?: boolean
  readonly?: boolean
  optional?: boolean
  maxLength?: number
  /** A new password, measured as it is typed where there is a script; its hint stays under an error. */
  measured?: boolean
  /** The id of a list of values to choose from, which need not be kept to. */
  list?: string
  /** Digits alone, so that a phone shows them; in the large letters codes have. */
  digits?: boolean
  /** A link seen beside the label, and reached after the field: the Tab key leads from field to field. */
  aside?: Html
}

/** A labelled input; an error takes the place of the hint and is tied to the input. */
export function renderField({ texts }: Pick<Frame, 'texts'>, field: Field): Html {
  const { shared } = texts
  const { id, type = 'text' } = field
  const input = html`<input class="input${field.mono && html` mono`}${field.digits && html` code`}" id="${id}" name="${id}" type="${type}"${[
    attribute('value', type === 'password' ? undefined : field.value),
    attribute('autocomplete', field.autocomplete),
    attribute('inputmode', field.digits ? 'numeric' : undefined),
    attribute('list', field.list),
    attribute('maxlength', field.maxLength?.toString()),
    describedBy(field),
    attribute('autofocus', field.autofocus || undefined),
    attribute('readonly', field.readonly || undefined),
    attribute('required', field.optional || field.readonly ? undefined : true),
  ]}${!field.words && type !== 'password' && html` autocapitalize="none" spellcheck="false"`}>`
  const reveal =
    type === 'password' &&
    html`<button type="button" hidden data-reveals="${id}" data-show="${shared.show}" data-hide="${shared.hide}" data-show-label="${shared.showPassword}" data-hide-label="${shared.hidePassword}" aria-label="${shared.showPassword}">${icon('eye')}<span>${shared.show}</span></button>`
  return html`<div class="field"><label for="${id}">${field.label}</label>${
    reveal ? html`<div class="with-btn">${input}${reveal}</div>` : input
  }${field.aside}${field.measured ? renderMeter(texts, field) : renderBelow(field)}</div>`
}

export interface Choice {
  value: string
  text: string
}

/** A labelled list of which one is chosen; `field.value` is. */
export const renderSelect = (
  field: Pick<Field, 'id' | 'label' | 'value' | 'hint' | 'error'>,
  choices: readonly Choice[],
): Html =>
  html`<div class="field"><label for="${field.id}">${field.label}</label><select class="input" id="${field.id}" name="${field.id}"${describedBy(field)}>${choices.map(
    ({ value, text }) => html`<option value="${value}"${value === field.value && html` selected`}>${text}</option>`,
  )}</select>${renderBelow(field)}</div>`

/** A labelled choice of one file; `accept`: the types a browser offers. */
export const renderFile = (field: Pick<Field, 'id' | 'label' | 'hint' | 'error'> & { accept: string }): Html =>
  html`<div class="field"><label for="${field.id}">${field.label}</label><input class="input file" id="${field.id}" name="${field.id}" type="file" accept="${field.accept}" required${describedBy(field)}>${renderBelow(field)}</div>`

/** Several lines. */
export const renderLines = (
  field: Pick<Field, 'id' | 'label' | 'value' | 'hint' | 'error' | 'mono' | 'words' | 'maxLength'>,
): Html =>
  html`<div class="field"><label for="${field.id}">${field.label}</label><textarea class="input${field.mono && html` mono`}" id="${field.id}" name="${field.id}" rows="${field.words ? 3 : 4}"${!field.words && html` autocapitalize="none" spellcheck="false"`}${attribute('maxlength', field.maxLength?.toString())}${describedBy(field)}>
${field.value ?? ''}</textarea>${renderBelow(field)}</div>`

/** Four bars, and a word before the hint. The script shows them, and ties the hint to a field that has an error. */
const renderMeter = ({ strength }: Frame['texts'], { id, hint, error }: Field): Part =>
  html`<div class="meter" hidden aria-hidden="true" data-measures="${id}" data-least="${limits.password.lengthMin}" data-short="${strength.short}" data-common="${strength.common}" data-yours="${strength.yours}" data-fine="${strength.fine}" data-strong="${strength.strong}"><i></i><i></i><i></i><i></i></div>${
    error && renderBelow({ id, error })
  }<div class="hint" id="${id}-hint"${error && html` hidden`}><b id="${id}-strength" role="status"></b> ${hint}</div>`

const describedBy = ({ id, hint, error }: Pick<Field, 'id' | 'hint' | 'error'>) => [
  attribute('aria-describedby', error ? `${id}-error` : hint ? `${id}-hint` : undefined),
  attribute('aria-invalid', error ? 'true' : undefined),
]

const renderBelow = ({ id, hint, error }: Pick<Field, 'id' | 'hint' | 'error'>): Part =>
  error
    ? html`<p class="err" id="${id}-error">${icon('alert-circle')}<span>${error}</span></p>`
    : hint && html`<div class="hint" id="${id}-hint">${hint}</div>`

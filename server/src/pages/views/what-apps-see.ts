import { html, type Html } from '../html.ts'
import type { Frame } from './frame.ts'

/** How apps will find this server and its people, with `{publicUrl}`, `{baseDn}` and `{username}` where those belong. */
export interface SeenForms {
  issuer: string
  people: string
  groups: string
  person: string
}

export interface SeenValues {
  publicUrl: string
  baseDn: string
  username: string
}

const originOf = (text: string): string => (/^https?:/i.test(text) && URL.canParse(text) ? new URL(text).origin : text)

/**
 * What apps will see of the values a form holds. It stands for those the page was made with; the page's script keeps it
 * as they are typed.
 */
export function renderWhatAppsSee(
  { texts }: Frame,
  forms: SeenForms,
  { publicUrl, baseDn, username }: SeenValues,
): Html {
  const { heading, ...words } = texts.setup.sees
  const rows = (['issuer', 'people', 'groups', 'person'] as const).map(what => {
    const form = forms[what].replace('{username}', () => username)
    const text = form.replace('{publicUrl}', () => originOf(publicUrl)).replace('{baseDn}', () => baseDn)
    return html`<dt>${words[what]}</dt><dd data-sees="${form}">${text}</dd>`
  })
  return html`<section class="note" aria-labelledby="sees-heading"><div><b id="sees-heading">${heading}</b><dl class="derived">${rows}</dl></div></section>`
}

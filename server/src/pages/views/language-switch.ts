import { languages, type Language } from '#ground'
import { attribute, html, type Html } from '../html.ts'
import { hiddenFields } from './field.ts'
import type { Frame } from './frame.ts'

/** Each in its own words, so that it is found by whoever does not read the page. */
export const languageNames: Record<Language, string> = {
  en: 'English (UK)',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
}

/** Opens without a script; on a page that cannot be shown again there is none. */
export function languageSwitch({ texts, at }: Frame): Html | false {
  if (at === undefined) return false
  const buttons = languages.map(
    language =>
      html`<button name="language" value="${language}" lang="${language}"${attribute('aria-current', language === texts.language ? 'true' : undefined)}>${languageNames[language]}</button>`,
  )
  return html`<details class="language"><summary><span class="vh">${texts.shared.language}: </span>${languageNames[texts.language]}</summary><form method="post" action="/language">${hiddenFields({ next: at })}${buttons}</form></details>`
}

import type { Branding, BrandingPatch } from '@doorward/contract'

/** A logo that is not sent yet: none for `null`. */
export interface NewLogo {
  file: File | null
  shown: string | null
}

export interface Values {
  organisationName: string
  /** Null: as it is. */
  logo: NewLogo | null
  /** Empty: ours. */
  accent: string
  contact: string
  language: Branding['language']
}

export const read = ({ organisationName, accent, contact, language }: Branding): Values => ({
  organisationName,
  logo: null,
  accent: accent?.colour ?? '',
  contact,
  language,
})

const accentOf = (text: string) => (text.trim() === '' ? null : text.trim().toLowerCase())

/** Only what was changed; the logo goes another way. */
export const changesOf = (values: Values, branding: Branding): BrandingPatch => {
  const before = read(branding)
  return {
    ...(values.organisationName !== before.organisationName && { organisationName: values.organisationName }),
    ...(accentOf(values.accent) !== accentOf(before.accent) && { accent: accentOf(values.accent) }),
    ...(values.contact !== before.contact && { contact: values.contact }),
    ...(values.language !== before.language && { language: values.language }),
  }
}

/** What a form may be filled from, without the logo and the version, which change together. */
export const textsOf = (branding: Branding): string => JSON.stringify({ ...read(branding), logo: null })

/** A colour as the API takes it; undefined while it is being typed. */
export const colourIn = (text: string): string | undefined =>
  /^#[0-9a-f]{6}$/i.test(text.trim()) ? text.trim().toLowerCase() : undefined

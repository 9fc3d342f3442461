import { z } from 'zod'
import { picture } from './picture.ts'
import { managedBy, version } from './primitive.ts'

/** Those the pages are written in. */
export const languages = ['en', 'de', 'fr', 'es'] as const

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Give a colour as # and six digits, such as #1d7596.')

const fittedTheme = z.object({
  /** Under white text, and the contrast of the two. */
  fill: z.string(),
  fillRatio: z.number(),
  /** Of links, and their contrast with the card they stand on. */
  text: z.string(),
  textRatio: z.number(),
})

/** A colour and what is drawn with it: its hue in a lightness that can be read, at least 4.5:1. */
export const fittedAccent = z.object({
  colour: z.string(),
  /** Of white on the colour as it is. */
  ratio: z.number(),
  /** It is not drawn as it is. */
  changed: z.boolean(),
  light: fittedTheme,
  dark: fittedTheme,
})
export type FittedAccent = z.infer<typeof fittedAccent>

export const accentQuery = z.object({ colour })

/** How the pages people sign in at look. Strangers see all of it. */
export const branding = z.object({
  organisationName: z.string(),
  logo: picture,
  /** `null`: ours. */
  accent: fittedAccent.nullable(),
  /** Whom to ask; empty for nobody named. */
  contact: z.string(),
  /** Where the browser asks for none of the languages there are. */
  language: z.enum(languages),
  /** What keeps the dashboard from changing it; the logo is never kept in a file. */
  lockedBy: z.object({ organisationName: managedBy, branding: managedBy }),
  version,
})
export type Branding = z.infer<typeof branding>

/** Absent: untouched. */
export const brandingPatch = z.object({
  organisationName: z
    .string()
    .trim()
    .min(1, 'Give the organisation a name.')
    .max(100, 'Use at most 100 characters.')
    .optional(),
  accent: colour.nullable().optional(),
  contact: z.string().trim().max(200, 'Use at most 200 characters.').optional(),
  language: z.enum(languages).optional(),
})
export type BrandingPatch = z.input<typeof brandingPatch>

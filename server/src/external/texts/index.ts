import type { Language } from '#ground'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type ExternalTexts = typeof en

const tables: Record<Language, ExternalTexts> = { en, de, fr, es }

export const externalTextsIn = (language: Language): ExternalTexts => tables[language]

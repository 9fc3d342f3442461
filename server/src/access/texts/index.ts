import type { Language } from '#ground'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type AccessTexts = typeof en

const tables: Record<Language, AccessTexts> = { en, de, fr, es }

export const accessTextsIn = (language: Language): AccessTexts => tables[language]

import type { Language } from '#ground'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type AppTestTexts = typeof en

const tables: Record<Language, AppTestTexts> = { en, de, fr, es }

export const appTestTextsIn = (language: Language): AppTestTexts => tables[language]

import type { Language } from '#ground'
import { de } from './de/index.ts'
import { en, type Texts } from './en/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'

export type { Texts } from './en/index.ts'

const tables: Record<Language, Texts> = { en, de, fr, es }

export const textsIn = (language: Language): Texts => tables[language]

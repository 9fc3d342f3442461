import type { Language } from '#ground'
import { en, type Texts } from './en/index.ts'

export type { Texts } from './en/index.ts'

const tables: Record<Language, Texts> = { en, de: en, fr: en, es: en }

export const textsIn = (language: Language): Texts => tables[language]

import type { Language } from '#ground'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type DoctorTexts = typeof en

const tables: Record<Language, DoctorTexts> = { en, de, fr, es }

export const doctorTextsIn = (language: Language): DoctorTexts => tables[language]

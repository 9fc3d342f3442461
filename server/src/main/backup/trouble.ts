import type { Language } from '#ground'

/** What is to be said against backups. `failed`: with `why` of the last one, as it was noted, in English. */
export type BackupTrouble = { code: 'no-key' | 'off' | 'late' } | { code: 'failed'; why: string }

type Sentences = Record<'no-key' | 'off' | 'late', string> & { failed: (why: string) => string }

const en: Sentences = {
  'no-key':
    'No backups are made: there is no recovery key yet. Make one in Settings, Backups, or with “doorward backup key”.',
  failed: why => `The last backup: ${why}`,
  off: 'Scheduled backups are switched off.',
  late: 'The last backup is more than a day old.',
}
const de: Sentences = {
  'no-key':
    'Es werden keine Sicherungen erstellt: Noch fehlt der Wiederherstellungsschlüssel. Erstellen Sie einen unter „Einstellungen“, „Backups“ oder mit „doorward backup key“.',
  failed: why => `Die letzte Sicherung: ${why}`,
  off: 'Sicherungen nach Zeitplan sind abgeschaltet.',
  late: 'Die letzte Sicherung ist mehr als einen Tag alt.',
}
const fr: Sentences = {
  'no-key':
    'Aucune sauvegarde n’est faite\u00a0: il manque encore la clé de récupération. Créez-en une sous «\u00a0Paramètres\u00a0», «\u00a0Sauvegardes\u00a0», ou avec «\u00a0doorward backup key\u00a0».',
  failed: why => `La dernière sauvegarde\u00a0: ${why}`,
  off: 'Les sauvegardes planifiées sont désactivées.',
  late: 'La dernière sauvegarde date de plus d’un jour.',
}
const es: Sentences = {
  'no-key':
    'No se hacen copias de seguridad: todavía falta la clave de recuperación. Cree una en «Ajustes», «Copias de seguridad», o con «doorward backup key».',
  failed: why => `La última copia de seguridad: ${why}`,
  off: 'Las copias de seguridad programadas están desactivadas.',
  late: 'La última copia de seguridad es de hace más de un día.',
}

const sentences: Record<Language, Sentences> = { en, de, fr, es }

export function printTrouble(trouble: BackupTrouble, language: Language): string {
  const said = sentences[language]
  return trouble.code === 'failed' ? said.failed(trouble.why) : said[trouble.code]
}

import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const words: Texts['words'] = {
  role: { owner: 'Inhaber', admin: 'Administrator', usermanager: 'Benutzerverwaltung', user: 'Mitglied' },
  state: {
    active: 'Aktiv',
    disabled: 'Abgeschaltet',
    gone: 'Dort nicht mehr da',
    expired: 'Abgelaufen',
    invited: 'Eingeladen',
    trashed: 'Im Papierkorb',
  },
  /** Where people are kept who come from no directory. */
  local: 'Lokal',
  gateway: 'Forward Auth',
  people: amount => count(amount, 'Person', 'Personen'),
  more: amount => count(amount, 'weitere', 'weitere'),
  access: {
    everyone: 'Alle',
    admins: 'Nur die Administration',
    nobody: 'Noch niemand',
    only: name => `Nur ${name}`,
    byName: amount => count(amount, 'Person namentlich', 'Personen namentlich'),
  },
}

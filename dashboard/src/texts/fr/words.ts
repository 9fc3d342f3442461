import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const words: Texts['words'] = {
  role: {
    owner: 'Propriétaire',
    admin: 'Administrateur',
    usermanager: 'Gestionnaire de comptes',
    user: 'Membre',
  },
  state: {
    active: 'Actif',
    disabled: 'Désactivé',
    gone: 'Disparu là-bas',
    expired: 'Expiré',
    invited: 'Invité',
    trashed: 'Dans la corbeille',
  },
  /** Where people are kept who come from no directory. */
  local: 'Locale',
  gateway: 'Forward auth',
  people: amount => count(amount, 'personne', 'personnes'),
  more: amount => count(amount, 'autre', 'autres'),
  access: {
    everyone: 'Tout le monde',
    admins: 'Administrateurs seulement',
    nobody: 'Personne pour l’instant',
    only: name => `${name} seulement`,
    byName: amount => count(amount, 'personne nommément', 'personnes nommément'),
  },
}

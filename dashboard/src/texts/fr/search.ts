import type { Texts } from '../index.ts'

export const search: Texts['search'] = {
  open: 'Tout rechercher',
  dialog: 'Recherche',
  placeholder: 'Chercher des personnes, groupes et applications',
  group: 'Groupe',
  app: doors => `Application, ${doors}`,
  refusal: reference => `Expliquer le refus ${reference}`,
  reference: 'Référence',
  addPerson: 'Ajouter une personne',
  addApp: 'Ajouter une application',
  nothing: text => `Rien ne s’appelle «\u00a0${text}\u00a0».`,
}

import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const appsAccess: Texts['appsAccess'] = {
  who: 'Qui peut l’ouvrir',
  changeWho: 'Changer qui',
  changeThere: 'Modifiez la règle là-bas et appliquez-la de nouveau.',
  failed: 'La règle n’a pas été enregistrée.',
  remove: name => `Retirer ${name}`,
  everyone: 'Tout le monde',
  everyoneHint: 'Toutes les personnes, et celles ajoutées plus tard',
  everyoneHintOf: amount => `${count(amount, 'personne', 'personnes')}, et celles ajoutées plus tard`,
  chosen: 'Certains groupes et personnes',
  chosenHint: 'Seulement ceux de cette liste',
  addGroup: 'Ajouter un groupe',
  addPerson: 'Ajouter une personne',
  one: 'Une personne',
  oneHint: 'Cette personne seulement, pas même les administrateurs',
  choosePerson: 'Choisir une personne',
  chooseAnother: 'Choisir une autre personne',
  nobody: 'Personne pour l’instant',
  nobodyHint: 'Terminez d’abord la configuration et testez-la. Seuls les administrateurs voient l’application.',
  nobodyHintAtAll: 'Terminez d’abord la configuration. Pas même les administrateurs ne voient l’application.',
  admins: 'Les administrateurs peuvent l’ouvrir aussi',
  adminsHint: 'Ils gèrent le serveur et peuvent donc d’habitude ouvrir toute application.',
  preview: {
    title: 'Qui entre',
    what: 'personnes',
    nobodyCan: 'Personne ne peut l’ouvrir',
    nobodyWill: 'Personne ne pourra l’ouvrir',
    can: amount => `${count(amount, 'personne peut', 'personnes peuvent')} l’ouvrir`,
    will: amount => `${count(amount, 'personne pourra', 'personnes pourront')} l’ouvrir`,
    onlyAdmins: amount => `${count(amount, 'n’y est que comme administrateur', 'n’y sont que comme administrateurs')}.`,
    none: 'Choisissez qui peut l’ouvrir, et la liste s’affiche ici.',
    more: amount => `et ${count(amount, 'autre', 'autres')}`,
  },
  changes: {
    title: 'Ce que l’enregistrement change',
    none: app => `Personne ne gagne ni ne perd ${app}.`,
    gain: (amount, app) => `${count(amount, 'personne gagnera', 'personnes gagneront')} ${app}`,
    lose: (amount, app) => `${count(amount, 'personne perdra', 'personnes perdront')} ${app}`,
  },
  grants: {
    title: 'Accès accordé nommément',
    footer: 'Donné à des personnes qui l’ont demandé. Cela ouvre cette application et rien d’autre.',
  },
}

import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const matrix: Texts['matrix'] = {
  title: 'Matrice des accès',
  lead: 'Qui peut ouvrir quoi, calculé avec les mêmes règles qu’une connexion. Choisissez une case pour savoir pourquoi.',
  leadGroups: 'Quel groupe ouvre quoi. Choisissez une case pour voir qui en dépend.',
  export: 'Exporter en CSV',
  file: 'matrice-des-acces.csv',
  what: 'matrice',
  rows: 'Lignes',
  people: 'Personnes',
  groups: 'Groupes',
  findPerson: 'Chercher une personne',
  findGroup: 'Chercher un groupe',
  filters: { group: 'Groupe', state: 'État' },
  named: {
    search: text => `le nom contient «\u00a0${text}\u00a0»`,
    group: group => `le groupe est ${group}`,
    chosenGroup: 'le groupe est celui choisi',
    state: state => `l’état est ${state.toLowerCase()}`,
    apps: amount => `applications\u00a0: ${count(amount, 'choisie', 'choisies')}`,
  },
  apps: { find: 'Trouver une application', all: 'Toutes les applications' },
  noMatch: 'Rien ne correspond à ces filtres',
  none: 'Aucune application pour l’instant',
  noneText: 'Dès qu’une application est ajoutée, on voit ici qui peut l’ouvrir.',
  firstApps: (shown, all) => `Les ${shown} premières applications sur ${all}, par nom.`,
  keys: 'Les flèches passent d’une case à l’autre.',
  who: 'Qui',
  signs: 'Signes',
  square: (row, app, cell) => `${row}, ${app}\u00a0: ${cell}`,
  /** Access that is worth another look. */
  findings: {
    title: 'À revoir',
    what: 'constats',
    byName: (amount: number, app: string) => `${count(amount, 'personne a', 'personnes ont')} ${app} par leur nom`,
    unending: (amount: number) => `${amount} sans date de fin`,
    allUnending: 'Sans date de fin',
    unused: (app: string, days: number) => `${app} n’a pas été ouverte depuis ${days} jours`,
    never: 'Jamais ouverte.',
    last: (day: string) => `La dernière fois le ${day}.`,
    only: (person: string) => `${person} uniquement.`,
    can: (amount: number) => `${count(amount, 'personne peut', 'personnes peuvent')} l’ouvrir.`,
    sensitive: (app: string) => `Tout le monde peut ouvrir ${app}, pourtant marquée sensible`,
    disabled: (amount: number) =>
      `${count(amount, 'personne désactivée est', 'personnes désactivées sont')} encore dans des groupes`,
    comeBack: 'Réactivées, elles pourront ouvrir ce que ces groupes ouvrent.',
    more: (amount: number) => `Afficher ${amount} de plus`,
    fewer: 'Afficher moins',
  },
}

import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'
import { group } from './group.ts'

const count = createCounter('fr')

export const groups: Texts['groups'] = {
  title: 'Groupes',
  what: 'groupes',
  lead: 'Les groupes décident qui peut ouvrir quelle application.',
  new: 'Nouveau groupe',
  find: 'Chercher un groupe',
  keys: '{j} {k} pour se déplacer, {space} pour un aperçu, {enter} pour ouvrir',
  space: 'Espace',
  noMatch: 'Aucun groupe ne correspond à ces filtres',
  none: 'Aucun groupe pour l’instant',
  noneText:
    'Ouvrez une application à un groupe une fois, et toute personne qui le rejoint plus tard peut l’ouvrir aussi.',
  named: {
    search: text => `le nom ou la description contient «\u00a0${text}\u00a0»`,
    source: source => `la source est ${source.toLowerCase()}`,
  },
  own: {
    title: 'Mes groupes',
    lead: 'Vous ajoutez et retirez ici des personnes, et fixez jusqu’à quand elles restent.',
    none: 'Vous ne gérez plus aucun groupe',
    noneText: 'Adressez-vous à l’administration si vous le devriez.',
  },
  columns: { group: 'Groupe', source: 'Origine', people: 'Personnes', opens: 'Ouvre' },
  people: count => (count < 2 ? 'personne' : 'personnes'),
  includes: names => `Contient ${names}`,
  inside: names => `Dans ${names}`,
  opensNone: 'Aucune',
  kept: {
    here: 'Ici',
    file: 'Un fichier de référence',
    directory: 'Un annuaire externe',
  },
  keptHere: 'Conservé ici',
  keptInFile: file => `Il est conservé dans ${file}. Modifiez-le là-bas et appliquez-le de nouveau.`,
  keptInDirectory: directory => `Il vient de ${directory}, et ses membres se modifient là-bas.`,
  add: {
    failed: 'Le groupe n’a pas été ajouté.',
    name: 'Nom',
    nameHint: 'Les applications voient ce nom.',
    description: 'Description',
    submit: 'Ajouter le groupe',
  },
  glance: {
    group: 'Groupe',
    sum: (amount, apps) => `${count(amount, 'personne', 'personnes')}, ${apps}`,
    apps: amount => count(amount, 'application', 'applications'),
    close: 'Fermer',
    keptIn: 'Conservé dans',
    opens: 'Ouvre ces applications',
    open: 'Ouvrir',
    inside: 'Groupes dans celui-ci',
    noInside: 'Aucun',
    addGroup: 'Ajouter un groupe',
    added: 'Personnes ajoutées ici',
    nobody: 'Personne pour l’instant.',
    until: (username, day) => `${username}, jusqu’au ${day}`,
    remove: person => `Retirer ${person}`,
    more: amount => `et ${count(amount, 'autre personne', 'autres personnes')}`,
    noApps: 'Aucune pour l’instant.',
    onlyThis: 'Seulement par ce groupe',
    with: names => `Avec ${names}`,
  },
  group,
}

import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const myApps: Texts['myApps'] = {
  title: 'Mes applications',
  hello: name => `Bonjour ${name}`,
  count: apps =>
    plural(apps, { one: 'Une application vous est ouverte.', other: `${apps} applications vous sont ouvertes.` }),
  navigation: 'Navigation principale',
  dashboard: 'Tableau de bord',
  groups: 'Mes groupes',
  signOut: 'Se déconnecter',
  apps: 'Applications',
  isNew: 'Nouveau',
  own: 'Connectez-vous directement',
  ownNote: organisation => `Ces applications demandent votre nom d’utilisateur et votre mot de passe ${organisation}`,
  emptyHeading: 'Rien ne vous est encore ouvert',
  empty:
    'Les applications que vous pouvez ouvrir apparaissent ici. Demandez à la personne qui gère votre compte lesquelles ce devraient être.',
  emptyAdmin: 'Les applications que vous pouvez ouvrir apparaissent ici.',
  openDashboard: 'Ajouter une application dans le tableau de bord',
}

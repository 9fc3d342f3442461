import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const portal: Texts['portal'] = {
  navigation: 'Navigation principale',
  apps: 'Mes applications',
  profile: 'Profil',
  dashboard: 'Tableau de bord',
  groups: 'Mes groupes',
  account: 'Menu du compte',
  signOut: 'Se déconnecter',
  signOutEverywhere: 'Se déconnecter partout',
  find: 'Chercher une application',
  search: 'Chercher',
  noneFits: typed => `Aucune de vos applications ne correspond à «\u00a0${typed}\u00a0».`,
  showAll: 'Afficher toutes les applications',
  missing: contact => `Il manque une application\u00a0? Demandez à ${contact}.`,
  wasItYou: {
    heading: 'Était-ce vous\u00a0?',
    text: (device, address, when) =>
      html`Connexion à votre compte\u00a0: ${when}, ${device}, depuis ${address}. Nous ne connaissions pas encore ce navigateur.`,
    yes: 'Oui, c’était moi',
    no: 'Non, le déconnecter',
  },
}

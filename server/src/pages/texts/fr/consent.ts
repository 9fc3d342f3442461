import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const consent: Texts['consent'] = {
  title: app => `Autoriser ${app}`,
  firstSignIn: app => html`Première connexion à ${bold(app)}`,
  heading: app => `${app} souhaite savoir qui vous êtes`,
  lead: app =>
    `Si vous l’autorisez, ${app} reçoit ces informations et vous connecte. L’application ne voit jamais votre mot de passe.`,
  facts: {
    name: 'Nom',
    username: 'Nom d’utilisateur',
    email: 'E-mail',
    groups: 'Groupes',
    phone: 'Téléphone',
    photo: 'Photo',
    language: 'Langue',
    offline: 'Accès',
    attribute: 'Autre',
  },
  whileAway: 'Même lorsque vous n’utilisez pas l’application',
  once: 'La question n’est posée qu’une fois.',
  allow: 'Autoriser et continuer',
  refuse: 'Ne pas autoriser',
}

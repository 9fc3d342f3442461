import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const refusal: Texts['refusal'] = {
  title: app => `Pas d’accès à ${app}`,
  youAskedFor: app => html`Vous avez demandé ${bold(app)}`,
  heading: app => `Vous n’avez pas accès à ${app}`,
  lead: 'Vous vous êtes connecté correctement. Cette application est réservée à certaines personnes.',
  signedInAs: username => html`Vous êtes connecté en tant que ${bold(username)}`,
  reasons: {
    'account-active': () => 'Votre compte est actif.',
    'app-switched-off': app => `${app} est désactivée pour tout le monde.`,
    'open-to-nobody': app => `${app} n’est encore ouverte à personne.`,
    'in-a-group': app => `Vous faites partie d’un groupe qui peut ouvrir ${app}.`,
    'in-no-group': app => `Vous ne faites partie d’aucun des groupes qui peuvent ouvrir ${app}.`,
    'not-by-name': app => `Vous n’êtes pas sur la liste des personnes qui peuvent ouvrir ${app}.`,
    'of-one-person': app => `${app} appartient à une seule personne.`,
    'let-in-by-name': app => `Vous avez été admis nommément dans ${app}.`,
    'time-is-over': app => `La durée pour laquelle vous aviez accès à ${app} est écoulée.`,
    'other-network': app => `${app} n’est pas ouverte depuis le réseau où vous êtes.`,
    'no-second-factor': app => `${app} demande une seconde étape à la connexion, et votre compte n’en a pas encore.`,
  },
  onlyFor: (app, groups, count) =>
    html`${app} est réservé à ${groups}. ${count === 1 ? 'Vous ne faites pas partie de ce groupe.' : 'Vous ne faites partie d’aucun de ces groupes.'}`,
  moreGroups: count => `${count} autres`,
  whoCanHelp: 'Qui peut vous donner accès',
  emailTo: name => `Écrire à ${name}`,
  mailNote: (reference, name) =>
    html`L’e-mail est déjà rempli, avec la référence ${mono(reference)}, pour que ${name} puisse voir ce qui s’est passé.`,
  nobodyNamed: reference =>
    html`Adressez-vous à la personne qui gère votre compte et donnez-lui la référence ${mono(reference)}, pour qu’elle puisse voir ce qui s’est passé.`,
  switchAccount: 'Se connecter avec un autre compte',
  back: app => `Retour à ${app}`,
}

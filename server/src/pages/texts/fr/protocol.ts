import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const redirect: Texts['redirect'] = {
  title: app => `${app} est configurée autrement`,
  youCameFrom: app => html`Vous venez de ${bold(app)}`,
  heading: 'Nous nous sommes arrêtés avant de vous renvoyer',
  lead: app =>
    `${app} nous a demandé de vous envoyer à une adresse qui n’est pas enregistrée pour cette application. Votre compte n’est pas en cause.`,
  sent: app => `${app} a envoyé`,
  registered: 'Enregistré ici',
  noneRegistered: 'Aucune adresse pour le moment.',
  hint: 'La différence est marquée. C’est le plus souvent un réglage de l’application, parfois un lien venu de quelqu’un d’autre.',
  openInDashboard: app => `Ouvrir ${app} dans le tableau de bord`,
  add: {
    heading: app => `${app} utilise une adresse qui n’est pas enregistrée`,
    lead: username =>
      `Elle se trouve sur un hôte que l’application a déjà. Vous êtes connecté en tant que ${username} et pouvez l’ajouter ici.`,
    button: app => `Ajouter cette adresse à ${app}`,
    hint: 'C’est consigné à votre nom. Vous pourrez ensuite continuer vers l’application.',
    expected: app => `La recette de ${app} prévoit cette adresse`,
    expectedText: 'Elle fait partie du programme et n’est pas encore enregistrée.',
    prove: 'Se reconnecter pour l’ajouter',
    proveHint: 'Pour ajouter une adresse, il faut une connexion datant de quelques minutes.',
  },
  otherHost: {
    heading: 'Cette adresse est sur un autre hôte',
    lead: app =>
      `${app} ne l’a jamais utilisée. Son propriétaire recevrait les connexions des gens\u00a0; elle ne peut donc pas être ajoutée d’ici.`,
    note: 'Avez-vous suivi un lien pour arriver ici\u00a0?',
    noteText: app =>
      `Quelqu’un cherche peut-être à vous tromper. Si vous avez déplacé ${app} vous-même, saisissez la nouvelle adresse sur sa page dans le tableau de bord.`,
  },
  byHand: {
    note: 'Celle-ci ne peut pas être ajoutée d’ici',
    noteText: app =>
      `Seules de simples adresses https le peuvent. Si ${app} en a vraiment besoin, saisissez-la sur sa page dans le tableau de bord.`,
  },
  kept: {
    heading: (app, file) => `${app} est tenue dans ${file}`,
    text: 'Si l’adresse est juste, ajoutez-la dans ce fichier et appliquez-le de nouveau.',
  },
  added: {
    title: app => `L’adresse est ajoutée à ${app}`,
    lead: app => `Désormais, ${app} peut y faire envoyer des gens. Rien d’autre n’a été modifié.`,
    goOn: app => `Continuer vers ${app}`,
    startAgain: app => `Retournez à ${app} et recommencez.`,
  },
}

export const protocol: Texts['protocol'] = {
  title: 'Cette connexion ne peut pas continuer',
  heading: 'Cette connexion ne peut pas continuer',
  lead: app =>
    `${app ?? 'L’application d’où vous venez'} a demandé quelque chose que nous ne pouvons pas faire. Retournez à l’application et recommencez\u00a0; si cela persiste, prévenez la personne qui en est responsable.`,
  technical: 'Pour la personne responsable de l’application',
}

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
}

export const protocol: Texts['protocol'] = {
  title: 'Cette connexion ne peut pas continuer',
  heading: 'Cette connexion ne peut pas continuer',
  lead: app =>
    `${app ?? 'L’application d’où vous venez'} a demandé quelque chose que nous ne pouvons pas faire. Retournez à l’application et recommencez\u00a0; si cela persiste, prévenez la personne qui en est responsable.`,
  technical: 'Pour la personne responsable de l’application',
}

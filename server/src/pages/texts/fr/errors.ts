import { html } from '../../html.ts'
import { mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const error: Texts['error'] = {
  headings: {
    400: 'Nous n’avons pas compris cette demande',
    403: 'Ce n’est pas autorisé',
    404: 'Il n’y a rien ici',
    405: 'Il n’y a rien ici',
    413: 'C’était trop volumineux',
    421: 'C’est l’adresse d’un autre serveur',
    429: 'Trop de tentatives',
    500: 'Une erreur s’est produite de notre côté',
    502: 'L’application ne répond pas',
    503: 'Pas pour le moment',
    504: 'L’application met trop de temps',
    508: 'Cette application est introuvable',
  },
  heading: 'Cela n’a pas fonctionné',
  notFound: 'Le lien est peut-être ancien ou mal écrit. Rien n’a été modifié.',
  retry: wait => `Réessayez dans ${wait}.`,
  passOn: reference =>
    html`Si vous en parlez à quelqu’un, donnez la référence ${mono(reference)}\u00a0: elle permet de retrouver l’entrée dans le journal.`,
  back: 'Aller à la page d’accueil',
}

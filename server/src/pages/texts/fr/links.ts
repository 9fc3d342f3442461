import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const links: Texts['links'] = {
  endedTitle: 'Lien non valable',
  endedHeading: 'Ce lien ne fonctionne plus',
  nothingChanged: 'Ce clic n’a rien changé.',
  signIn: 'Se connecter',
  reset: {
    lead: 'Les liens pour choisir un mot de passe fonctionnent une fois, pendant 1 heure. Celui-ci a été utilisé ou a expiré.',
    done: 'Vous avez déjà choisi un nouveau mot de passe\u00a0? Connectez-vous avec celui-ci.',
    otherwise: 'Sinon, demandez un nouveau lien. Un e-mail plus ancien ne vaut plus dès qu’un plus récent est envoyé.',
    again: 'Demander un nouveau lien',
  },
  invitation: {
    lead: 'Les invitations fonctionnent une fois, pendant quelques jours. Celle-ci a été utilisée, a expiré ou a été retirée.',
    done: 'Vous avez déjà créé votre compte\u00a0? Connectez-vous avec celui-ci.',
    otherwise:
      'Sinon, demandez un nouveau lien à la personne qui vous a invité. Un lien plus ancien ne vaut plus dès qu’un plus récent est créé.',
  },
  email: {
    lead: 'Les liens qui confirment une adresse fonctionnent une fois, pendant un jour. Celui-ci a été utilisé ou a expiré.',
    done: 'Vous l’avez déjà confirmée\u00a0? Votre nouvelle adresse figure alors dans votre profil.',
    otherwise:
      'Sinon, demandez de nouveau le changement dans votre profil. Un lien plus ancien ne vaut plus dès qu’un plus récent est envoyé.',
  },
  confirm: {
    title: 'Confirmer votre adresse',
    heading: 'Confirmez votre nouvelle adresse',
    lead: (email, username) =>
      html`Désormais, ${bold(email)} est l’adresse de ${bold(username)}. Les applications que vous ouvrez la reçoivent aussi.`,
    submit: 'Utiliser cette adresse',
    leave: 'Ce n’est pas votre compte\u00a0? Fermez cette page\u00a0; rien ne change.',
    takenHeading: 'Cette adresse ne peut pas être utilisée',
    done: 'Votre adresse a été modifiée',
    doneLead: email =>
      html`L’adresse de votre compte est maintenant ${bold(email)}. Nous vous avons écrit aux deux adresses.`,
    goOn: 'Continuer',
  },
}

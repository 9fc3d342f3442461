import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const signIn: Texts['signIn'] = {
  title: 'Se connecter',
  continueTo: app => html`Continuer vers ${bold(app)}`,
  lead: organisation => `Avec votre compte ${organisation}.`,
  again: app => `Confirmez que c’est bien vous${app ? ` avant de continuer vers ${app}` : ''}.`,
  identifier: 'Nom d’utilisateur ou adresse e-mail',
  password: 'Mot de passe',
  forgot: 'Mot de passe oublié\u00a0?',
  submit: 'Se connecter',
  or: 'ou',
  passkey: 'Se connecter avec une clé d’accès',
  passkeyFailed: 'Cette clé d’accès n’a pas été acceptée',
  passkeyFailedHelp:
    'L’opération a été annulée, a pris trop de temps, ou cette clé n’est pas connue ici. Vous pouvez réessayer ou utiliser votre mot de passe.',
  startAgain: 'Recommencez depuis le début',
  startAgainHelp: 'Cette connexion a attendu trop longtemps ou a été terminée dans un autre onglet.',
  mismatch: 'Ce nom d’utilisateur et ce mot de passe ne vont pas ensemble',
  mismatchHelp:
    'Vérifiez qu’il n’y a pas de faute de frappe et que les majuscules ne sont pas verrouillées. Si vous ne connaissez plus le mot de passe, demandez à la personne qui vous a donné le compte.',
  enterAgain: 'Saisissez de nouveau votre mot de passe.',
  paused: wait => `Trop de tentatives. Attendez ${wait}`,
  pausedHelp: until =>
    html`La connexion par mot de passe est suspendue pour ce compte jusqu’à ${until}, pour que personne ne puisse deviner le mot de passe. Votre compte n’est pas bloqué, et une clé d’accès fonctionne toujours.`,
  busy: 'Le serveur est surchargé',
  busyHelp: 'Votre mot de passe n’a pas été vérifié. Attendez quelques secondes et réessayez.',
  unreachable: 'Votre mot de passe ne peut pas être vérifié pour le moment',
  unreachableHelp:
    'L’annuaire qui conserve votre mot de passe ne répond pas. Votre mot de passe n’est pas en cause : réessayez dans quelques minutes.',
  directoryCode:
    'Votre organisation demande un second facteur avec votre mot de passe. Ouvrez votre application d’authentification et saisissez le code qu’elle affiche.',
}

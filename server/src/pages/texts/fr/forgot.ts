import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const forgot: Texts['forgot'] = {
  title: 'Mot de passe oublié',
  heading: 'Vous avez oublié votre mot de passe\u00a0?',
  lead: 'Dites-nous qui vous êtes, et nous vous enverrons un lien pour en choisir un nouveau.',
  submit: 'M’envoyer un lien',
  elsewhere: 'Le même mot de passe que sur votre ordinateur de travail\u00a0?',
  elsewhereHelp:
    'Il est alors conservé dans le réseau de votre organisation et ne peut pas être changé ici. Changez-le sur l’ordinateur avec Ctrl+Alt+Suppr, ou demandez de l’aide.',
  passkey: 'Une clé d’accès fonctionne toujours\u00a0:',
  passkeyLink: 'Se connecter avec une clé d’accès',
  sentHeading: 'Consultez vos e-mails',
  sentLead: (name, until) =>
    html`Si ${bold(name)} a ici un compte avec son propre mot de passe, un lien est en route. Il fonctionne une fois, jusqu’à ${until}.`,
  from: (address, host) =>
    html`Il vient de ${bold(address)} et mène à ${bold(host)}. Il ne demande jamais votre ancien mot de passe.`,
  nothing:
    'Rien après cinq minutes\u00a0? Regardez dans les courriers indésirables. Si vous avez indiqué une adresse de secours, c’est là que nous écrivons.',
  secondFactor: 'Votre second facteur reste inchangé. Il vous sera demandé ensuite.',
  again: 'Envoyer de nouveau',
  noMailbox: 'Pas d’accès à vos e-mails\u00a0?',
  inPerson: 'Peut vous donner un lien en personne',
  back: 'Retour à la connexion',
  askHeading: name => `Demandez un lien à ${name}`,
  askSomebody: 'Demandez un lien',
  askLead: 'Ce serveur n’envoie pas d’e-mails. Une personne qui vous connaît peut créer un lien pour vous à la place.',
  whoever: 'La personne qui vous a donné votre compte',
  afterwards: 'Ce qui se passe ensuite',
  they: [
    'La personne vérifie que c’est bien vous.',
    'Elle vous montre un lien ou un code QR. Il fonctionne une fois, pendant 1 heure.',
    'Vous l’ouvrez et choisissez un nouveau mot de passe. Personne d’autre ne le voit.',
  ],
  ready: 'Gardez votre nom d’utilisateur à portée de main.',
  linkWorked: 'Le lien a fonctionné. C’est la dernière étape.',
}

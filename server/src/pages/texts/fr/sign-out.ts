import type { Texts } from '../en/index.ts'

export const signedOut: Texts['signedOut'] = {
  title: 'Déconnecté',
  heading: 'Vous êtes déconnecté',
  lead: organisation => `Dans ce navigateur, de ${organisation}.`,
  leadWithApps: organisation =>
    `Dans ce navigateur, de ${organisation}. Voici ce que font les applications que vous avez ouvertes\u00a0:`,
  answers: {
    'signed-out': 'Déconnectée',
    waiting: 'Pas encore',
    later: 'Bientôt',
    own: 'Encore ouverte',
  },
  notes: {
    'signed-out': '',
    waiting: 'N’a pas répondu. Nous continuons d’essayer.',
    later: 'Doit bientôt nous interroger de nouveau, et sera alors refusée.',
    own: 'Garde sa propre connexion. Déconnectez-vous aussi là-bas.',
  },
  ownSessions:
    'Une application que vous avez ouverte peut garder sa propre connexion quelque temps. Pour être sûr, déconnectez-vous aussi là-bas.',
  waiting: 'Cela peut encore changer.',
  lookAgain: 'Regarder de nouveau',
  again: 'Se reconnecter',
  shared: 'L’ordinateur de quelqu’un d’autre\u00a0? Fermez aussi toutes les fenêtres du navigateur.',
  others: {
    count: devices =>
      `Vous êtes encore connecté sur ${devices === 1 ? 'un autre appareil' : `${devices} autres appareils`}.`,
    end: 'Se déconnecter partout',
  },
}

export const signOut: Texts['signOut'] = {
  title: 'Se déconnecter',
  heading: 'Se déconnecter\u00a0?',
  lead: organisation => `Cela met fin à votre session ${organisation} dans ce navigateur.`,
  leadFromApp: (app, organisation) =>
    `Vous vous êtes déconnecté de ${app}. Voulez-vous aussi mettre fin à votre session ${organisation} dans ce navigateur\u00a0?`,
  submit: 'Se déconnecter',
  stay: 'Rester connecté',
}

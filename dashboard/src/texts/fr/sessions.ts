import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const sessions: Texts['sessions'] = {
  title: 'Sessions',
  what: 'sessions',
  lead: (amount, onDevices) =>
    `${count(amount, 'session ouverte', 'sessions ouvertes')} ${onDevices}. Déconnecter quelqu’un met aussi fin à ce que la session a ouvert.`,
  onDevices: amount => `sur ${count(amount, 'appareil', 'appareils')}`,
  count: amount => count(amount, 'session', 'sessions'),
  open: amount => count(amount, 'session ouverte', 'sessions ouvertes'),
  search: 'Chercher des sessions',
  placeholder: 'Personne, adresse ou appareil',
  filters: {
    app: 'Application',
    factor: 'Second facteur',
    idle: 'Inactive depuis',
    factors: { with: 'Avec', without: 'Sans' },
    idleFor: { hour: 'Une heure', day: 'Un jour', week: 'Une semaine' },
  },
  named: {
    search: text => `le texte est «\u00a0${text}\u00a0»`,
    app: app => `l’application est ${app}`,
    factor: factor => `second facteur\u00a0: ${factor}`,
    idle: span => `inactive depuis\u00a0: ${span}`,
    unusual: 'seulement les inhabituelles',
    person: person => `la personne est ${person}`,
  },
  noMatch: 'Aucune session ne correspond à ces filtres',
  nobody: 'Personne n’est connecté',
  nobodyText: 'Les navigateurs où des personnes sont connectées apparaissent ici et peuvent être déconnectés.',
  columns: {
    person: 'Personne',
    device: 'Appareil',
    with: 'Connexion par',
    apps: 'Applications',
    active: 'Dernière activité',
  },
  noApps: 'Aucune',
  unknown: 'Inconnu',
  newPlace: 'Nouveau lieu',
  newDevice: 'Nouvel appareil',
  firstTime: address => `${address}, première fois`,
  unusual: amount => (amount === 1 ? '1 inhabituelle' : `${amount} inhabituelles`),
  unusualTitle: 'Inhabituelles',
  unusualText:
    'Ces sessions ont commencé depuis un réseau ou avec un type de navigateur que la personne n’avait pas utilisé dans les 90 jours précédents. Un doute\u00a0? Demandez-lui, ou déconnectez-la\u00a0: elle se reconnecte, et rien d’autre n’est perdu.',
  openOfPerson: amount => `Ses ${amount} sessions`,
  everywhereOf: person => `Déconnecter ${person} partout`,
  only: methods => `${methods} seulement`,
  signOut: 'Déconnecter',
  signOutOf: (person, device) => `Déconnecter\u00a0: ${person}, ${device}`,
  end: 'Terminer',
  failed: 'Personne n’a été déconnecté.',
  notEnded: 'Rien n’a été terminé.',
  done: {
    signedOut: (person, device) => `Déconnexion faite\u00a0: ${person}, ${device}`,
    ended: (app, device) => `${app} est terminée\u00a0: ${device}`,
    everybodyOut: (app, sessions) => `Tout le monde est déconnecté de ${app}\u00a0: ${sessions} en moins`,
    everywhere: (person, sessions) => `Déconnexion partout\u00a0: ${person}, ${sessions} en moins`,
    everyone: (amount, sessions) =>
      `${count(amount, 'personne déconnectée', 'personnes déconnectées')}\u00a0: ${sessions} en moins`,
  },
  everyone: {
    action: 'Déconnecter tout le monde',
    title: 'Déconnecter tout le monde\u00a0?',
    word: 'tous',
    failed: 'Tout le monde n’a pas été déconnecté.',
    every: 'Toutes les sessions',
    text: sessions =>
      `${sessions}\u00a0: tout cela prend fin, avec ce que les applications gardent, les navigateurs de confiance des mêmes personnes et toutes les connexions LDAP. Vous restez connecté ici. Les mots de passe d’application et les jetons d’API continuent de fonctionner.`,
    textButOwners: sessions =>
      `${sessions}\u00a0: tout cela prend fin, avec ce que les applications gardent, les navigateurs de confiance des mêmes personnes et toutes les connexions LDAP. Vous restez connecté ici. Les propriétaires restent connectés\u00a0: seul un propriétaire peut les déconnecter. Les mots de passe d’application et les jetons d’API continuent de fonctionner.`,
  },
}

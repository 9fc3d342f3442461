import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

/** The overview of an app: how it is used and by whom, and its activity. */
export const appsOverview: Texts['appsOverview'] = {
  contact: (name: string) => `${name} s’en occupe`,
  nothingRecorded: 'Rien n’est consigné sur cette application',
  use: {
    title: 'Ouvertures',
    what: 'utilisation',
    day: 'Jour',
    opened: 'Ouverte',
    refused: 'Refusée',
    byDay: 'Ouvertures par jour',
    span: 'Jours affichés',
    days: (amount: number) => `${amount} j`,
    never: (app: string, days: number) =>
      `Personne n’a ouvert ${app} ces ${days} derniers jours. Testez la connexion une fois, et ceci se remplira au fil des visites.`,
    /** What the chart shows, in a sentence. */
    sum: (opened: string, days: number, people: string) => `${opened} en ${days} jours, par ${people}.`,
    openedSum: (amount: number) => `Ouverte ${count(amount, 'fois', 'fois')}`,
    peopleSum: (amount: number) => count(amount, 'personne', 'personnes'),
    refusedSum: (amount: number) => `Refusée ${count(amount, 'fois', 'fois')}.`,
    asChart: 'Afficher en graphique',
    asTable: 'Afficher en tableau',
  },
  openers: {
    secondFactor: 'Second facteur exigé',
    through: (amount: number, nested: number, groups: string) =>
      `${count(amount, 'personne', 'personnes')}, dont ${nested} par ${groups}`,
    moreGroups: (amount: number) => `et ${count(amount, 'autre groupe', 'autres groupes')}`,
    waiting: (amount: number) => count(amount, 'demande en attente', 'demandes en attente'),
    nobodyHint: 'Indiquez qui peut l’ouvrir une fois qu’elle est configurée.',
    byName: (amount: number) => count(amount, 'personne nommée', 'personnes nommées'),
    asked: (amount: number) => count(amount, 'personne sur demande', 'personnes sur demande'),
    admins: 'Administrateurs',
    adminsAnyway: 'Inclus. Tous ont un autre accès.',
    adminsOnly: (amount: number) =>
      `Inclus : ils gèrent le serveur. ${count(amount, 'n’a', 'n’ont')} aucun autre accès.`,
  },
  signedIn: {
    more: (amount: number) => `Afficher ${amount} de plus`,
    nobody: (app: string) => `Personne n’a ${app} ouverte.`,
    atOnce: 'Quand une session se termine, la passerelle demande aussitôt une connexion.',
    noMessages: 'Elle n’accepte pas les messages de déconnexion. Son prochain renouvellement est refusé.',
    messages: 'Elle est prévenue en quelques secondes quand une session se termine.',
  },
}

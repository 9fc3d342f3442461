import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const home: Texts['home'] = {
  title: 'Accueil',
  today: day => `Nous sommes le ${day}.`,
  needs: count =>
    count === 0 ? 'Rien ne vous attend.' : count === 1 ? 'Une chose vous attend.' : `${count} choses vous attendent.`,
  begin: 'Commencez où vous voulez\u00a0; tout cela reste ici tant que ce n’est pas fait.',
  addApp: 'Ajouter une application',
  addPerson: 'Ajouter une personne',
  counts: 'chiffres',
  byUse: {
    title: 'Applications par usage',
    right: days => `Ouvertes, ${days} jours`,
    what: 'usage des applications',
    none: 'Aucune application n’a été ouverte ces jours-ci.',
    never: '{app}\u00a0: jamais ouverte',
    last: '{app}\u00a0: ouverte pour la dernière fois le {day}',
  },
  attention: {
    title: 'À surveiller',
    order: 'Le plus urgent d’abord',
    look: 'Regarder',
    dismiss: 'Masquer',
    dismissed: 'Masqué dans ce navigateur',
    conflicts: {
      title: amount => count(amount, 'conflit à trancher', 'conflits à trancher'),
      atLeast: amount => `Au moins ${count(amount, 'conflit à trancher', 'conflits à trancher')}`,
      andMore: (names, others) => `${names} et ${others} autres`,
      text: directory =>
        `${directory} contient des personnes qui ne peuvent pas être reprises telles quelles. Toutes les autres sont synchronisées.`,
      named: (names, directory) =>
        `${names}\u00a0: ${directory} contient des personnes qui ne peuvent pas être reprises telles quelles. Toutes les autres sont synchronisées.`,
      go: 'Trancher',
    },
    requests: {
      title: amount => `${count(amount, 'personne attend', 'personnes attendent')} l’accès à une application`,
      text: 'La demande vient de la page qui a refusé l’accès. Une demande prend fin d’elle-même après 30 jours.',
      go: 'Répondre',
    },
    passwordOnly: {
      title: amount =>
        `${count(amount, 'personne se connecte', 'personnes se connectent')} avec un mot de passe seulement`,
      managers: amount =>
        `${amount} d’entre elles ${amount === 1 ? 'gère' : 'gèrent'} des personnes ou des applications.`,
      noManagers: 'Aucune d’entre elles ne gère des personnes ou des applications.',
      show: count => (count === 1 ? 'Voir qui' : 'Les voir'),
      demand: 'Le rendre obligatoire',
    },
    failed: {
      title: (amount, address) => `${count(amount, 'connexion échouée', 'connexions échouées')} depuis ${address}`,
      unknown: 'Toutes avec des noms d’utilisateur qui n’existent pas.',
      last: day => `La dernière le ${day}.`,
      gotIn: 'Quelqu’un s’est aussi connecté depuis cette adresse.',
      keptOut: 'Personne ne s’est connecté depuis cette adresse.',
      go: 'Voir le journal',
    },
    services: {
      title: amount => `Personne ne s’occupe de ${count(amount, 'compte de service', 'comptes de service')}`,
      text: count =>
        `Le contact est désactivé, expiré ou supprimé, et ${count === 1 ? 'le compte continue' : 'les comptes continuent'}. Choisissez un autre contact, ou désactivez ce qui ne sert plus.`,
      show: count => (count === 1 ? 'Le voir' : 'Les voir'),
    },
  },
  coverage: {
    title: 'Second facteur par groupe',
    right: 'Personnes qui peuvent se connecter',
    what: 'seconds facteurs',
    none: 'Aucun groupe ne contient encore de personnes.',
  },
  sync: {
    held: (amount, more) => `${amount}${more ? '+' : ''} en attente`,
    title: directory => `Synchronisation avec ${directory}`,
    today: 'aujourd’hui',
    runs: 'Voir ses synchronisations',
  },
  next: {
    done: 'Fait',
    people: {
      title: 'Ajoutez vos personnes',
      text: 'Saisissez-les, avec un mot de passe créé pour elles. Cinq minutes pour un foyer.',
      go: 'Ajouter des personnes',
    },
    app: {
      title: 'Reliez votre première application',
      text: 'Dites comment l’application connecte les personnes et qui peut l’ouvrir, puis copiez-y les valeurs.',
      go: 'Ajouter une application',
    },
    ldap: {
      title: 'Servez les applications qui parlent LDAP',
      text: 'Activez le serveur d’annuaire, et les applications qui ne connaissent que LDAP trouvent vos personnes.',
      go: 'Activer',
    },
  },
  signIns: {
    title: 'Connexions',
    what: 'connexions',
    byDay: 'Connexions par jour',
    day: 'Jour',
    worked: 'Réussies',
    failed: 'Échouées',
    sum: (days, worked, failed) => `En ${days} jours, ${worked} et ${failed}.`,
    workedSum: amount => count(amount, 'connexion réussie', 'connexions réussies'),
    failedSum: amount => count(amount, 'échouée', 'échouées'),
    span: 'Combien de jours',
    days: days => `${days} j`,
    asChart: 'Afficher en graphique',
    asTable: 'Afficher en tableau',
  },
  stats: {
    signIns: days => `Connexions, ${days} derniers jours`,
    worked: percent => `${percent} réussies`,
    factor: 'Second facteur',
    of: (having, people) => `${having} sur ${people}`,
    sessions: 'Sessions ouvertes',
    people: 'Personnes',
    canSignIn: people => `${people} peuvent se connecter`,
    active: days => `Personnes actives, ${days} jours`,
    ofEnabled: people => `sur ${people} qui peuvent se connecter`,
  },
}

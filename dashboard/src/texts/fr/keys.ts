import type { Texts } from '../index.ts'

export const keys: Texts['keys'] = {
  what: 'clés de signature',
  title: 'Clés de signature',
  lead: 'Les applications vérifient les connexions avec elles. Une nouvelle clé est montrée un jour avant de signer, et une ancienne reste une semaine après, pour que personne ne soit déconnecté.',
  restart: day => `Si une application refuse les connexions après le ${day}, redémarrez-la`,
  restartText:
    'La plupart des applications vont chercher une nouvelle clé d’elles-mêmes. Quelques-unes ne lisent les clés qu’au démarrage.',
  cancel: 'Annuler',
  failed: 'Rien n’a été modifié.',
  owners: 'Propriétaires seulement',
  rotate: 'Renouveler',
  rotateOne: algorithm => `Renouveler ${algorithm}`,
  signNow: key => `Signer avec ${key} maintenant`,
  takeBack: key => `Reprendre ${key}`,
  emergency: 'En cas d’urgence, si elle a fuité\u00a0:',
  dropAtOnce: key => `Rejeter ${key} immédiatement`,
  quiet:
    'Une clé de chaque algorithme signe, et aucune ne doit partir. La page de chaque application dit quel algorithme elle utilise.',
  directoryServer: {
    what: 'le serveur d’annuaire',
    certificate: 'Certificat du serveur d’annuaire',
    name: 'Pour',
    validTo: 'Valable jusqu’au',
    usedBy: 'Utilisé par',
    web: 'Le Web n’en a pas ici\u00a0: c’est le proxy placé devant qui détient ce certificat.',
    off: 'Aucune application ne s’y connecte tant que le serveur d’annuaire est éteint.',
    turnOn: 'L’activer',
  },
  deeds: {
    rotate: {
      title: algorithm => `Renouveler la clé ${algorithm}\u00a0?`,
      text: 'Une nouvelle clé est créée et montrée aux applications maintenant. Elle signe à partir de demain à la même heure, et la clé actuelle est acceptée une semaine de plus. D’ici là, vous pouvez la reprendre.',
      button: 'Créer la nouvelle clé',
      done: 'La nouvelle clé est montrée aux applications',
    },
    now: {
      title: key => `Signer avec ${key} maintenant\u00a0?`,
      text: 'Les applications qui n’ont pas lu les clés depuis sa création, et ne les relisent pas d’elles-mêmes, refusent les connexions jusqu’à leur redémarrage.',
      button: key => `Signer avec ${key}`,
      done: 'Une autre clé signe maintenant',
    },
    back: {
      title: key => `Reprendre ${key}\u00a0?`,
      text: 'Elle ne signera pas et n’est plus montrée. La clé qui signe aujourd’hui continue.',
      done: 'La clé est reprise',
    },
    drop: {
      title: key => `Rejeter ${key} immédiatement\u00a0?`,
      text: 'Ce qu’elle a signé est désormais refusé partout où c’est vérifié. Pour une clé qui a fuité\u00a0; sinon, laissez passer sa semaine.',
      button: key => `Rejeter ${key}`,
      done: 'La clé est rejetée',
    },
  },
  drawing: {
    shown: 'Montrée',
    signs: 'Signe',
    signsFrom: day => `Signe dès le ${day}`,
    accepted: 'Encore acceptée',
    willSign: (algorithm, key, from) =>
      `La clé ${algorithm} ${key} est montrée aux applications et signe à partir de\u00a0: ${from}.`,
    isSigning: (algorithm, key) => `La clé ${algorithm} ${key} signe.`,
    isSigningUntil: (algorithm, key, until) =>
      `La clé ${algorithm} ${key} signe et est publiée jusqu’à\u00a0: ${until}.`,
    noMore: (algorithm, key) => `La clé ${algorithm} ${key} ne signe plus.`,
    noMoreUntil: (algorithm, key, until) =>
      `La clé ${algorithm} ${key} ne signe plus et est publiée jusqu’à\u00a0: ${until}.`,
    made: when => `Créée\u00a0: ${when}`,
    until: day => `Jusqu’au ${day}`,
    forApps: apps => `Pour ${apps}`,
    since: day => `Depuis le ${day}`,
    today: day => `${day}, aujourd’hui`,
  },
}

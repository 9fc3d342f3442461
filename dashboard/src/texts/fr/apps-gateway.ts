import type { Texts } from '../index.ts'

export const appsGateway: Texts['appsGateway'] = {
  visibility: {
    label: 'Qui peut voir ses pages',
    hint: 'Là où aucune règle ci-dessous ne dit autre chose.',
    private: 'Seulement les personnes connectées qui peuvent l’ouvrir',
    public: 'Tout le monde\u00a0; l’application apprend qui est connecté',
  },
  username: {
    label: 'Le nom d’utilisateur tel que l’application l’apprend',
    plain: 'Tel quel',
    icap: 'Comme l’attendent les serveurs ICAP\u00a0: Base64 de Local://username',
  },
  switches: {
    acceptAppPasswords: {
      label: 'Les programmes peuvent envoyer un mot de passe d’application',
      hint: 'Par Basic, là où aucun navigateur ne peut être mené à la connexion. Faites retirer Authorization par le proxy avant l’application.',
    },
  },
  paths: {
    title: 'Chemins avec leurs propres règles',
    hint: 'La première règle qui correspond compte. Dans un motif, * est une partie quelconque d’un segment, ** n’importe quoi.',
    rule: nth => `Règle ${nth}`,
    kind: 'Quels chemins',
    prefix: 'Tout au-dessous',
    pattern: 'Motif',
    path: 'Chemin',
    need: 'Qui peut venir',
    public: 'Ouvert à tous',
    signIn: 'Avec connexion',
    deny: 'Personne',
    up: nth => `Monter la règle ${nth}`,
    down: nth => `Descendre la règle ${nth}`,
    remove: nth => `Retirer la règle ${nth}`,
    moved: (from, to, all) => `La règle ${from} est maintenant la règle ${to} sur ${all}.`,
    removed: nth => `La règle ${nth} est retirée.`,
    add: 'Ajouter un chemin',
  },
}

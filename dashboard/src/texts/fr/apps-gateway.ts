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
  upstream: {
    label: 'Adresse de l’application elle-même',
    hint: 'Seulement si Doorward doit être le proxy, par exemple http://127.0.0.1:3000. Vide : votre propre proxy interroge Doorward.',
  },
  verify: {
    label: 'Vérifier le certificat de l’application',
    hint: 'À désactiver seulement pour une application au certificat auto-signé, sur un réseau de confiance.',
  },
  switches: {
    acceptAppPasswords: {
      label: 'Les programmes peuvent envoyer un mot de passe d’application',
      hint: 'Par Basic, là où aucun navigateur ne peut être mené à la connexion. Faites retirer Authorization par le proxy avant l’application.',
    },
    acceptTokens: {
      label: 'Les programmes peuvent envoyer un jeton d’accès',
      hint: 'Comme bearer : un jeton que Doorward a délivré pour l’adresse de cette application, ou à son propre client OpenID Connect.',
    },
    assertion: {
      label: 'Signer l’identité',
      hint: 'X-Doorward-Assertion contient alors une déclaration signée, que l’application vérifie avec les clés de Doorward.',
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

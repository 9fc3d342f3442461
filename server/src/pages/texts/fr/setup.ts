import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const setup: Texts['setup'] = {
  title: 'Mise en place',
  steps: { owner: 'Propriétaire', domain: 'Domaine', next: 'Et ensuite' },
  stepOf: step => `Étape ${step} sur 3`,
  neededHeading: 'Doorward fonctionne et n’a pas encore de propriétaire',
  neededLead:
    'La personne qui exploite ce serveur termine la mise en place avec le lien que Doorward a affiché au démarrage.',
  expiredHeading: 'Ce lien de mise en place a expiré',
  expiredLead:
    'Les liens de mise en place fonctionnent une heure, pour que personne d’autre ne la termine avant vous. Rien n’est perdu.',
  makeNew: 'En créer un nouveau sur le serveur',
  inContainer: 'Dans un conteneur',
  printed:
    'La commande affiche un lien à ouvrir dans votre navigateur. Redémarrer Doorward en affiche un aussi, tant qu’il n’y a pas de propriétaire.',
  haveCode: 'J’ai un code de mise en place',
  alreadyHeading: 'Doorward est déjà en place',
  alreadyLead: 'Il y a un propriétaire, ce lien ne fait donc plus rien.',

  ownerHeading: 'Créez le compte du propriétaire',
  ownerLead:
    'Le propriétaire peut tout faire, y compris nommer d’autres admins. Vous pourrez transmettre ce rôle plus tard.',
  code: 'Code de mise en place',
  codeHint:
    'La partie qui suit «\u00a0token=\u00a0» dans le lien du journal du serveur, pour que seule une personne ayant accès à la machine puisse terminer la mise en place. Pour en afficher un nouveau\u00a0:',
  wrongCode: 'Ce code est faux ou a expiré. Copiez-le de nouveau, ou affichez-en un nouveau.',
  displayName: 'Votre nom',
  username: 'Nom d’utilisateur',
  email: 'E-mail',
  password: 'Mot de passe',
  passwordHint: 'Au moins 12 caractères, de préférence. Quelques mots sans rapport entre eux en font un bon.',
  createOwner: 'Créer le propriétaire et continuer',
  restore: 'Restaurer plutôt une sauvegarde',
  restoreHelp:
    'Arrêtez ce serveur, restaurez la sauvegarde dans un dossier encore vide, puis démarrez-le avec ce dossier. La clé de récupération est demandée. Vos personnes, vos applications et leurs secrets reviennent tels qu’ils étaient.',
  correct: 'Certaines choses sont à revoir',
  correctHelp: 'Ce qu’il faut modifier est marqué ci-dessous.',

  domainHeading: 'Nommez votre annuaire',
  domainLead:
    'Les applications trouveront vos personnes à ces adresses. Changer le DN de base plus tard oblige à reconfigurer les applications LDAP.',
  organisation: 'Nom de l’organisation',
  organisationHint: 'Affiché sur la page de connexion.',
  publicUrl: 'Adresse de ce serveur',
  publicUrlHint:
    'Telle qu’elle sera saisie. Tout sauf localhost demande https, fourni par Doorward ou par un proxy inverse.',
  publicUrlLocked: where => `Fixée par ${where}, et modifiable seulement là-bas.`,
  baseDn: 'DN de base',
  baseDnHint: 'Gardez-le, sauf si vous remplacez un autre serveur LDAP.',
  sees: {
    heading: 'Ce que verront les applications',
    issuer: 'Émetteur OIDC',
    people: 'LDAP, personnes',
    groups: 'LDAP, groupes',
    person: 'Vous',
  },
  moving: origin => `Désormais, le serveur répondra à ${origin}`,
  movingHelp: (probe, here) =>
    html`Vous êtes maintenant sur ${bold(here)}, et n’y serez plus. Ouvrez d’abord ${probe} dans un autre onglet\u00a0: si vous y lisez «\u00a0alive\u00a0», cette adresse mène à ce serveur. Vous vous y reconnecterez.`,
  saveAndMove: host => `Enregistrer et aller à ${host}`,
  save: 'Enregistrer et continuer',

  nextHeading: host => `Doorward fonctionne à ${host}`,
  nextLead: 'Commencez où vous voulez. Tout se retrouve dans le tableau de bord.',
  cards: {
    people: {
      title: 'Ajoutez vos personnes',
      text: 'Envoyez des liens d’invitation, saisissez les personnes ou apportez-les dans un tableau. Aucun serveur de messagerie n’est nécessaire.',
      go: 'Ajouter des personnes',
    },
    apps: {
      title: 'Reliez votre première application',
      text: 'Choisissez une recette comme Nextcloud ou Grafana, copiez-y les valeurs et testez avant que quiconque le remarque.',
      go: 'Ajouter une application',
    },
    directoryServer: {
      title: 'Activez le serveur d’annuaire',
      text: 'Pour les applications qui cherchent les personnes par LDAP. Choisissez les adresses qui peuvent s’y connecter.',
      go: 'Le configurer',
    },
  },
  skip: 'Passer au tableau de bord',
  bring: 'Vous avez déjà Active Directory ou LDAP\u00a0?',
  bringGo: 'Reliez votre annuaire',

  protectHeading: 'Protégez d’abord le compte du propriétaire',
  protectWhy: link => html`Il n’a qu’un mot de passe pour l’instant. ${link} (environ 20 secondes).`,
  protectGo: 'Ajoutez une clé d’accès',

  keyHeading: 'Les sauvegardes demandent une clé de récupération',
  keyWhy:
    'Elles sont chiffrées pour elle, avec toutes les clés et tous les secrets, et aucune n’est faite avant qu’elle existe. Elle n’est affichée qu’une fois.',
  keyMake: 'Créer la clé de récupération',
  keyStore: 'Conservez la clé de récupération maintenant',
  keyOnce:
    'Elle ouvre chaque sauvegarde sur une machine vide, et n’est affichée que cette fois\u00a0: seule sa moitié publique est gardée ici. Mettez-la sur papier ou dans un gestionnaire de mots de passe, loin de cette machine.',
  copy: 'Copier',
  copied: 'Copié',
  download: 'Télécharger',
  keyStored: 'Je l’ai conservée',
}

import type { directoryNotes as Sentences } from '../de/directory-notes.ts'

export const directoryNotes = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'Another LDAP server': 'Un autre serveur LDAP',
  'New domains refuse a password over an unencrypted connection: use ldaps:// or StartTLS.':
    'Les nouveaux domaines refusent un mot de passe par une connexion non chiffrée\u00a0: utilisez ldaps:// ou StartTLS.',
  'The old password of somebody who changed it goes on working at the domain controller for up to an hour.':
    'L’ancien mot de passe d’une personne qui en a changé reste accepté par le contrôleur de domaine jusqu’à une heure.',
  'The search at the top of a domain answers with references to other partitions; leave “References to other servers” on ignore.':
    'La recherche au sommet d’un domaine répond par des renvois vers d’autres partitions\u00a0; laissez «\u00a0Renvois vers d’autres serveurs\u00a0» sur Ignorer.',
  'A password over an unencrypted connection is refused (strongerAuthRequired) unless the server was told otherwise: use ldaps:// or StartTLS.':
    'Un mot de passe par une connexion non chiffrée est refusé (strongerAuthRequired), sauf si le serveur est réglé autrement\u00a0: utilisez ldaps:// ou StartTLS.',
  'The directory server there is off at first, and answers the addresses of its allow-list only.':
    'Le serveur d’annuaire y est d’abord désactivé, et ne répond qu’aux adresses de sa liste autorisée.',
  'Who has a second factor there is asked for its code here.':
    'Une personne qui y a un second facteur se voit demander son code ici.',
  'Make the service account below cn=sysaccounts,cn=etc: memberOf cannot be read without one.':
    'Créez le compte de lecture sous cn=sysaccounts,cn=etc\u00a0: sans lui, memberOf ne peut pas être lu.',
  'memberOf names roles and rules too; only groups below the base of groups count.':
    'memberOf nomme aussi des rôles et des règles\u00a0; seuls comptent les groupes situés sous la base des groupes.',
  'People with a one-time password there type it directly after their password.':
    'Les personnes qui y ont un mot de passe à usage unique le saisissent juste après leur mot de passe.',
  'The client certificate from the admin console is what proves who asks; a service account is not needed beside it.':
    'Le certificat client de la console d’administration prouve qui demande\u00a0; un compte de lecture n’est pas nécessaire en plus.',
  'People who are suspended can still be found: they cannot sign in, but a synchronisation does not see it.':
    'Les personnes suspendues restent visibles\u00a0: elles ne peuvent pas se connecter, mais une synchronisation ne le voit pas.',
  'The base is o=<organisation>,dc=jumpcloud,dc=com. Only people who are bound to LDAP there can be seen, and groups without members cannot.':
    'La base est o=<organisation>,dc=jumpcloud,dc=com. Seules sont visibles les personnes qui y sont liées à LDAP, et pas les groupes sans membres.',
  'Who is renamed there is somebody new here: JumpCloud shows nothing that stays the same.':
    'Une personne renommée là-bas est ici quelqu’un de nouveau\u00a0: JumpCloud ne montre rien qui reste identique.',
  'The port is 3890. There is no StartTLS, and a list comes in one piece.':
    'Le port est 3890. Il n’y a pas de StartTLS, et une liste arrive d’un seul bloc.',
  'A base that does not exist gives an empty answer without an error: look at the preview before the first run.':
    'Une base qui n’existe pas donne une réponse vide, sans erreur\u00a0: regardez l’aperçu avant la première synchronisation.',
  'Unencrypted connections are refused: use ldaps://<organisation>.ldap.okta.com, or StartTLS on port 389.':
    'Les connexions non chiffrées sont refusées\u00a0: utilisez ldaps://<organisation>.ldap.okta.com, ou StartTLS sur le port 389.',
  'Filters may name attributes of the standard schema only: any other gives an empty answer, without an error.':
    'Les filtres ne peuvent nommer que des attributs du schéma standard\u00a0: tout autre donne une réponse vide, sans erreur.',
  'A second factor that Okta asks for itself may let a sign-in wait until it is confirmed there.':
    'Un second facteur qu’Okta demande lui-même peut faire attendre une connexion jusqu’à ce qu’il y soit confirmé.',
  'Without limits of its own for the service account the server answers at most 500 entries in all, whatever the page size: give it `limits dn.exact="…" size=unlimited`.':
    'Sans limites propres au compte de lecture, le serveur répond au plus 500 entrées en tout, quelle que soit la taille des pages\u00a0: donnez-lui `limits dn.exact="…" size=unlimited`.',
  'Groups of class posixGroup name people by `memberUid`: search for `{filter}` with the member attribute `memberUid`.':
    'Les groupes de classe posixGroup nomment les personnes par `memberUid`\u00a0: cherchez `{filter}`, avec l’attribut de membre `memberUid`.',
  'Choose an attribute that stays the same when somebody is renamed, or the username is the key.':
    'Choisissez un attribut qui reste identique quand une personne est renommée\u00a0; sinon, le nom d’utilisateur est la clé.',
  'The server answers at most 2,000 entries, and looks at 5,000, unless the service account has limits of its own.':
    'Le serveur répond au plus 2\u00a0000 entrées, et en examine 5\u00a0000, sauf si le compte de lecture a ses propres limites.',
  'With the memberOf plugin the attribute names the groups of groups too.':
    'Avec le plugin memberOf, l’attribut nomme aussi les groupes de groupes.',
  'The ports are 7389 and 7636: on 389 and 636 of the same machine there may be its Active Directory.':
    'Les ports sont 7389 et 7636\u00a0: sur 389 et 636 de la même machine peut se trouver son Active Directory.',
  'Use an account of the type “simple authentication account”, and search from the top of the directory.':
    'Utilisez un compte de type «\u00a0simple authentication account\u00a0», et cherchez depuis le sommet de l’annuaire.',
  'What {placeholder} stands for is known to CloverDX alone: enter the value.':
    'Seul CloverDX sait ce que représente {placeholder}\u00a0: saisissez la valeur.',
  '“{value}” is none of {values}. What is usual is taken.':
    '«\u00a0{value}\u00a0» n’est aucun de {values}. La valeur usuelle est prise.',
  '“{value}” is no whole number above 0. What is usual is taken.':
    '«\u00a0{value}\u00a0» n’est pas un nombre entier supérieur à 0. La valeur usuelle est prise.',
  '{newer} says something else and is taken.': '{newer} dit autre chose et est pris en compte.',
  'With user_dn_pattern nobody is searched for.': 'Avec user_dn_pattern, personne n’est recherché.',
  'Without it, and without user_dn_pattern, nobody can be found.':
    'Sans cela, et sans user_dn_pattern, personne ne peut être trouvé.',
  'People are created only into a group at their first sign-in. Choose one.':
    'À leur première connexion, les personnes ne sont créées que dans un groupe. Choisissez-en un.',
  'SAML is no way to sign in here.': 'SAML n’est pas un moyen de se connecter ici.',
  'This is no setting that is known of CloverDX.': 'Ce n’est pas un réglage connu de CloverDX.',
  'This names a class of Java. Nothing here needs it.': 'Ceci nomme une classe Java. Rien ici n’en a besoin.',
  'Everybody signs in by their name here, wherever they come from.':
    'Ici, chacun se connecte avec son nom, d’où qu’il vienne.',
  'Wrong passwords are slowed down here for everybody alike.':
    'Les mauvais mots de passe sont ralentis ici pour tous de la même façon.',
  'How long sessions last is set here for everybody alike.':
    'La durée des sessions se règle ici pour tous de la même façon.',
  '“{part}” is no address that begins with ldap:// or ldaps://.':
    '«\u00a0{part}\u00a0» n’est pas une adresse qui commence par ldap:// ou ldaps://.',
  'The addresses name different DNs. The first one’s is taken.':
    'Les adresses nomment des DN différents. Celui de la première est pris.',
})

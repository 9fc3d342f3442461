import type { external as Sentences } from '../de/external.ts'

export const external = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'There is no such directory; it may have been deleted.':
    'Cet annuaire n’existe pas\u00a0; il a peut-être été supprimé.',
  'This directory is turned off. Turn it on first.': 'Cet annuaire est désactivé. Activez-le d’abord.',
  'This directory is turned off.': 'Cet annuaire est désactivé.',
  'There is no such conflict any more.': 'Ce conflit n’existe plus.',
  'There is nobody here it could be linked to.': 'Il n’y a personne ici à qui l’entrée pourrait être liée.',
  'The directory’s settings refuse to link people who are here already. Change “match” first.':
    'Les paramètres de l’annuaire refusent de lier des personnes déjà présentes ici. Modifiez d’abord «\u00a0match\u00a0».',
  'An owner stays local: somebody must be able to come in without the directory.':
    'Un propriétaire reste local\u00a0: quelqu’un doit pouvoir entrer sans l’annuaire.',
  'Say under which username.': 'Indiquez sous quel nom d’utilisateur.',
  'There is no such run; it may be older than history is kept.':
    'Cette exécution n’existe pas\u00a0; elle est peut-être plus ancienne que l’historique.',
  'This run is over already.': 'Cette exécution est déjà terminée.',
  'People of this directory only sign in with it; there is nothing to synchronise.':
    'Les personnes de cet annuaire ne font que se connecter avec lui\u00a0; il n’y a rien à synchroniser.',
  'This run does not wait to be confirmed.': 'Cette exécution n’attend pas de confirmation.',
  'There was another run since. Look at that one first.':
    'Il y a eu une autre exécution depuis. Regardez d’abord celle-ci.',
  'This directory is being looked at already.': 'Cet annuaire est déjà en cours d’examen.',
  'A synchronisation of this directory is under way.': 'Une synchronisation de cet annuaire est en cours.',
  'The server stops.': 'Le serveur s’arrête.',
  'Other directories are being looked at. Try again in a moment.':
    'D’autres annuaires sont en cours d’examen. Réessayez dans un instant.',
  'The server or its encryption changed: type the password again. A stored one goes nowhere else.':
    'Le serveur ou son chiffrement a changé\u00a0: saisissez de nouveau le mot de passe. Un mot de passe enregistré ne va nulle part ailleurs.',
  'Type the password of the account to read with.': 'Saisissez le mot de passe du compte de lecture.',
  '“{url}” is no address of a directory server; it begins with ldap:// or ldaps://.':
    '«\u00a0{url}\u00a0» n’est pas l’adresse d’un serveur d’annuaire\u00a0; elle commence par ldap:// ou ldaps://.',
  'No line of this begins with “security.ldap.”.': 'Aucune ligne ne commence par «\u00a0security.ldap.\u00a0».',
  'People who are kept here may not sign in. Allow that in the sign-in rules first.':
    'Les personnes gérées ici ne peuvent pas se connecter. Autorisez-le d’abord dans les règles de connexion.',
  'Passwords are sent to this directory unencrypted. Change its address to ldaps://, or switch StartTLS on, first.':
    'Les mots de passe sont envoyés en clair à cet annuaire. Changez d’abord son adresse en ldaps://, ou activez StartTLS.',
  'Choose a day in the future.': 'Choisissez un jour à venir.',
  'Choose a day within a year: it can be extended.': 'Choisissez un jour dans l’année\u00a0: il peut être repoussé.',
  'Choose people of this directory who have never signed in here, and have neither a password nor a passkey.':
    'Choisissez des personnes de cet annuaire qui ne se sont jamais connectées ici et n’ont ni mot de passe ni clé d’accès.',
  'Nobody of this directory can move this way: everybody has signed in here before, or has a password or a passkey.':
    'Personne de cet annuaire ne peut migrer ainsi\u00a0: chacun s’est déjà connecté ici, ou a un mot de passe ou une clé d’accès.',
  'ldaps:// is encrypted from the first byte. Switch StartTLS off, or write ldap://.':
    'ldaps:// est chiffré dès le premier octet. Désactivez StartTLS, ou écrivez ldap://.',
  'Give at least one server, such as ldaps://ldap.example.com.':
    'Donnez au moins un serveur, par exemple ldaps://ldap.example.com.',
  'A server is ldap:// or ldaps:// with a host and, where needed, a port: ldaps://ldap.example.com.':
    'Un serveur s’écrit ldap:// ou ldaps:// avec un hôte et, au besoin, un port\u00a0: ldaps://ldap.example.com.',
  'The name a certificate must have, such as ldap.example.com, or none.':
    'Le nom que doit porter le certificat, par exemple ldap.example.com, ou aucun.',
  'This holds a private key. Paste certificates only.':
    'Ceci contient une clé privée. Collez seulement des certificats.',
  'Paste certificates in PEM form: from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.':
    'Collez des certificats au format PEM\u00a0: de -----BEGIN CERTIFICATE----- à -----END CERTIFICATE-----.',
  'A regular expression for the whole name, such as [a-z]+\\.[a-z]+, or none.':
    'Une expression régulière pour le nom entier, par exemple [a-z]+\\.[a-z]+, ou aucune.',
  'This says who all may come in, so it has no {place}; the sign-in filter has.':
    'Ceci dit qui peut entrer, donc sans {place}\u00a0; c’est le filtre de connexion qui l’a.',
  'Say where the username goes: (uid={place}).': 'Indiquez où va le nom d’utilisateur\u00a0: (uid={place}).',
  'An LDAP filter in parentheses, such as (objectClass=inetOrgPerson).':
    'Un filtre LDAP entre parenthèses, par exemple (objectClass=inetOrgPerson).',
  'The name of an attribute there, such as mail.': 'Le nom d’un attribut là-bas, par exemple mail.',
  'Say whose groups: (member={dn}) or (memberUid={place}).':
    'Indiquez de qui sont les groupes\u00a0: (member={dn}) ou (memberUid={place}).',
  'Say which groups there.': 'Indiquez quels groupes là-bas.',
  'Say which group here its people get, or which role.':
    'Indiquez quel groupe ici reçoivent leurs membres, ou quel rôle.',
  'A cron line such as 0 */4 * * *, in UTC.': 'Une ligne cron comme 0 */4 * * *, en UTC.',
  'Give the base DN people are under: ou=people,dc=example,dc=com.':
    'Donnez le DN de base sous lequel sont les personnes\u00a0: ou=people,dc=example,dc=com.',
  'Say whom to bind as: uid={place},dc=example,dc=com or {place}@example.com.':
    'Indiquez avec quel nom se connecter\u00a0: uid={place},dc=example,dc=com ou {place}@example.com.',
  'Give the directory a name people know it by.': 'Donnez à l’annuaire un nom sous lequel on le connaît.',
  'There is no directory “{name}”. There are: {names}.':
    'Il n’y a pas d’annuaire «\u00a0{name}\u00a0». Il y a\u00a0: {names}.',
  'There is no directory “{unknown}”. Allowed: {allowed}.':
    'Il n’y a pas d’annuaire «\u00a0{unknown}\u00a0». Autorisé\u00a0: {allowed}.',
  'Paste a private key in PEM form, without a passphrase.': 'Collez une clé privée au format PEM, sans phrase secrète.',
  'This key does not belong to the client certificate.': 'Cette clé ne correspond pas au certificat client.',
  '{title} is turned off, so nobody comes from there.': '{title} est désactivé, donc personne n’en vient.',
  'This is kept in {title} and is changed there.': 'C’est conservé dans {title} et se modifie là-bas.',
  'Choose a group that is kept here.': 'Choisissez un groupe géré ici.',
  'There is no attribute “{name}” here. Declare it first.':
    'Il n’y a pas de champ «\u00a0{name}\u00a0» ici. Créez-le d’abord.',
  'Say whose password it is: the service account’s DN or user principal name.':
    'Indiquez de qui est ce mot de passe\u00a0: le DN ou l’UPN du compte de lecture.',
  'Paste the certificate that belongs to the key.': 'Collez le certificat qui correspond à la clé.',
  'Paste the private key that belongs to the client certificate.':
    'Collez la clé privée qui correspond au certificat client.',
  'Give the service account’s password before the directory is turned on.':
    'Donnez le mot de passe du compte de lecture avant d’activer l’annuaire.',
  'The server, or how it is reached, is another one. Give the service account’s password again.':
    'Le serveur, ou la façon de l’atteindre, a changé. Donnez de nouveau le mot de passe du compte de lecture.',
  'The client certificate is another one. Paste the private key that belongs to it.':
    'Le certificat client a changé. Collez la clé privée qui lui correspond.',
  'Every owner who can sign in comes from this directory. Make somebody an owner who does not first.':
    'Tous les propriétaires qui peuvent se connecter viennent de cet annuaire. Nommez d’abord propriétaire quelqu’un qui n’en vient pas.',
  'There can be {max} directories. Delete one first.': 'Il peut y avoir {max} annuaires. Supprimez-en d’abord un.',
  'There is a directory of this name. Choose another one.':
    'Il y a déjà un annuaire de ce nom. Choisissez-en un autre.',
  'This directory is on. Turn it off first: its people become local, and stay.':
    'Cet annuaire est activé. Désactivez-le d’abord\u00a0: ses personnes deviennent locales, et restent.',
  'Its people are still becoming local. Try again in a moment.':
    'Ses personnes sont encore en train de devenir locales. Réessayez dans un instant.',
  'Give the username they have in that directory.': 'Donnez le nom d’utilisateur que la personne a dans cet annuaire.',
  'The password of this person is kept in the directory they come from.':
    'Le mot de passe de cette personne est conservé dans l’annuaire dont elle vient.',
  'People change their password there themselves.': 'Les personnes changent elles-mêmes leur mot de passe là-bas.',
  'This group is kept in an external directory and is changed there.':
    'Ce groupe est conservé dans un annuaire externe et se modifie là-bas.',
  'This person has been invited, and has no username yet that a directory could know.':
    'Cette personne est invitée et n’a pas encore de nom d’utilisateur qu’un annuaire pourrait connaître.',
  'Apps know somebody else by this username, who had it before it was changed in their directory. Choose another one.':
    'Des applications connaissent quelqu’un d’autre sous ce nom d’utilisateur, qu’il portait avant un changement dans son annuaire. Choisissez-en un autre.',
})
